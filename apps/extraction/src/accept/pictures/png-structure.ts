import { inflateSync } from 'node:zlib';
import { WORK_LIMITS } from '../limits';
import { newStructure, type PictureStructure } from './picture-structure';

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 4, 4: 2, 6: 4 };
/** The chunks that make the picture (ISO/IEC 15948, 11.2 and 11.3.2); everything else says something about it. */
const PICTURE = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS']);

/** Walks the chunks of a PNG, as far as they go. */
export function walkPng(bytes: Buffer): PictureStructure {
  const found = newStructure();
  let at = 8;
  for (;;) {
    if (at + 12 > bytes.length) {
      found.end = bytes.length;
      found.faults.push('FILE_CUT_SHORT');
      return found;
    }
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const next = at + 12 + length;
    if (!/^[A-Za-z]{4}$/.test(type) || (at === 8) !== (type === 'IHDR')) found.faults.push('FILE_DAMAGED');
    else if (next > bytes.length) found.faults.push('FILE_CUT_SHORT');
    else readChunk(found, type, bytes.subarray(at + 8, at + 8 + length));
    at = next;
    // What is said about the picture does not end it.
    if (found.faults.some((fault) => fault !== 'PICTURE_METADATA') || type === 'IEND') {
      found.end = Math.min(next, bytes.length);
      return found;
    }
  }
}

function readChunk(found: PictureStructure, type: string, content: Buffer): void {
  if (type === 'IHDR') {
    if (content.length !== 13) {
      found.faults.push('FILE_DAMAGED');
      return;
    }
    found.width = content.readUInt32BE(0);
    found.height = content.readUInt32BE(4);
    const depth = Math.max(content.readUInt8(8), 8);
    found.pixelBytes = ((CHANNELS[content.readUInt8(9)] ?? 4) * depth) / 8;
    if (found.height === 0 || found.width === 0) found.faults.push('FILE_DAMAGED');
  } else if (type === 'acTL') {
    found.isAnimated = true;
  } else if (!PICTURE.has(type)) {
    const unpacked = unpack(type, content);
    if (unpacked === undefined) found.faults.push('PICTURE_METADATA');
    else found.metadata.push(unpacked);
    if (type === 'eXIf') found.exif.push(content);
  }
}

/** Texts and colour profiles as they are once unpacked; undefined when that is far too much, or nothing. */
function unpack(type: string, content: Buffer): Buffer | undefined {
  const packed = findPacked(type, content);
  if (packed === undefined) return content;
  try {
    return inflateSync(packed, { maxOutputLength: WORK_LIMITS.metadataBytes });
  } catch {
    return undefined;
  }
}

function findPacked(type: string, content: Buffer): Buffer | undefined {
  const keywordEnd = content.indexOf(0);
  if (keywordEnd < 0) return undefined;
  if (type === 'zTXt' || type === 'iCCP') return content.subarray(keywordEnd + 2);
  if (type !== 'iTXt' || content[keywordEnd + 1] !== 1) return undefined;
  const languageEnd = content.indexOf(0, keywordEnd + 3);
  const translationEnd = languageEnd < 0 ? -1 : content.indexOf(0, languageEnd + 1);
  return translationEnd < 0 ? undefined : content.subarray(translationEnd + 1);
}
