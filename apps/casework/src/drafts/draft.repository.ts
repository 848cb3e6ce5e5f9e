import { findById, findEnd, type Inserted, insertOnce, KnownEnds, toStoreError } from '@licensing/platform';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model } from 'mongoose';
import { DraftVersion, isClosing } from './draft.schema';

const BATCH = 500;

@Injectable()
export class DraftRepository {
  private readonly ends = new KnownEnds();

  constructor(@InjectModel(DraftVersion.name) private readonly model: Model<DraftVersion>) {}

  find(draftId: string, version: number): Promise<DraftVersion | undefined> {
    return findById<DraftVersion>(this.model, `${draftId}:${version}`);
  }

  /** The newest version, or the mark that closes the draft. */
  async findLatest(draftId: string): Promise<DraftVersion | undefined> {
    const known = this.ends.get(draftId);
    const { end, last } = await findEnd((version) => this.find(draftId, version), known);
    if (end === 0) return undefined;
    this.ends.note(draftId, end);
    return last ?? this.find(draftId, end);
  }

  /** The newest version this process knows of, in one read where it knows one; an insert after it tells whether it was. */
  async findRecent(draftId: string): Promise<DraftVersion | undefined> {
    const known = this.ends.get(draftId);
    return known === 0 ? this.findLatest(draftId) : this.find(draftId, known);
  }

  async insert(version: DraftVersion): Promise<Inserted<DraftVersion>> {
    const inserted = await insertOnce<DraftVersion>(this.model, version);
    this.ends.note(version.draftId, version.version);
    return inserted;
  }

  /**
   * Takes everything out of a version but its id and place. It is not deleted: a late writer that had read an older
   * version must find its place taken, or it would bring back what was erased.
   */
  async hollow(draftId: string, version: number): Promise<void> {
    try {
      await this.model.replaceOne({ _id: `${draftId}:${version}` }, { draftId, version, erased: true }).exec();
    } catch (error) {
      throw toStoreError(error);
    }
  }

  /**
   * Ids of at most `limit` drafts that nobody has saved or submitted since that instant and that still hold something, and
   * of those whose erasure did not come to its end. Reads the whole collection: for the sweep that runs now and then, never for a request.
   *
   * @param before ISO 8601 instant
   */
  async findExpired(before: string, limit: number): Promise<string[]> {
    const found: string[] = [];
    let group: DraftVersion[] = [];
    const close = (): void => {
      const [first] = group;
      if (first !== undefined && isExpired(group, before)) found.push(first.draftId);
      group = [];
    };
    try {
      // In the order of ids, so that the versions of a draft come together.
      const cursor = this.model.find({}, { sealed: 0 }).sort({ _id: 1 }).batchSize(BATCH).lean<DraftVersion>().cursor();
      for await (const version of cursor) {
        if (group[0]?.draftId !== version.draftId) close();
        if (found.length === limit) return found;
        group.push(version);
      }
      close();
      return found;
    } catch (error) {
      throw toStoreError(error);
    }
  }
}

function isExpired(versions: readonly DraftVersion[], before: string): boolean {
  const whole = versions.filter(({ erased }) => erased !== true);
  const mark = whole.find(isClosing);
  if (mark !== undefined) return mark.savedAt < before && whole.length > 1;
  if (whole.length === 0) return false;
  return whole.length < versions.length || whole.every(({ savedAt }) => savedAt < before);
}
