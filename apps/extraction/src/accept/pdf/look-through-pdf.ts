import { FILE_LIMITS, WORK_LIMITS } from '../limits';
import { walkJpeg } from '../pictures/jpeg-structure';
import { type RefusalCode } from '../refusals';
import { PdfMarks } from './pdf-marks';
import { filtersOf, fromLetters, hasPredictor, inflateWithin } from './pdf-streams';
import {
  isDictionary,
  nameOf,
  type PdfDictionary,
  type PdfValue,
  readValue,
  referenceOf,
  TooComplex,
} from './pdf-value';

/** Packs up to 2,700 bytes into one, and nothing of Node's unpacks it: larger ones are no longer written by any program. */
const LZW_BYTES = 64 * 1024;

/** Size of a picture stands behind its profiles, which are smaller than this. */
const JPEG_HEAD_BYTES = 1024 * 1024;

/**
 * Looks at every object of the file, wherever it lies and whether or not the file's own index names it, also at those that
 * are packed into streams, and counts what streams unpack to. Programs differ in which objects they believe; this
 * believes them all.
 */
export async function lookThroughPdf(bytes: Buffer): Promise<Set<RefusalCode>> {
  const looking = new Looking(bytes);
  try {
    looking.readObjects();
    await looking.unpackStreams();
    return looking.marks.judge();
  } catch (error) {
    if (!(error instanceof TooComplex)) throw error;
    return looking.marks.judge().add('FILE_TOO_COMPLEX');
  }
}

class Looking {
  readonly marks = new PdfMarks();
  private readonly streams: { dictionary: PdfDictionary; at: number }[] = [];
  private readonly watch;
  private objects = 0;
  private unpacked = 0;
  private unpackedObjects = 0;

  constructor(private readonly bytes: Buffer) {
    this.watch = {
      budget: 6 * bytes.length + 8 * 1024 * 1024,
      onName: (name: string) => { this.marks.sawName(name); },
      onDictionary: (dictionary: PdfDictionary) => { this.marks.sawDictionary(dictionary); },
    }; // prettier-ignore
  }

  readObjects(): void {
    for (const keyword of ['obj', 'trailer']) {
      for (let at = this.bytes.indexOf(keyword); at >= 0; at = this.bytes.indexOf(keyword, at + keyword.length)) {
        if (this.bytes.toString('latin1', Math.max(0, at - 3), at) === 'end') continue;
        const { value, streamAt } = readValue(this.bytes, at + keyword.length, this.watch);
        this.keep(/(\d{1,10})\s+\d{1,5}\s*$/.exec(this.bytes.toString('latin1', Math.max(0, at - 40), at))?.[1], value);
        if (streamAt !== undefined && isDictionary(value)) this.streams.push({ dictionary: value, at: streamAt });
      }
    }
  }

  async unpackStreams(): Promise<void> {
    for (const { dictionary, at } of this.streams) {
      const data = this.bytes.subarray(at);
      // Only these two keys make a pack of objects: programs do not ask for its type.
      if (dictionary.has('First') && dictionary.has('N')) await this.openPack(dictionary, data);
      else await this.weigh(dictionary, data);
    }
  }

  private keep(number: string | undefined, value: PdfValue): void {
    this.objects += 1;
    if (this.objects > WORK_LIMITS.pdfObjects) throw new TooComplex();
    if (number !== undefined) this.marks.keep(Number(number), value);
  }

  private async openPack(dictionary: PdfDictionary, data: Buffer): Promise<void> {
    const filters = filtersOf(dictionary);
    if (filters === undefined || hasPredictor(dictionary)) throw new TooComplex();
    let content = filters.length === 0 ? data.subarray(0, this.plainLength(dictionary, data)) : data;
    for (const filter of filters) {
      const letters = this.readLetters(filter, content);
      if (letters === undefined && filter !== 'FlateDecode') throw new TooComplex();
      content = letters ?? (await this.unpackWhole(content));
    }
    this.watch.budget += content.length * 2;
    readValue(content, 0, this.watch);
    this.readPacked(dictionary, content);
  }

  /** The objects of a pack by the list of their numbers and places at its beginning. */
  private readPacked(dictionary: PdfDictionary, content: Buffer): void {
    const first = Number(dictionary.get('First') ?? 0);
    const places = content.toString('latin1', 0, Math.max(0, first)).trim().split(/\s+/).map(Number);
    for (let index = 0; index + 1 < places.length; index += 2) {
      const [from, until] = [first + (places[index + 1] ?? 0), first + (places[index + 3] ?? content.length)];
      if (!(from < until)) continue;
      this.keep(String(places[index]), readValue(content.subarray(from, until), 0, this.watch).value);
    }
  }

  private async unpackWhole(packed: Buffer): Promise<Buffer> {
    const pieces: Buffer[] = [];
    const left = WORK_LIMITS.pdfPackBytes - this.unpackedObjects;
    const size = await inflateWithin(packed, left, (piece) => pieces.push(piece));
    this.unpackedObjects += size;
    this.spend(size, left);
    return Buffer.concat(pieces);
  }

  /** Counts what a stream comes to without keeping it. */
  private async weigh(dictionary: PdfDictionary, data: Buffer): Promise<void> {
    const isPicture = nameOf(dictionary.get('Subtype')) === 'Image';
    if (isPicture) this.measure(dictionary, data);
    const limit = isPicture ? WORK_LIMITS.pdfPictureBytes : WORK_LIMITS.pdfStreamBytes;
    const filters = filtersOf(dictionary);
    if (filters === undefined) throw new TooComplex();
    const [first, second] = filters;
    if (first === 'LZWDecode' && this.plainLength(dictionary, data) > LZW_BYTES) throw new TooComplex();
    const packed = second === 'FlateDecode' && first !== undefined ? this.readLetters(first, data) : data;
    if (first === 'FlateDecode' && second !== undefined && /^(Flate|LZW|RunLength)/.test(second)) {
      // Packed twice: no program does that but to hide how much it is.
      throw new TooComplex();
    }
    if (first !== 'FlateDecode' && second !== 'FlateDecode') return;
    if (packed === undefined) throw new TooComplex();
    this.spend(await inflateWithin(packed, limit), limit);
  }

  private measure(dictionary: PdfDictionary, data: Buffer): void {
    const filters = filtersOf(dictionary) ?? [];
    const sizes = [[Number(dictionary.get('Width') ?? 0), Number(dictionary.get('Height') ?? 0)]];
    // Decoders believe the picture, not the dictionary.
    if (filters[0] === 'DCTDecode' && data.length > 2 && data.readUInt16BE(0) === 0xffd8) {
      const { width, height, end } = walkJpeg(data.subarray(0, JPEG_HEAD_BYTES));
      this.charge(end);
      sizes.push([width, height]);
    }
    const codestream = filters[0] === 'JPXDecode' ? data.subarray(0, 4096).indexOf(Buffer.from('ff4fff51', 'hex')) : -1;
    if (codestream >= 0 && codestream + 16 <= data.length) {
      sizes.push([data.readUInt32BE(codestream + 8), data.readUInt32BE(codestream + 12)]);
    }
    for (const [width = 0, height = 0] of sizes) {
      if (Math.max(width, height) > 2 * FILE_LIMITS.side || width * height > FILE_LIMITS.pixels) {
        this.marks.add('PICTURE_TOO_LARGE');
      }
    }
  }

  private plainLength(dictionary: PdfDictionary, data: Buffer): number {
    const length = dictionary.get('Length');
    const said = typeof length === 'number' ? length : this.marks.findNumber(referenceOf(length));
    const end = data.indexOf('endstream');
    this.charge(end < 0 ? data.length : end);
    return Math.max(said ?? 0, end < 0 ? data.length : end);
  }

  private readLetters(filter: string, data: Buffer): Buffer | undefined {
    const letters = fromLetters(filter, data);
    if (letters !== undefined) this.charge(letters.length);
    return letters;
  }

  /** Streams may be built to lie over each other, so that each is looked through to the end of the file. */
  private charge(bytes: number): void {
    this.watch.budget -= bytes;
    if (this.watch.budget < 0) throw new TooComplex();
  }

  private spend(size: number, limit: number): void {
    this.unpacked += size;
    if (size > limit || this.unpacked > WORK_LIMITS.pdfBytes) throw new TooComplex();
  }
}
