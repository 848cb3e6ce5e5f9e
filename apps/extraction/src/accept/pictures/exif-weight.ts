import { WORK_LIMITS } from '../limits';

/** Bytes of a value by its type: TIFF 6.0, section 2. */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
/** Tags whose value is the place of another list of entries: EXIF, GPS, interoperability. */
const LISTS = new Set([0x8769, 0x8825, 0xa005]);
const MOST_LISTS = 32;

/**
 * Whether camera data claims far more than it holds: entries may all point at the same bytes, and lists at each other, so that
 * 64 KiB unpack to hundreds of megabytes.
 */
export function isExifBomb(exif: Buffer): boolean {
  const order = exif.toString('latin1', 0, 2);
  if (exif.length < 8 || (order !== 'II' && order !== 'MM')) return false;
  const u16 = (at: number): number => (order === 'II' ? exif.readUInt16LE(at) : exif.readUInt16BE(at));
  const u32 = (at: number): number => (order === 'II' ? exif.readUInt32LE(at) : exif.readUInt32BE(at));
  const lists = [u32(4)];
  const seen = new Set<number>();
  let claimed = 0;
  for (let list = lists.pop(); list !== undefined; list = lists.pop()) {
    if (list === 0 || list + 2 > exif.length) continue;
    if (seen.has(list) || seen.size >= MOST_LISTS) return true;
    seen.add(list);
    const entries = u16(list);
    for (let at = list + 2, left = entries; left > 0 && at + 12 <= exif.length; at += 12, left -= 1) {
      claimed += 12 + (TYPE_BYTES[u16(at + 2)] ?? 0) * u32(at + 4);
      if (claimed > WORK_LIMITS.exifBytes) return true;
      if (LISTS.has(u16(at))) lists.push(u32(at + 8));
    }
    const next = list + 2 + entries * 12;
    if (next + 4 <= exif.length) lists.push(u32(next));
  }
  return false;
}
