import { createHmac } from 'node:crypto';

/** INDEX_KEY of an app's configuration as bytes. */
export function toIndexKey(base64: string): Buffer {
  return Buffer.from(base64, 'base64');
}

/** HMAC-SHA-256 under a key of its own for `label` (NIST SP 800-108): what one use names, no other can recognise. */
export function keyedHash(indexKey: Buffer, label: string, value: string): Buffer {
  const key = createHmac('sha256', indexKey).update(label, 'utf8').digest();
  return createHmac('sha256', key).update(value, 'utf8').digest();
}

/**
 * A name for somebody that stays the same under one key and label and cannot be turned back. The value is taken as it is.
 *
 * @returns 32 lower-case hex characters
 */
export function pseudonym(indexKey: Buffer, label: string, value: string): string {
  return keyedHash(indexKey, label, value).toString('hex').slice(0, 32);
}

/**
 * A look-up key for what a person writes (a number, a name, a telephone), which shows nothing of it: the same however it is
 * spelt (Unicode NFKC, no surrounding or doubled white space, upper case), and another under another label or key.
 * Small sets (telephone numbers) can be tried out by whoever has the key: it is kept like the field keys.
 *
 * @returns 32 lower-case hex characters
 */
export function blindIndex(indexKey: Buffer, label: string, value: string): string {
  return pseudonym(indexKey, label, value.normalize('NFKC').trim().replace(/\s+/gu, ' ').toUpperCase());
}
