import { WORK_LIMITS } from '../limits';
import { newStructure, type PictureStructure } from './picture-structure';

/** ISO/IEC 10918-1, table B.1. */
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COMMENT = 0xfe;
const isStandalone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const isApplication = (marker: number): boolean => marker >= 0xe0 && marker <= 0xef;

const EXIF = Buffer.from('Exif\0\0', 'latin1');
const MULTI_PICTURE = Buffer.from('MPF\0', 'latin1');

export interface JpegStructure extends PictureStructure {
  /** It says that further pictures follow it in the file, as those of phones with a brightness map do (CIPA DC-007). */
  isFirstOfSeveral: boolean;
}

/** Walks the segments and scans of the JPEG that begins at `start`, as far as it goes. */
export function walkJpeg(bytes: Buffer, start = 0): JpegStructure {
  const found: JpegStructure = { ...newStructure(), isFirstOfSeveral: false };
  let at = start + 2;
  let scans = 0;
  for (;;) {
    const marker = findMarker(bytes, at);
    if (marker === undefined) return ended(found, bytes.length, 'FILE_CUT_SHORT');
    at = marker.after;
    if (marker.code === EOI) {
      found.end = at;
      if (found.width === 0 || scans === 0) found.faults.push('FILE_DAMAGED');
      return found;
    }
    if (isStandalone(marker.code)) continue;
    if (marker.code === SOI) return ended(found, at, 'FILE_DAMAGED');
    if (at + 2 > bytes.length) return ended(found, bytes.length, 'FILE_CUT_SHORT');
    const length = bytes.readUInt16BE(at);
    if (length < 2) return ended(found, at, 'FILE_DAMAGED');
    if (at + length > bytes.length) return ended(found, bytes.length, 'FILE_CUT_SHORT');
    readSegment(found, marker.code, bytes.subarray(at + 2, at + length));
    at += length;
    if (marker.code === SOS) scans += 1;
    if (scans > WORK_LIMITS.scans) return ended(found, at, 'FILE_TOO_COMPLEX');
  }
}

function readSegment(found: JpegStructure, marker: number, content: Buffer): void {
  if (isFrame(marker)) {
    if (content.length < 6 || found.width !== 0) {
      found.faults.push('FILE_DAMAGED');
      return;
    }
    found.height = content.readUInt16BE(1);
    found.width = content.readUInt16BE(3);
    // Forms in several scans keep 16 bits a sample until the last one is read.
    found.pixelBytes = content.readUInt8(5) * (marker === 0xc2 ? 2 : 1);
    if (found.height === 0 || found.width === 0) found.faults.push('FILE_DAMAGED');
  } else if (isApplication(marker) || marker === COMMENT) {
    found.metadata.push(content);
    if (marker === 0xe1 && content.subarray(0, 6).equals(EXIF)) found.exif.push(content.subarray(6));
    if (marker === 0xe2 && content.subarray(0, 4).equals(MULTI_PICTURE)) found.isFirstOfSeveral = true;
  }
}

/** The next marker: the data of a scan holds FF only before 00 and restart marks. */
function findMarker(bytes: Buffer, from: number): { code: number; after: number } | undefined {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const code = bytes.readUInt8(at + 1);
    if (code === 0xff) at += 1;
    else if (code === 0x00 || isStandalone(code)) at = bytes.indexOf(0xff, at + 2);
    else return { code, after: at + 2 };
  }
  return undefined;
}

function ended(found: JpegStructure, end: number, fault: PictureStructure['faults'][number]): JpegStructure {
  found.end = end;
  found.faults.push(fault);
  return found;
}
