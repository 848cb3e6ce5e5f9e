import { deflateSync } from 'node:zlib';

/** An object by its text, or by its dictionary and data. */
export type SampleObject = string | { readonly dictionary: string; readonly data: Buffer };

export interface PdfSample {
  /** Further entries of the catalogue, and of every page. */
  readonly catalogue?: string;
  readonly page?: string;
  readonly pages?: number;
  /** What /Count says, when it is not the number of pages. */
  readonly count?: number;
  readonly mediaBox?: string;
  readonly content?: string;
  /** Objects from number 100 on. */
  readonly others?: readonly SampleObject[];
  readonly trailer?: string;
  /** Whether everything but streams lies packed in an object stream, so that no name is seen in the file. */
  readonly isPacked?: boolean;
  /** What the table of places says wrong. */
  readonly offsetError?: number;
}

const OTHERS = 100;

/** A stream as an object. */
export const stream = (data: Buffer | string, dictionary = ''): SampleObject => ({
  dictionary,
  data: Buffer.from(data),
});
export const packed = (data: Buffer | string, dictionary = ''): SampleObject =>
  stream(deflateSync(data), `/Filter /FlateDecode ${dictionary}`);

/** A small PDF, with whatever is to be wrong about it. */
export function writePdf(sample: PdfSample = {}): Buffer {
  const objects = toObjects(sample);
  return sample.isPacked === true ? writePacked(objects, sample) : writePlain(objects, sample);
}

function toObjects(sample: PdfSample): Map<number, SampleObject> {
  const pages = sample.pages ?? 1;
  const first = 1_000;
  const kids = Array.from({ length: pages }, (_, index) => `${String(first + index)} 0 R`);
  const objects = new Map<number, SampleObject>([
    [1, `<< /Type /Catalog /Pages 2 0 R ${sample.catalogue ?? ''} >>`],
    [2, `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${String(sample.count ?? pages)} >>`],
    [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
    [4, stream(sample.content ?? 'BT /F1 24 Tf 72 700 Td (A licence of nobody) Tj ET')],
  ]);
  (sample.others ?? []).forEach((object, index) => objects.set(OTHERS + index, object));
  kids.forEach((_, index) => {
    objects.set(
      first + index,
      `<< /Type /Page /Parent 2 0 R /MediaBox ${sample.mediaBox ?? '[0 0 595 842]'} /Contents 4 0 R
          /Resources << /Font << /F1 3 0 R >> >> ${sample.page ?? ''} >>`,
    );
  });
  return objects;
}

function toBytes(number: number, object: SampleObject): Buffer {
  if (typeof object === 'string') return Buffer.from(`${String(number)} 0 obj\n${object}\nendobj\n`, 'latin1');
  const head = `${String(number)} 0 obj\n<< ${object.dictionary} /Length ${String(object.data.length)} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), object.data, Buffer.from('\nendstream\nendobj\n')]);
}

function writePlain(objects: ReadonlyMap<number, SampleObject>, sample: PdfSample): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const table: string[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [number, object] of objects) {
    const bytes = toBytes(number, object);
    table.push(`${String(number)} 1\n${String(at + (sample.offsetError ?? 0)).padStart(10, '0')} 00000 n \n`);
    parts.push(bytes);
    at += bytes.length;
  }
  const size = Math.max(...objects.keys()) + 1;
  parts.push(Buffer.from(`xref\n0 1\n0000000000 65535 f \n${table.join('')}trailer\n<< /Size ${String(size)} /Root 1 0 R ${sample.trailer ?? ''} >>\nstartxref\n${String(at)}\n%%EOF\n`)); // prettier-ignore
  return Buffer.concat(parts);
}

/** As programs of today write it: objects in one packed stream, places in another (ISO 32000-1, 7.5.7 and 7.5.8). */
function writePacked(objects: ReadonlyMap<number, SampleObject>, sample: PdfSample): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const entries = new Map<number, [number, number, number]>();
  let at = parts[0]?.length ?? 0;
  const append = (number: number, bytes: Buffer): void => {
    entries.set(number, [1, at, 0]);
    parts.push(bytes);
    at += bytes.length;
  };
  const texts = [...objects].filter((one): one is [number, string] => typeof one[1] === 'string');
  for (const [number, object] of objects) if (typeof object !== 'string') append(number, toBytes(number, object));
  const [holder, index] = [50, 51];
  let offset = 0;
  const places = texts.map(([number, text]) => {
    const place = `${String(number)} ${String(offset)}`;
    offset += Buffer.byteLength(text, 'latin1') + 1;
    return place;
  });
  const head = `${places.join(' ')}\n`;
  const body = Buffer.from(head + texts.map(([, text]) => `${text}\n`).join(''), 'latin1');
  texts.forEach(([number], position) => entries.set(number, [2, holder, position]));
  append(holder, toBytes(holder, packed(body, `/Type /ObjStm /N ${String(texts.length)} /First ${String(head.length)}`)));
  entries.set(index, [1, at, 0]);
  const numbers = [...entries.keys()].sort((a, b) => a - b);
  const rows = Buffer.alloc(numbers.length * 7);
  numbers.forEach((number, row) => {
    const [type, second, third] = entries.get(number) ?? [0, 0, 0];
    rows.writeUInt8(type, row * 7);
    rows.writeUInt32BE(second, row * 7 + 1);
    rows.writeUInt16BE(third, row * 7 + 5);
  });
  const sections = numbers.map((number) => `${String(number)} 1`).join(' ');
  const size = Math.max(...numbers) + 1;
  parts.push(toBytes(index, packed(rows, `/Type /XRef /W [1 4 2] /Index [${sections}] /Size ${String(size)} /Root 1 0 R ${sample.trailer ?? ''}`)));
  parts.push(Buffer.from(`startxref\n${String(at)}\n%%EOF\n`));
  return Buffer.concat(parts);
} // prettier-ignore
