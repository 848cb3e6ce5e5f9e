import { setTimeout as pause } from 'node:timers/promises';
import { AppError, FIELD_SEAL, type FieldSeal, findById, insertOnce, OBJECT_VAULT, type ObjectVault, toPlace, toStoreError } from '@licensing/platform'; // prettier-ignore
import { Inject, Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model } from 'mongoose';
import { type ObjectAt } from './document-reader';
import { OBJECTS, StoredObjectKey } from './object.schema';

/** An erasure takes moments; one that is older was interrupted, and whoever finds it ends it. */
const INTERRUPTED_MS = 30_000;
const TRIES = 40;
const PAUSE_MS = 50;

/** Bytes as they are kept: found by their hash, opened by a key that is kept sealed. */
export interface KeptObject extends ObjectAt {
  readonly mediaType: string;
  readonly pages: number;
}

const markOf = (sha256: string): string => `${sha256}:erasing`;
const placeOf = (sha256: string): string => toPlace(OBJECTS, sha256, 'sealedKey');

/**
 * The objects that documents refer to, each once. A mark is inserted before an object is erased, and looked for after a
 * document that refers to it was inserted: so whoever erases sees the document, or whoever brings it sees the mark.
 */
@Injectable()
export class ObjectsRepository {
  constructor(
    @InjectModel(StoredObjectKey.name) private readonly model: Model<StoredObjectKey>,
    @Inject(FIELD_SEAL) private readonly seal: FieldSeal,
    @Inject(OBJECT_VAULT) private readonly vault: ObjectVault,
  ) {}

  async find(sha256: string): Promise<KeptObject | undefined> {
    const found = await findById<StoredObjectKey>(this.model, sha256);
    if (found === undefined) return undefined;
    const { objectName: name, mediaType, pages, sealedKey } = found;
    return {
      name,
      mediaType,
      pages,
      dataKey: Buffer.from(this.seal.open(sealedKey, placeOf(sha256)) as string, 'base64'),
    };
  }

  /**
   * Keeps an object unless the same bytes are kept already; its own file goes then. Asked after the document that refers to
   * it was inserted.
   */
  async claim(sha256: string, object: KeptObject): Promise<void> {
    await this.waitForErasure(sha256);
    const { name: objectName, mediaType, pages, dataKey } = object;
    const sealedKey = this.seal.seal(dataKey.toString('base64'), placeOf(sha256));
    const kept = await insertOnce<StoredObjectKey>(this.model, {
      _id: sha256, objectName, mediaType, pages, sealedKey, at: new Date(),
    }); // prettier-ignore
    if (kept.kind === 'present' && kept.document.objectName !== objectName) await this.vault.erase(objectName);
  }

  /**
   * Erases bytes that no document refers to any more.
   *
   * @param areInUse looks whether one does
   * @param before erases what was made of them
   */
  async release(sha256: string, areInUse: () => Promise<boolean>, before: () => Promise<void>): Promise<void> {
    await this.waitForErasure(sha256);
    const mark = { _id: markOf(sha256), objectName: '', mediaType: '', pages: 0, sealedKey: '', at: new Date() };
    if ((await insertOnce<StoredObjectKey>(this.model, mark)).kind !== 'inserted') return;
    try {
      if (await areInUse()) return;
      await before();
      await this.erase(sha256);
    } finally {
      await this.remove(markOf(sha256));
    }
  }

  /** Hashes of objects older than this that are not among those in use: what interrupted work has left. Reads everything. */
  async listUnused(before: Date, inUse: ReadonlySet<string>): Promise<string[]> {
    const unused: string[] = [];
    const all = this.model.find({}, { at: 1 }).lean<StoredObjectKey>().cursor();
    for await (const { _id, at } of all) if (at < before && !_id.includes(':') && !inUse.has(_id)) unused.push(_id);
    return unused;
  }

  /** Names in the object store that something still refers to. */
  async listNames(): Promise<Set<string>> {
    const names = new Set<string>();
    const all = this.model.find({}, { objectName: 1 }).lean<StoredObjectKey>().cursor();
    for await (const { objectName } of all) names.add(objectName);
    return names;
  }

  private async waitForErasure(sha256: string): Promise<void> {
    for (let left = TRIES; left > 0; left -= 1) {
      const mark = await findById<StoredObjectKey>(this.model, markOf(sha256));
      if (mark === undefined) return;
      // Nobody works on it any more: what is there stays, and is erased with the document that refers to it.
      if (Date.now() - mark.at.getTime() > INTERRUPTED_MS) return this.remove(mark._id);
      await pause(PAUSE_MS);
    }
    throw new AppError('SERVICE.UNAVAILABLE');
  }

  private async erase(sha256: string): Promise<void> {
    const found = await findById<StoredObjectKey>(this.model, sha256);
    if (found === undefined) return;
    // The key first: without it the file is erased, wherever it may still lie.
    await this.remove(sha256);
    await this.vault.erase(found.objectName);
  }

  private async remove(id: string): Promise<void> {
    try {
      await this.model.deleteOne({ _id: id }).exec();
    } catch (error) {
      throw toStoreError(error);
    }
  }
}
