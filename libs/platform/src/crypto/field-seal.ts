import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts personal fields before they are stored (AES-256-GCM, NIST SP 800-38D). */
export interface FieldSeal {
  /** `keyId.base64(iv ‖ tag ‖ ciphertext)` of the value's JSON. */
  seal(value: unknown): string;
  /** The value of a sealed text. @throws Error when the key is another or the text was changed */
  open(sealed: string): unknown;
}

/** @param key 32 bytes */
export function createFieldSeal(key: Buffer): FieldSeal {
  const keyId = createHash('sha256').update(key).digest('hex').slice(0, 8);
  return {
    seal(value) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
      return `${keyId}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')}`;
    },
    open(sealed) {
      const [sealedWith, packed] = sealed.split('.', 2);
      if (sealedWith !== keyId || packed === undefined) throw new Error('sealed with another key');
      const bytes = Buffer.from(packed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const body = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
      return JSON.parse(body.toString('utf8')) as unknown;
    },
  };
}
