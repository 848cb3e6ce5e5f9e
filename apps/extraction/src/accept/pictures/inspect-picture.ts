import sharp from 'sharp';
import { holdsForeign, isAlsoZip, isForeignTail } from '../hidden-content';
import { type AcceptedType, type Inspection, refused } from '../inspection';
import { FILE_LIMITS, WORK_LIMITS } from '../limits';
import { type RefusalCode } from '../refusals';
import { isExifBomb } from './exif-weight';
import { walkJpeg } from './jpeg-structure';
import { isMotionPhoto, isPhoneTail } from './phone-tail';
import { type PictureStructure } from './picture-structure';
import { walkPng } from './png-structure';
import { walkWebp } from './webp-structure';

export type PictureKind = 'jpeg' | 'png' | 'webp';

const MEDIA_TYPES: Readonly<Record<PictureKind, AcceptedType>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/** A reader of PDF looks for its beginning this far into a file. */
const PDF_HEAD_BYTES = 1024;

/** Decoders of other formats are shut off in this process: none may be talked into opening a file. */
function shutOtherDecoders(): void {
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
  });
  sharp.cache(false);
  sharp.concurrency(1);
}

/** Pixels are decoded, once, only when everything that can be told without them is in order. */
export async function inspectPicture(bytes: Buffer, kind: PictureKind): Promise<Inspection> {
  const { structure, codes } = inspectStructure(bytes, kind);
  if (codes.length === 0 && !(await canBeDecoded(bytes))) codes.push('FILE_DAMAGED');
  if (codes.length > 0) return refused(codes);
  const { width, height } = structure;
  return { kind: 'accepted', mediaType: MEDIA_TYPES[kind], pages: 1, width, height };
}

/** Everything that can be told of a picture without decoding it. */
export function inspectStructure(
  bytes: Buffer,
  kind: PictureKind,
): { structure: PictureStructure; codes: RefusalCode[] } {
  const structure = kind === 'jpeg' ? walkJpeg(bytes) : kind === 'png' ? walkPng(bytes) : walkWebp(bytes);
  const codes: RefusalCode[] = [...structure.faults, ...judgeSize(structure), ...judgeMetadata(structure)];
  if (structure.isAnimated) codes.push('PICTURE_ANIMATED');
  const isWhole = !structure.faults.includes('FILE_CUT_SHORT') && !structure.faults.includes('FILE_DAMAGED');
  if (isWhole) codes.push(...judgeTail(bytes, structure, kind));
  if (isAlsoZip(bytes) || bytes.subarray(0, PDF_HEAD_BYTES).includes('%PDF-')) codes.push('FILE_HIDDEN_CONTENT');
  return { structure, codes };
}

function* judgeSize({ width, height, pixelBytes }: PictureStructure): Generator<RefusalCode> {
  if (width === 0 || height === 0) return;
  const pixels = width * height;
  if (Math.max(width, height) > FILE_LIMITS.side || pixels > FILE_LIMITS.pixels) yield 'PICTURE_TOO_LARGE';
  else if (pixels * pixelBytes > WORK_LIMITS.decodedBytes) yield 'PICTURE_TOO_LARGE';
  if (Math.min(width, height) < FILE_LIMITS.shortestSide) yield 'PICTURE_TOO_SMALL';
}

function* judgeMetadata({ metadata, exif }: PictureStructure): Generator<RefusalCode> {
  const size = metadata.reduce((sum, one) => sum + one.length, 0);
  if (size > WORK_LIMITS.metadataBytes || exif.some(isExifBomb)) yield 'PICTURE_METADATA';
  if (metadata.some(holdsForeign)) yield 'FILE_HIDDEN_CONTENT';
}

function* judgeTail(bytes: Buffer, structure: PictureStructure, kind: PictureKind): Generator<RefusalCode> {
  const tail = bytes.subarray(structure.end);
  if (!isForeignTail(tail)) return;
  if (kind === 'jpeg') {
    if (isPhoneTail(bytes, structure.end)) return;
    if (isMotionPhoto(tail)) {
      yield 'PICTURE_MOTION';
      return;
    }
  }
  yield 'FILE_HIDDEN_CONTENT';
}

let areDecodersShut = false;

async function canBeDecoded(bytes: Buffer): Promise<boolean> {
  if (!areDecodersShut) shutOtherDecoders();
  areDecodersShut = true;
  try {
    // Every pixel passes, in strips where the format allows it; only a thumbnail is kept.
    await sharp(bytes, { failOn: 'error', limitInputPixels: FILE_LIMITS.pixels, sequentialRead: true })
      .timeout({ seconds: WORK_LIMITS.decodeSeconds })
      .resize({ width: 32, height: 32, fit: 'fill', fastShrinkOnLoad: true })
      .raw()
      .toBuffer();
    return true;
  } catch {
    return false;
  }
}
