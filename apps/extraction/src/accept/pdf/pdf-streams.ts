import { createInflate } from 'node:zlib';
import { type PdfDictionary, nameOf, type PdfValue } from './pdf-value';

const SHORT: Readonly<Record<string, string>> = {
  Fl: 'FlateDecode',
  LZW: 'LZWDecode',
  A85: 'ASCII85Decode',
  AHx: 'ASCIIHexDecode',
  DCT: 'DCTDecode',
};
const CHUNK = 256 * 1024;

/** Filters in the order in which they are undone; undefined when the dictionary does not say it plainly. */
export function filtersOf(dictionary: PdfDictionary): string[] | undefined {
  const filter = dictionary.get('Filter') ?? dictionary.get('F');
  if (filter === undefined) return [];
  const names = (Array.isArray(filter) ? (filter as PdfValue[]) : [filter]).map(nameOf);
  return names.every((name) => name !== undefined) ? names.map((name) => SHORT[name] ?? name) : undefined;
}

/** Whether rows are stored as differences: then what comes out of the filters is not yet the content. */
export function hasPredictor(dictionary: PdfDictionary): boolean {
  const parameters = dictionary.get('DecodeParms') ?? dictionary.get('DP');
  if (parameters === undefined) return false;
  const all = Array.isArray(parameters) ? (parameters as PdfValue[]) : [parameters];
  return all.some((one) => one !== undefined && !(one instanceof Map && Number(one.get('Predictor') ?? 1) === 1));
}

/**
 * Unpacks as far as the data goes, and no further than the limit. The end of the data is the packer's own: what a dictionary
 * says of its length may be wrong on purpose.
 *
 * @param take each piece; when it throws, unpacking stops
 * @returns how many bytes came out; more than the limit when there was more
 */
export async function inflateWithin(packed: Buffer, limit: number, take?: (piece: Buffer) => void): Promise<number> {
  const inflate = createInflate({ chunkSize: CHUNK });
  let size = 0;
  inflate.end(packed);
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      size += piece.length;
      take?.(piece);
      if (size > limit) break;
    }
  } catch {
    // Damaged from here on; what came out until then counts.
  } finally {
    inflate.destroy();
  }
  return size;
}

/** Undoes the filters that write bytes as letters; undefined for any other. */
export function fromLetters(filter: string, data: Buffer): Buffer | undefined {
  if (filter === 'ASCIIHexDecode') {
    const end = data.indexOf(0x3e);
    return Buffer.from(data.toString('latin1', 0, end < 0 ? data.length : end).replace(/\s/g, ''), 'hex');
  }
  if (filter !== 'ASCII85Decode') return undefined;
  const end = data.indexOf('~>');
  const text = data
    .toString('latin1', 0, end < 0 ? data.length : end)
    .replace(/\s/g, '')
    .replace(/z/g, '!!!!!');
  const bytes = Buffer.alloc(Math.ceil(text.length / 5) * 4);
  for (let at = 0; at < text.length; at += 5) {
    let word = 0;
    for (let digit = 0; digit < 5; digit += 1) word = word * 85 + ((text.charCodeAt(at + digit) || 117) - 33);
    bytes.writeUInt32BE(word >>> 0, (at / 5) * 4);
  }
  return bytes.subarray(0, Math.floor((text.length * 4) / 5));
}
