import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DurableFolder, isMissing } from './durable-folder';
import { ObjectError } from './object-error';
import { type ObjectVault, type StoredObject } from './object-vault';
import { CHUNK_BYTES, openChunk, sealChunk, SEALED_BYTES } from './sealed-chunks';

const NAME = /^([0-9a-f]{2})\/\1[0-9a-f]{62}-[0-9a-f]{24}$/;

/** An {@link ObjectVault} in a folder. Needs no container: a child process makes its own over the same folder. */
export class FolderVault implements ObjectVault {
  private readonly folder: DurableFolder;

  constructor(root: string) {
    this.folder = new DurableFolder(root);
  }

  async put(stream: AsyncIterable<Uint8Array>, { limitBytes }: { limitBytes: number }): Promise<StoredObject> {
    const dataKey = randomBytes(32);
    const source = new Source(stream, limitBytes);
    try {
      const name = await this.folder.write(async (file) => {
        await writeSealed(file, source.chunks(), dataKey);
        const { sha256 } = source.measured();
        return `${sha256.slice(0, 2)}/${sha256}-${randomBytes(12).toString('hex')}`;
      });
      return { name, ...source.measured(), dataKey };
    } catch (error) {
      throw source.failure === undefined ? toObjectError(error) : source.failure.error;
    }
  }

  async *open(name: string, dataKey: Uint8Array): AsyncGenerator<Buffer> {
    let file: FileHandle | undefined;
    try {
      file = await open(this.pathOf(name), 'r');
      const { size } = await file.stat();
      const last = Math.max(Math.ceil(size / SEALED_BYTES) - 1, 0);
      for (let index = 0; index <= last; index += 1) {
        const sealed = await readAt(file, index * SEALED_BYTES, Math.min(SEALED_BYTES, size - index * SEALED_BYTES));
        yield openChunk(dataKey, sealed, index, index === last);
      }
    } catch (error) {
      throw toObjectError(error);
    } finally {
      await file?.close();
    }
  }

  async read(name: string, dataKey: Uint8Array, { limitBytes }: { limitBytes: number }): Promise<Buffer> {
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of this.open(name, dataKey)) {
      size += piece.length;
      if (size > limitBytes) throw new ObjectError('too-large');
      pieces.push(piece);
    }
    return Buffer.concat(pieces, size);
  }

  async erase(name: string): Promise<void> {
    this.pathOf(name);
    try {
      await this.folder.remove(name);
    } catch (error) {
      throw toObjectError(error);
    }
  }

  async *listBefore(instant: Date): AsyncGenerator<string> {
    try {
      const folders = await readdir(this.folder.root);
      for (const folder of folders.filter((name) => /^[0-9a-f]{2}$/.test(name)).sort()) {
        for (const file of await readdir(join(this.folder.root, folder))) {
          const name = `${folder}/${file}`;
          const found = NAME.test(name) ? await stat(join(this.folder.root, name)).catch(() => undefined) : undefined;
          if (found !== undefined && found.mtimeMs < instant.getTime()) yield name;
        }
      }
    } catch (error) {
      if (isMissing(error)) return;
      throw toObjectError(error);
    }
  }

  async check(): Promise<void> {
    try {
      await this.folder.check();
    } catch (error) {
      throw toObjectError(error);
    }
  }

  private pathOf(name: string): string {
    if (!NAME.test(name)) throw new RangeError('not the name of an object');
    return join(this.folder.root, name);
  }
}

/** The stream that is put: cut into whole chunks, counted and hashed on its way. */
class Source {
  /** What the stream itself threw, to be told from a failure of the store. */
  failure: { error: unknown } | undefined;
  private readonly hash = createHash('sha256');
  private size = 0;
  private digest: string | undefined;

  constructor(
    private readonly stream: AsyncIterable<Uint8Array>,
    private readonly limitBytes: number,
  ) {}

  /** Chunks of {@link CHUNK_BYTES}; each stays valid until the next one is asked for. */
  async *chunks(): AsyncGenerator<Buffer> {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    let filled = 0;
    for await (const piece of this.pieces()) {
      this.size += piece.length;
      if (this.size > this.limitBytes) throw new ObjectError('too-large');
      this.hash.update(piece);
      for (let at = 0; at < piece.length;) {
        const taken = Math.min(CHUNK_BYTES - filled, piece.length - at);
        chunk.set(piece.subarray(at, at + taken), filled);
        filled += taken;
        at += taken;
        if (filled === CHUNK_BYTES) {
          yield chunk;
          filled = 0;
        }
      }
    }
    yield chunk.subarray(0, filled);
  }

  measured(): { sha256: string; size: number } {
    this.digest ??= this.hash.digest('hex');
    return { sha256: this.digest, size: this.size };
  }

  private async *pieces(): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of this.stream) yield piece;
    } catch (error) {
      this.failure = { error };
      throw error;
    }
  }
}

/** Seals each chunk once it is known whether another follows; a full last chunk is followed by an empty one. */
async function writeSealed(file: FileHandle, chunks: AsyncIterable<Buffer>, dataKey: Buffer): Promise<void> {
  let index = 0;
  for await (const chunk of chunks) {
    const isLast = chunk.length < CHUNK_BYTES;
    await file.writeFile(sealChunk(dataKey, chunk, index, isLast));
    index += 1;
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(Math.max(length, 0));
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, position + filled);
    if (bytesRead === 0) throw new ObjectError('damaged');
    filled += bytesRead;
  }
  return bytes;
}

function toObjectError(error: unknown): Error {
  if (error instanceof ObjectError || error instanceof RangeError) return error;
  return new ObjectError(isMissing(error) ? 'missing' : 'unavailable', error);
}
