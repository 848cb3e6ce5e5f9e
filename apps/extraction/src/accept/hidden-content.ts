import { WORK_LIMITS } from './limits';

/** What makes another program take the file for something else. */
const FOREIGN =
  /%PDF-|PK\x03\x04|PK\x05\x06|Rar!\x1a|7z\xbc\xaf\x27|\x7fELF|<\?php|<script|<html|<!doctype html|<iframe|<svg[\s>]/i;
/** At the very beginning of a tail only: two bytes come up by chance. */
const FOREIGN_START = /^(MZ|#!|\x1f\x8b|BZh|\xca\xfe\xba\xbe)/;

const ZIP_END = Buffer.from('PK\x05\x06', 'latin1');
const ZIP_ENTRY = Buffer.from('PK\x01\x02', 'latin1');
const ZIP_END_BYTES = 22;
const ZIP_COMMENT_BYTES = 65_535;

/** Whether bytes that are not the picture itself, such as a comment, hold a signature or a script. */
export function holdsForeign(bytes: Buffer): boolean {
  return FOREIGN.test(bytes.toString('latin1'));
}

/** Whether what follows the end of a file is more than padding. */
export function isForeignTail(tail: Buffer): boolean {
  if (isPadding(tail)) return false;
  return tail.length > WORK_LIMITS.tailBytes || FOREIGN_START.test(tail.toString('latin1', 0, 8)) || holdsForeign(tail);
}

function isPadding(tail: Buffer): boolean {
  return tail.every((byte) => byte === 0 || byte === 0xff || byte === 0x0a || byte === 0x0d || byte === 0x20);
}

/** Whether a program for zip files would open it: those look for the list of contents from the end of the file. */
export function isAlsoZip(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - ZIP_END_BYTES - ZIP_COMMENT_BYTES);
  for (let at = bytes.lastIndexOf(ZIP_END); at >= from; at = at === 0 ? -1 : bytes.lastIndexOf(ZIP_END, at - 1)) {
    if (at + ZIP_END_BYTES > bytes.length) continue;
    const listBytes = bytes.readUInt32LE(at + 12);
    // Offsets may count from the beginning of the archive instead of the file, so the list is looked for right before its end.
    const list = at - listBytes;
    if (listBytes > 0 && list >= 0 && bytes.subarray(list, list + ZIP_ENTRY.length).equals(ZIP_ENTRY)) return true;
  }
  return false;
}
