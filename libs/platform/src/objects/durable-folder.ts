import { randomUUID } from 'node:crypto';
import { access, constants, type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const DRAFTS = '.drafts';
/** No upload takes as long: an older draft belongs to a process that is dead. */
const DRAFT_AGE_MS = 3_600_000;

export function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

/** A folder whose files are there as a whole or not at all, also after a kill or a power cut. */
export class DurableFolder {
  private readonly folders = new Set<string>();
  private sweptAt = 0;

  constructor(readonly root: string) {}

  /**
   * @param fill writes the content and returns where under the root it belongs; when it throws, nothing is left
   * @returns when the file is on disk at its place
   */
  async write(fill: (file: FileHandle) => Promise<string>): Promise<string> {
    const drafts = await this.getFolder(DRAFTS);
    await this.sweepDrafts(drafts);
    const draft = join(drafts, randomUUID());
    try {
      const file = await open(draft, 'wx');
      let place: string;
      try {
        place = await fill(file);
        await file.sync();
      } finally {
        await file.close();
      }
      const folder = await this.getFolder(dirname(place));
      await rename(draft, join(this.root, place));
      await syncFolder(folder);
      return place;
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  /** Nothing happens when the file is gone already. */
  async remove(place: string): Promise<void> {
    try {
      await rm(join(this.root, place));
    } catch (error) {
      if (isMissing(error)) return;
      throw error;
    }
    await syncFolder(dirname(join(this.root, place)));
  }

  /** @throws when the folder cannot be written to. */
  async check(): Promise<void> {
    await mkdir(this.root, { recursive: true });
    await access(this.root, constants.W_OK);
  }

  private async getFolder(name: string): Promise<string> {
    const folder = join(this.root, name);
    if (!this.folders.has(folder)) {
      await mkdir(folder, { recursive: true });
      await syncFolder(this.root);
      this.folders.add(folder);
    }
    return folder;
  }

  /** What killed processes left, at most once an hour. */
  private async sweepDrafts(drafts: string): Promise<void> {
    const now = Date.now();
    if (now - this.sweptAt < DRAFT_AGE_MS) return;
    this.sweptAt = now;
    for (const name of await readdir(drafts)) {
      const path = join(drafts, name);
      // Another process may be sweeping, or finishing its draft, at the same moment.
      const found = await stat(path).catch(() => undefined);
      if (found !== undefined && found.mtimeMs < now - DRAFT_AGE_MS) await rm(path, { force: true });
    }
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
