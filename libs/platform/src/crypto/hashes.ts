import { createHash } from 'node:crypto';

/** SHA-256 (FIPS 180-4) of UTF-8 text or bytes, lower-case hex. */
export function sha256Hex(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
