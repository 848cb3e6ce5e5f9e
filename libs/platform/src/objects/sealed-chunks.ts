import { createCipheriv, createDecipheriv } from 'node:crypto';
import { ObjectError } from './object-error';

/** Plain bytes of every chunk but the last, which holds what is left, possibly nothing. */
export const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
/** Size of a whole chunk as it lies in the file: ciphertext, then tag. */
export const SEALED_BYTES = CHUNK_BYTES + TAG_BYTES;
const CIPHER = 'aes-256-gcm';
/** Changes with the form of the file. */
const FORM = Buffer.from('licensing-object/1');

/**
 * A chunk's place is its nonce, so that a chunk that was moved, or a file that ends too early, does not open. Nonces
 * never repeat because a key seals one object only.
 */
function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

export function sealChunk(dataKey: Uint8Array, plain: Uint8Array, index: number, isLast: boolean): Buffer {
  const cipher = createCipheriv(CIPHER, dataKey, nonceOf(index, isLast)).setAAD(FORM);
  const sealed = cipher.update(plain);
  cipher.final();
  return Buffer.concat([sealed, cipher.getAuthTag()]);
}

/** @throws ObjectError `damaged` when it is not the chunk that was sealed at this place with this key. */
export function openChunk(dataKey: Uint8Array, sealed: Buffer, index: number, isLast: boolean): Buffer {
  if (sealed.length < TAG_BYTES) throw new ObjectError('damaged');
  try {
    const decipher = createDecipheriv(CIPHER, dataKey, nonceOf(index, isLast), { authTagLength: TAG_BYTES })
      .setAAD(FORM)
      .setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    const plain = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
    decipher.final();
    return plain;
  } catch (error) {
    throw new ObjectError('damaged', error);
  }
}
