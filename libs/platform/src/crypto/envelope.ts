import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/**
 * Encrypts bytes with AES-256-GCM (NIST SP 800-38D): `iv ‖ tag ‖ ciphertext`. They open only together with the same
 * `place`, which is authenticated and not stored. Nonces are random: one key stays below 2³² texts (SP 800-38D, 8.3).
 */
export function sealBytes(key: Buffer, bytes: Uint8Array, place: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(place, 'utf8'));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** What {@link sealBytes} encrypted. @throws Error when the key or the place is another, or a byte was changed */
export function openBytes(key: Buffer, packed: Uint8Array, place: string): Buffer {
  const tag = packed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(CIPHER, key, packed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(tag).setAAD(Buffer.from(place, 'utf8'));
  return Buffer.concat([decipher.update(packed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}
