import { findById, type Inserted, insertOnce } from '@licensing/platform';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model } from 'mongoose';
import { findEnd } from '../sequence/find-end';
import { KnownEnds } from '../sequence/known-ends';
import { DraftVersion } from './draft.schema';

@Injectable()
export class DraftRepository {
  private readonly ends = new KnownEnds();

  constructor(@InjectModel(DraftVersion.name) private readonly model: Model<DraftVersion>) {}

  find(draftId: string, version: number): Promise<DraftVersion | undefined> {
    return findById<DraftVersion>(this.model, `${draftId}:${version}`);
  }

  /** The newest version, or the closing mark. */
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
}
