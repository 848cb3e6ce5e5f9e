import { holdsForeign, isForeignTail } from '../hidden-content';
import { walkJpeg } from './jpeg-structure';

/** Notes that some phones add behind every photo end in this. They are small unless they hold a video. */
const NOTES_END = Buffer.from('SEFT', 'latin1');
const NOTES_BYTES = 64 * 1024;
const MOST_PICTURES = 8;

/** Whether what follows a photo is what phones put there: further whole pictures that the first one announces, or notes. */
export function isPhoneTail(bytes: Buffer, end: number): boolean {
  let at = end;
  if (walkJpeg(bytes).isFirstOfSeveral) {
    for (let pictures = 0; pictures < MOST_PICTURES && startsJpeg(bytes, at); pictures += 1) {
      const next = walkJpeg(bytes, at);
      if (next.faults.length > 0 || next.metadata.some(holdsForeign)) return false;
      at = next.end;
    }
  }
  const tail = bytes.subarray(at);
  if (!isForeignTail(tail)) return true;
  const isNotes = tail.length <= NOTES_BYTES && tail.subarray(-4).equals(NOTES_END);
  return isNotes && !holdsForeign(tail) && !isMotionPhoto(tail);
}

/** A video behind the picture, as motion photos have. */
export function isMotionPhoto(tail: Buffer): boolean {
  return (
    tail.includes('MotionPhoto_Data') || /ftyp(mp4|isom|iso\d|qt {2}|avc1|hvc1|MSNV)/.test(tail.toString('latin1'))
  );
}

function startsJpeg(bytes: Buffer, at: number): boolean {
  return at + 2 < bytes.length && bytes.readUInt16BE(at) === 0xffd8;
}
