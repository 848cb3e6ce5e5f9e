import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DurableFolder } from '@licensing/platform';

const DIGEST = /^[0-9a-f]{64}$/;

/** Files by the SHA-256 of their content, `<aa>/<digest>.pdf`: written once, never changed, never half there. */
export class ObjectStore {
  private readonly folder: DurableFolder;

  constructor(private readonly root: string) {
    this.folder = new DurableFolder(root);
  }

  /** Returns when the bytes are on disk under their digest. Identical bytes are written once. */
  async put(digest: string, bytes: Buffer): Promise<void> {
    const place = placeOf(digest);
    if (await this.has(place)) return;
    await this.folder.write(async (file) => {
      await file.writeFile(bytes);
      return place;
    });
  }

  /** The bytes as they lie there now: the caller compares them with the digest. */
  async find(digest: string): Promise<Buffer | undefined> {
    try {
      return await readFile(join(this.root, placeOf(digest)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** @throws when the folder cannot be written to. */
  async check(): Promise<void> {
    await this.folder.check();
  }

  private async has(place: string): Promise<boolean> {
    try {
      await access(join(this.root, place));
      return true;
    } catch {
      return false;
    }
  }
}

function placeOf(digest: string): string {
  if (!DIGEST.test(digest)) throw new RangeError('not a SHA-256 digest');
  return join(digest.slice(0, 2), `${digest}.pdf`);
}
