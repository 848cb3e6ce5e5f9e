import { openBytes, sealBytes } from './envelope';
import { getKey, isUnnamedKeyId, type Keyring, type Keys, keysOf } from './keyring';

/** Encrypts personal fields before they are stored (AES-256-GCM, NIST SP 800-38D). */
export interface FieldSeal {
  /**
   * `keyId.base64(iv ‖ tag ‖ ciphertext)` of the value's JSON.
   *
   * @param place where the text will stand, see {@link toPlace}: it does not open anywhere else
   */
  seal(value: unknown, place: string): string;
  /** The value of a sealed text. @throws Error when the key is unknown, the place is another or the text was changed */
  open(sealed: string, place: string): unknown;
}

/** Where a sealed field of a document stands. The re-sealer relies on this form: `collection/_id/field`. */
export function toPlace(collection: string, id: string, field = 'sealed'): string {
  return `${collection}/${id}/${field}`;
}

/** The id of the key that a text was sealed with. */
export function keyIdOf(sealed: string): string {
  return sealed.split('.', 1)[0] ?? '';
}

/** @param keys the living keys of the process, or one key of 32 bytes for good */
export function createFieldSeal(keys: Keys | Buffer): FieldSeal {
  const source = Buffer.isBuffer(keys) ? keysOf(keys) : keys;
  return {
    seal(value, place) {
      return sealText(source.ring(), Buffer.from(JSON.stringify(value), 'utf8'), place);
    },
    open(sealed, place) {
      return JSON.parse(openText(source.ring(), sealed, place).toString('utf8')) as unknown;
    },
  };
}

/** The same content under the ring's current key, bound to its place. @throws Error as {@link FieldSeal.open} */
export function resealText(ring: Keyring, sealed: string, place: string): string {
  return sealText(ring, openText(ring, sealed, place), place);
}

function sealText(ring: Keyring, bytes: Buffer, place: string): string {
  return `${ring.current}.${sealBytes(getKey(ring, ring.current), bytes, place).toString('base64')}`;
}

function openText(ring: Keyring, sealed: string, place: string): Buffer {
  const id = keyIdOf(sealed);
  const packed = sealed.slice(id.length + 1);
  const key = getKey(ring, id);
  const bytes = Buffer.from(packed, 'base64');
  // Base64 has many spellings of the same bytes; only ours is accepted, so that a text cannot be varied.
  if (packed === '' || bytes.toString('base64') !== packed) throw new Error('not a sealed text');
  try {
    return openBytes(key, bytes, place);
  } catch (error) {
    // Sealed before texts were bound to their place. Re-sealing binds it; keys with ids of their own never come here.
    if (isUnnamedKeyId(id)) return openBytes(key, bytes, '');
    throw error;
  }
}
