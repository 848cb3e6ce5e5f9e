/** Where an object lies, what it holds, and the only key that opens it. */
export interface StoredObject {
  /** `<aa>/<SHA-256 of the plain bytes>-<nonce>`: two objects with the same bytes have two names. */
  readonly name: string;
  /** Of the plain bytes, hex. */
  readonly sha256: string;
  /** Plain bytes. */
  readonly size: number;
  /** 32 random bytes of this object alone. The vault does not keep them: whoever keeps them, keeps them sealed. */
  readonly dataKey: Buffer;
}

/**
 * Sealed files. Losing an object's key is erasing it, wherever copies of the file may lie.
 *
 * Every method throws `ObjectError`; an error of the stream that is put is passed on as it is.
 */
export interface ObjectVault {
  /**
   * Seals a stream on its way into the store, in constant memory and no faster than the store takes it. Nothing is left
   * when the stream fails or goes on beyond the limit.
   *
   * @param limits `limitBytes`: the most plain bytes taken; one more is `too-large`
   */
  put(stream: AsyncIterable<Uint8Array>, limits: { limitBytes: number }): Promise<StoredObject>;
  /** Plain bytes in pieces, each proved before it is given out. Where the file is cut short, the last piece is `damaged`. */
  open(name: string, dataKey: Uint8Array): AsyncIterable<Buffer>;
  /** All plain bytes; `too-large` beyond the limit. */
  read(name: string, dataKey: Uint8Array, limits: { limitBytes: number }): Promise<Buffer>;
  /** Removes the file; nothing happens when it is gone already. The key has to go as well. */
  erase(name: string): Promise<void>;
  /** Names of objects put before an instant: for finding those that nobody holds a key of. */
  listBefore(instant: Date): AsyncIterable<string>;
  /** Resolves when objects can be put; for readiness. */
  check(): Promise<void>;
}

/** Injection token of the {@link ObjectVault} that documents lie in. */
export const OBJECT_VAULT = Symbol('object vault');
