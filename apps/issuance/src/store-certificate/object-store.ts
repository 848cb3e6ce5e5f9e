import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const DIGEST = /^[0-9a-f]{64}$/;

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

/** Files by the SHA-256 of their content, `<aa>/<digest>.pdf`: written once, never changed, never half there. */
export class ObjectStore {
  private readonly folders = new Set<string>();

  constructor(private readonly root: string) {}

  /** Returns when the bytes are on disk under their digest. Identical bytes are written once. */
  async put(digest: string, bytes: Buffer): Promise<void> {
    const path = this.pathOf(digest);
    if (await this.has(path)) return;
    const folder = await this.getFolder(digest);
    const draft = join(folder, `.${randomUUID()}.draft`);
    try {
      const file = await open(draft, 'wx');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await syncFolder(folder);
  }

  /** The bytes as they lie there now: the caller compares them with the digest. */
  async find(digest: string): Promise<Buffer | undefined> {
    try {
      return await readFile(this.pathOf(digest));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** @throws when the folder cannot be written to. */
  async check(): Promise<void> {
    await mkdir(this.root, { recursive: true });
    await access(this.root, constants.W_OK);
  }

  private pathOf(digest: string): string {
    if (!DIGEST.test(digest)) throw new RangeError('not a SHA-256 digest');
    return join(this.root, digest.slice(0, 2), `${digest}.pdf`);
  }

  private async has(path: string): Promise<boolean> {
    try {
      await access(path);
      return true;
    } catch {
      return false;
    }
  }

  private async getFolder(digest: string): Promise<string> {
    const folder = join(this.root, digest.slice(0, 2));
    if (!this.folders.has(folder)) {
      await mkdir(folder, { recursive: true });
      await syncFolder(this.root);
      this.folders.add(folder);
    }
    return folder;
  }
}

/** A renamed file outlives a power cut only once its folder is on disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
