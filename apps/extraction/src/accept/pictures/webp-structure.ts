import { newStructure, type PictureStructure } from './picture-structure';

const ANIMATION = 0b10;

/** Walks the chunks of a WebP (RFC 9649), as far as they go. */
export function walkWebp(bytes: Buffer): PictureStructure {
  const found: PictureStructure = { ...newStructure(), pixelBytes: 4 };
  const declared = bytes.length < 12 ? bytes.length + 1 : 8 + bytes.readUInt32LE(4);
  // Sizes are even; some writers leave the last byte out.
  const end = declared + (declared % 2);
  found.end = Math.min(end, bytes.length);
  if (declared > bytes.length) found.faults.push('FILE_CUT_SHORT');
  for (let at = 12; at + 8 <= found.end;) {
    const type = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const next = at + 8 + length + (length % 2);
    if (at + 8 + length > found.end) {
      found.faults.push('FILE_CUT_SHORT');
      break;
    }
    readChunk(found, type, bytes.subarray(at + 8, at + 8 + length));
    at = next;
  }
  if (found.faults.length === 0 && (found.width === 0 || found.height === 0)) found.faults.push('FILE_DAMAGED');
  return found;
}

function readChunk(found: PictureStructure, type: string, content: Buffer): void {
  switch (type) {
    case 'VP8X':
      if (content.length < 10) return;
      if ((content.readUInt8(0) & ANIMATION) !== 0) found.isAnimated = true;
      sized(found, content.readUIntLE(4, 3) + 1, content.readUIntLE(7, 3) + 1);
      return;
    case 'VP8 ':
      if (content.length < 10) return;
      sized(found, content.readUInt16LE(6) & 0x3fff, content.readUInt16LE(8) & 0x3fff);
      return;
    case 'VP8L': {
      if (content.length < 5) return;
      const bits = content.readUInt32LE(1);
      sized(found, (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
      return;
    }
    case 'ANIM':
    case 'ANMF':
      found.isAnimated = true;
      return;
    case 'ALPH':
      return;
    default:
      found.metadata.push(content);
      if (type === 'EXIF') found.exif.push(content.subarray(content.toString('latin1', 0, 4) === 'Exif' ? 6 : 0));
  }
}

/** The canvas and the picture on it may differ: the larger one is decoded. */
function sized(found: PictureStructure, width: number, height: number): void {
  found.width = Math.max(found.width, width);
  found.height = Math.max(found.height, height);
}
