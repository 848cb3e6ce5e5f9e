import { OBJECT_VAULT, type ObjectVault } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DocumentsRepository } from './documents.repository';
import { DocumentsService } from './documents.service';
import { ObjectsRepository } from './objects.repository';
import { ReadingsRepository } from './readings.repository';

/** Erases uploads whose time is over, and what interrupted work has left of others. */
@Injectable()
export class LeftOvers {
  constructor(
    @Inject(DocumentsRepository) private readonly documents: DocumentsRepository,
    @Inject(DocumentsService) private readonly owned: DocumentsService,
    @Inject(ObjectsRepository) private readonly objects: ObjectsRepository,
    @Inject(ReadingsRepository) private readonly readings: ReadingsRepository,
    @Inject(OBJECT_VAULT) private readonly vault: ObjectVault,
  ) {}

  /** @returns how many documents, and things that no document needs, were erased: at most `limit` documents */
  async sweep(before: Date, limit: number): Promise<number> {
    const documents = await this.owned.eraseExpired(before, limit);
    if (documents === limit) return documents;
    const objects = await this.releaseUnused(before);
    const files = await this.eraseStrayFiles(before);
    await this.documents.forgetErased(before, limit);
    return documents + objects + files;
  }

  /** Bytes that are kept and that no document refers to. */
  private async releaseUnused(before: Date): Promise<number> {
    const unused = await this.objects.listUnused(before, await this.documents.listHashes());
    for (const sha256 of unused) {
      await this.objects.release(sha256, () => this.documents.areInUse(sha256), () => this.readings.erase(sha256)); // prettier-ignore
    }
    return unused.length;
  }

  /** Files of which nobody has the key: an upload that broke off before it was told of. */
  private async eraseStrayFiles(before: Date): Promise<number> {
    const names = new Set([...(await this.objects.listNames()), ...(await this.readings.listNames())]);
    let erased = 0;
    for await (const name of this.vault.listBefore(before)) {
      if (names.has(name)) continue;
      await this.vault.erase(name);
      erased += 1;
    }
    return erased;
  }
}
