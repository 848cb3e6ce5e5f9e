import { type Document, DocumentStatus } from '@licensing/contracts';
import sharp from 'sharp';
import type { DocumentKind, Fields, PageDrawing } from '../../../../test/corpus/document';
import { drawDocument, generateDocument } from '../../../../test/corpus/generate-document';
import { onOneSheet, photographTogether } from '../../../../test/corpus/special/one-photo';
import { reworded } from '../../../../test/corpus/special/reworded';
import { type RealDocuments, startRealDocuments } from '../testing/real-documents';

// With the processes as they are built and the real models. What is asserted holds however well the reader reads: what is
// told, and that nothing of another document is accepted. One picture each: seconds of processor time.
jest.setTimeout(240_000);

const READ = DocumentStatus.DOCUMENT_STATUS_READ;

let documents: RealDocuments;

beforeAll(async () => {
  documents = await startRealDocuments();
});
afterAll(() => documents.stop());

const bring = async (bytes: Buffer, slot: string): Promise<Document> =>
  documents.untilDone(await documents.add(bytes, slot));
const codesOf = ({ problems }: Document): string[] => problems.map(({ code }) => code);
const fieldOf = ({ fields }: Document, name: string) => fields.find((field) => field.name === name);
const valueOf = (document: Document, name: string): unknown => JSON.parse(fieldOf(document, name)?.valueJson ?? 'null');

interface Drawn {
  readonly page: PageDrawing;
  readonly fields: Fields;
}

function draw(type: DocumentKind, seed: number, layout?: string): Drawn {
  const { pages, fields } = drawDocument({ type, seed, layout });
  return { page: pages[0]!, fields };
}

/** Everything that may be decided on is what this one document says. */
function acceptedOtherThan(document: Document, { fields }: Drawn): string[] {
  return document.fields
    .filter(({ accepted, name }) => accepted && typeof fields[name] !== 'undefined')
    .filter(({ name, valueJson }) => !isSaid(JSON.parse(valueJson), fields[name]!))
    .map(({ name }) => name);
}

/** Lists stand in the truth as the text that was drawn. */
const isSaid = (value: unknown, truth: string | number): boolean =>
  Array.isArray(value) ? value.every((one) => String(truth).includes(String(one))) : value === truth;

describe('a page without anything on it', () => {
  const blank: PageDrawing = { width: 210, height: 297, draw: () => undefined };
  const plain = (background: string): Promise<Buffer> =>
    sharp({ create: { width: 1_600, height: 2_200, channels: 3, background } })
      .jpeg()
      .toBuffer();

  it.each<[string, () => Promise<Buffer>]>([
    ['a blank sheet on a table', () => photographTogether([blank], 31)],
    ['nothing but white', () => plain('#fdfdfb')],
    ['nothing but black', () => plain('#050505')],
  ])('is told to be blank, and decides nothing: %s', async (_, make) => {
    const document = await bring(await make(), 'business-licence');
    expect(document).toMatchObject({ status: READ, type: '', fields: [] });
    expect(document.problems).toEqual([
      expect.objectContaining({
        code: 'BLANK', zh: '图片上没有识别到文字', en: 'no text was found on the page',
        todo: { zh: '请对准证件，在光线充足处重新拍摄', en: 'take a photo of the document in good light' },
      }),
    ]); // prettier-ignore
    expect(await documents.extract(document)).toEqual({});
  });
});

describe('a photo that lies on its side', () => {
  const card = draw('resident-id-front', 41);
  const upright = photographTogether([card.page], 41);
  const turned = async (degrees: number): Promise<Buffer> =>
    sharp(await upright).rotate(degrees).jpeg({ quality: 92 }).toBuffer(); // prettier-ignore

  it.each<[string, () => Promise<Buffer>]>([
    ['as the camera turned it, told by EXIF', async () => sharp(await turned(90)).withMetadata({ orientation: 8 }).jpeg({ quality: 92 }).toBuffer()],
    ['by its pixels, to the right', () => turned(90)],
    ['by its pixels, to the left', () => turned(270)],
    ['on its head', () => turned(180)],
  ])('is read upright: %s', async (_, make) => {
    const document = await bring(await make(), 'identity-card');
    expect([document.type, document.isWrongType]).toEqual(['resident-id-front', false]);
    expect(valueOf(document, 'idNumber')).toBe(card.fields['idNumber']);
    const [{ width, height }, { box }] = [document.pages[0]!, fieldOf(document, 'idNumber')!];
    expect(width).toBeGreaterThan(height);
    // The number stands in the lowest third of the card, once that stands upright.
    expect(box!.y).toBeGreaterThan(height * 0.6);
    expect([box!.x + box!.width <= width, box!.y + box!.height <= height]).toEqual([true, true]);
    expect(acceptedOtherThan(document, card)).toEqual([]);
  }); // prettier-ignore
});

describe('two documents on one picture', () => {
  const licence = draw('business-licence', 11);
  const table = (seed: number, ...drawn: Drawn[]): Promise<Buffer> =>
    photographTogether(drawn.map(({ page }) => page), seed); // prettier-ignore
  const scanned = async (...drawn: Drawn[]): Promise<Buffer> =>
    photographTogether([onOneSheet(drawn.map(({ page }) => page))], 7);

  it.each<[string, string, () => Promise<Buffer>]>([
    ['a licence and its holder’s card', 'business-licence', () => table(1, licence, draw('resident-id-front', 13))],
    ['two licences', 'business-licence', () => table(2, licence, draw('business-licence', 12))],
    ['a licence and a lease', 'premises-right', () => table(3, licence, draw('lease', 14, 'short'))],
    ['two leases', 'premises-right', () => table(4, draw('lease', 14, 'short'), draw('lease', 25, 'short'))],
    ['two health certificates', 'health-certificate', () => table(5, draw('health-certificate', 15, 'paper'), draw('health-certificate', 16, 'paper'))],
    ['two health cards on one sheet', 'health-certificate', () => scanned(draw('health-certificate', 18, 'card'), draw('health-certificate', 19, 'card'))],
    ['two food-safety certificates', 'staff-certificate', () => table(8, draw('food-safety-certificate', 26), draw('food-safety-certificate', 27))],
    ['both sides of a card on one sheet', 'identity-card', () => scanned(draw('resident-id-front', 13), draw('resident-id-back', 13))],
  ])('are told, and nothing of them is accepted: %s', async (_, slot, make) => {
    const document = await bring(await make(), slot);
    expect(document.problems).toContainEqual(
      expect.objectContaining({
        code: 'TWO_DOCUMENTS', zh: '一张图片中有两份证件', en: 'there are two documents on one picture',
        todo: { zh: '请每份证件单独拍摄一张', en: 'take a picture of each document alone' },
      }),
    );
    expect(document.fields.filter(({ accepted }) => accepted).map(({ name }) => name)).toEqual([]);
    expect(await documents.extract(document)).toEqual({});
  }); // prettier-ignore

  it.each<[string, string, DocumentKind, string | undefined]>([
    ['business-licence', 'one licence', 'business-licence', undefined],
    ['premises-right', 'one lease', 'lease', 'short'],
    ['premises-right', 'one title', 'real-estate-certificate', undefined],
    ['health-certificate', 'one health certificate', 'health-certificate', 'paper'],
    ['health-certificate', 'one health card', 'health-certificate', 'card'],
    ['staff-certificate', 'one food-safety certificate', 'food-safety-certificate', undefined],
  ])('are not seen where there is one: %s, %s', async (slot, _, type, layout) => {
    const drawn = draw(type, 33, layout);
    const document = await bring(await photographTogether([drawn.page], 33), slot);
    expect(document.type).toBe(type);
    expect(codesOf(document)).not.toContain('TWO_DOCUMENTS');
    expect(acceptedOtherThan(document, drawn)).toEqual([]);
  });
});

describe('an identity number behind stars', () => {
  const masked = (idNumber: string): string => `${idNumber.slice(0, 6)}********${idNumber.slice(14)}`;

  it.each<[string, string, () => Drawn & { field: string }]>([
    ['a health certificate', 'health-certificate', () => {
      const drawn = draw('health-certificate', 15, 'paper');
      const idNumber = String(drawn.fields['idNumber']);
      return { ...drawn, field: 'idNumber', page: reworded(drawn.page, idNumber, masked(idNumber)) };
    }],
    ['a sole trader’s food licence', 'earlier-licence', () => {
      const drawn = draw('food-licence', 17, 'copy');
      const said = '440703********0018';
      return { ...drawn, field: 'creditCode', page: reworded(drawn.page, String(drawn.fields['creditCode']), said) };
    }],
  ])('is no proof of who holds it: %s', async (_, slot, make) => {
    const { page, field } = make();
    const document = await bring(await photographTogether([page], 51), slot);
    expect(fieldOf(document, field)?.accepted).toBe(false);
    // A star may be lost; none becomes a digit.
    expect(valueOf(document, field) ?? '440000*0000').toMatch(/^\d{6}\*+\d{4}$/);
    expect(fieldOf(document, field)?.suggestions).toEqual([]);
    expect(await documents.extract(document)).toEqual({});
  }); // prettier-ignore
});

describe('a lease of several pages', () => {
  it.each(['text-pdf', 'picture-pdf'] as const)('has each field on the page where it stands: %s', async (form) => {
    const made = await generateDocument({ type: 'lease', layout: 'long', seed: 22, level: 'clean', form });
    const document = await bring(made.bytes, 'premises-right');
    expect([document.type, document.pages.map(({ page }) => page)]).toEqual(['lease', [1, 2]]);
    expect([valueOf(document, 'signedOn'), fieldOf(document, 'signedOn')?.page]).toEqual([made.truth.fields['signedOn'], 2]);
    expect([valueOf(document, 'from'), fieldOf(document, 'from')?.page]).toEqual([made.truth.fields['from'], 1]);
    for (const { name, page, box } of document.fields.filter(({ fault }) => fault !== 'absent')) {
      const { width, height } = document.pages.find((one) => one.page === page)!;
      const isOnPage = box!.width > 0 && box!.x + box!.width <= width && box!.y + box!.height <= height;
      expect([name, isOnPage]).toEqual([name, true]);
    }
    expect(acceptedOtherThan(document, { page: { width: 0, height: 0, draw: () => undefined }, fields: made.truth.fields })).toEqual([]);
  }); // prettier-ignore
});

it('a document in the wrong slot is told with both names, and decides nothing', async () => {
  const document = await bring(await photographTogether([draw('resident-id-front', 41).page], 61), 'business-licence');
  expect(document).toMatchObject({ isWrongType: true, type: 'resident-id-front' });
  expect(document.problems[0]).toMatchObject({ code: 'WRONG_DOCUMENT', todo: { zh: '请上传此处所需的文件' } });
  expect(document.problems[0]!.zh).toMatch(/^这是“居民身份证.*”，此处需要“营业执照”$/);
  expect(document.problems[0]!.en).toMatch(/^this is: .+; this slot asks for: Business licence$/i);
  expect(await documents.extract(document)).toEqual({});
});
