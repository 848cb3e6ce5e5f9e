import type { DocumentKind, Drawing, Fields, Level, PageDrawing } from './document';
import { writePicturePdf, writeTextPdf } from './levels/pdf';
import { toSharp } from './levels/picture';
import { photograph, scan, type Shot } from './levels/take-picture';
import { type Random, randomFor } from './random';
import { templates } from './templates';

/** How the document comes: a picture, pictures in a PDF, or a PDF with text. */
export type FileForm = 'image' | 'picture-pdf' | 'text-pdf';

export interface DocumentWish {
  readonly type: DocumentKind;
  readonly seed: number;
  readonly level: Level;
  /** One of the template's layouts; drawn by lot when left out. */
  readonly layout?: string | undefined;
  /** Drawn by lot when left out. Several pages never come as one picture. */
  readonly form?: FileForm | undefined;
}

export interface GeneratedDocument {
  readonly bytes: Buffer;
  readonly mediaType: 'image/jpeg' | 'image/png' | 'application/pdf';
  readonly truth: { readonly type: DocumentKind; readonly fields: Fields };
  readonly pages: number;
  readonly layout: string;
  readonly form: FileForm;
  /** Clockwise degrees that the pixels, as a viewer shows them, are turned by. */
  readonly turn: number;
}

type Turn = 0 | 90 | 180 | 270;
/** EXIF orientation that shows pixels upright which are turned clockwise by so much. */
const orientations = { 0: 1, 90: 8, 180: 3, 270: 6 } as const;
const typedDocuments: readonly DocumentKind[] = ['lease', 'letter-of-authority'];

/** The drawing of a document, without a camera. The same at every level. */
export function drawDocument({ type, seed, layout }: Omit<DocumentWish, 'level'>): Drawing & { layout: string } {
  const template = templates[type];
  const random = randomFor(seed, type);
  const name = random.pickWeighted(Object.entries(template).map(([key, { share }]) => [key, share] as const));
  const chosen = template[layout ?? name];
  if (!chosen) throw new RangeError(`${type} has no layout ${String(layout)}`);
  return { ...chosen.make(random), layout: layout ?? name };
}

/** A document with what it says. Same wish, same bytes. */
export async function generateDocument(wish: DocumentWish): Promise<GeneratedDocument> {
  const { type, level } = wish;
  const { pages, fields, layout } = drawDocument(wish);
  const random = randomFor(wish.seed, `${type}:${level}`);
  const form = wish.form ?? chooseForm(random, type, level, pages.length);
  const made = { truth: { type, fields }, pages: pages.length, layout, form };
  if (form === 'text-pdf') return { ...made, mediaType: 'application/pdf', bytes: writeTextPdf(pages), turn: 0 };

  const isPhotographed = level === 'photo' || level === 'hard' || (level === 'rotated' && random.chance(0.5));
  const turn: Turn = level === 'rotated' ? random.pick([90, 180, 270] as const) : 0;
  const isTold = level === 'rotated' && random.chance(0.3);
  const shots: { shot: Shot; page: PageDrawing }[] = [];
  for (const page of pages)
    shots.push({
      page,
      shot: isPhotographed ? await photograph(page, random, level === 'hard') : await scan(page, random),
    });
  const shown = isTold ? 0 : turn;
  if (form === 'picture-pdf')
    return { ...made, mediaType: 'application/pdf', bytes: await toPdf(shots, turn, isTold), turn: shown };

  const [first] = shots;
  if (!first || shots.length > 1) throw new RangeError('one picture holds one page');
  const isLossless = level === 'clean' && random.chance(0.08);
  const image = toSharp(first.shot.picture).rotate(turn);
  if (isLossless) return { ...made, mediaType: 'image/png', bytes: await image.png().toBuffer(), turn: shown };
  const marked = isTold ? image.withMetadata({ orientation: orientations[turn] }) : image;
  const bytes = await marked.jpeg({ quality: first.shot.quality }).toBuffer();
  return { ...made, mediaType: 'image/jpeg', bytes, turn: shown };
}

function chooseForm(random: Random, type: DocumentKind, level: Level, pages: number): FileForm {
  const lot = random.next();
  const isTyped = typedDocuments.includes(type);
  if (level === 'clean' && isTyped && lot < 0.35) return 'text-pdf';
  if (pages > 1) return 'picture-pdf';
  if (level === 'clean' && lot > 0.85) return 'picture-pdf';
  return level === 'rotated' && lot > 0.93 ? 'picture-pdf' : 'image';
}

/** Pages turned by their pixels or, where the file tells it, by the viewer back to upright. */
async function toPdf(
  shots: readonly { shot: Shot; page: PageDrawing }[],
  turn: Turn,
  isTold: boolean,
): Promise<Buffer> {
  const back = ((360 - turn) % 360) as Turn;
  const pictures = shots.map(async ({ shot, page }) => ({
    bytes: await toSharp(shot.picture).rotate(turn).jpeg({ quality: shot.quality }).toBuffer(),
    pageWidth: turn === 90 || turn === 270 ? page.height : page.width,
    turn: isTold ? back : (0 as const),
  }));
  return writePicturePdf(await Promise.all(pictures));
}
