import { type ReadCharacter, type TextRun } from '@licensing/domain';
import { sortRuns } from './sort-runs';

/** A piece of a text layer as pdfjs gives it. */
interface LayerItem {
  readonly str: string;
  /** From the piece's own space, whose units are its font size, to the page's. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Gap between two pieces, in shares of their height, from which on they are two runs. */
const GAP = 0.6;

/** The text layer of a page as runs on its picture; confidence 1. `toPicture`: the viewport's matrix. */
export function textLayerRuns(
  items: readonly unknown[],
  toPicture: readonly number[],
  page: { width: number; height: number },
): TextRun[] {
  const pieces = items.filter(isItem).flatMap((item) => toPiece(item, toPicture, page) ?? []);
  const runs: TextRun[] = [];
  for (const run of sortRuns(pieces.map((piece) => ({ run: piece }))).map(({ run: piece }) => piece)) {
    const last = runs.at(-1);
    if (last && isNext(last, run)) runs[runs.length - 1] = join(last, run);
    else runs.push(run);
  }
  return runs;
}

function isItem(item: unknown): item is LayerItem {
  return typeof item === 'object' && item !== null && 'str' in item && typeof item.str === 'string';
}

function toPiece(
  { str, transform, width, height }: LayerItem,
  toPicture: readonly number[],
  page: { width: number; height: number },
): TextRun | undefined {
  const text = str.trim();
  if (text === '') return undefined;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = toPicture;
  const [, , , , x = 0, y = 0] = transform;
  const scale = Math.hypot(a, b);
  // Text that does not run along the lines of the page is a watermark or a stamp.
  if (Math.abs(b * (transform[0] ?? 1) + d * (transform[1] ?? 0)) > 0.05 * scale * Math.hypot(transform[0] ?? 1, transform[1] ?? 0)) return undefined; // prettier-ignore
  const size = (height || Math.hypot(transform[2] ?? 0, transform[3] ?? 0)) * scale;
  const left = a * x + c * y + e;
  const baseline = b * x + d * y + f;
  const box = { x: Math.round(left), y: Math.round(baseline - size * 0.9), width: Math.round(width * scale), height: Math.round(size * 1.1) }; // prettier-ignore
  if (box.x >= page.width || box.y >= page.height || box.x + box.width <= 0 || box.y + box.height <= 0)
    return undefined;
  return { text, confidence: 1, box, characters: toCharacters(text, box.x, box.width) };
}

/** The layer tells how wide a piece is, not where its characters stand: wide ones take two parts, narrow ones one. */
function toCharacters(text: string, left: number, width: number): ReadCharacter[] {
  const characters = Array.from(text);
  const shares = characters.map((character) => ((character.codePointAt(0) ?? 0) > 0x2000 ? 2 : 1));
  const total = shares.reduce((sum, share) => sum + share, 0);
  let at = 0;
  return characters.map((character, index) => {
    const from = left + (width * at) / total;
    at += shares[index] ?? 1;
    return { text: character, confidence: 1, left: Math.round(from), right: Math.round(left + (width * at) / total) };
  });
}

function isNext(last: TextRun, next: TextRun): boolean {
  const height = Math.min(last.box.height, next.box.height);
  const gap = next.box.x - (last.box.x + last.box.width);
  const isLevel = Math.abs(last.box.y + last.box.height / 2 - next.box.y - next.box.height / 2) < height / 2;
  return isLevel && gap < GAP * height && gap > -height;
}

function join(a: TextRun, b: TextRun): TextRun {
  const [x, y] = [Math.min(a.box.x, b.box.x), Math.min(a.box.y, b.box.y)];
  const right = Math.max(a.box.x + a.box.width, b.box.x + b.box.width);
  const bottom = Math.max(a.box.y + a.box.height, b.box.y + b.box.height);
  return {
    text: a.text + b.text,
    confidence: 1,
    box: { x, y, width: right - x, height: bottom - y },
    characters: [...a.characters, ...b.characters],
  };
}
