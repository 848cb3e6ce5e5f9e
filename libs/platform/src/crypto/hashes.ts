import { createHash, createHmac } from 'node:crypto';

/** SHA-256 (FIPS 180-4) of UTF-8 text or bytes, lower-case hex. */
export function sha256Hex(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A pseudonym that stays the same under one key and cannot be turned back: HMAC-SHA-256, first 32 hex characters. */
export function pseudonym(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex').slice(0, 32);
}
