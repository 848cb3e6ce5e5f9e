import { AppError, findById, findEnd, insertOnce, KnownEnds, sweepOlder } from '@licensing/platform';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model } from 'mongoose';
import { AccessClaim, StoredAccess } from './access.schema';

const toId = (person: string, year: number, k: number): string => `${person}:${year}:${k}`;

/** Each person's readings of a year as a gapless, insert-only sequence: listed without an index or a scan. */
@Injectable()
export class AccessRepository {
  private readonly ends = new KnownEnds();

  constructor(
    @InjectModel(StoredAccess.name) private readonly entries: Model<StoredAccess>,
    @InjectModel(AccessClaim.name) private readonly claims: Model<AccessClaim>,
  ) {}

  find(person: string, year: number, k: number): Promise<StoredAccess | undefined> {
    return findById<StoredAccess>(this.entries, toId(person, year, k));
  }

  /** How many readings there are of a person in a year. */
  async count(person: string, year: number): Promise<number> {
    const sequence = `${person}:${year}`;
    const { end } = await findEnd((k) => this.find(person, year, k), this.ends.get(sequence));
    this.ends.note(sequence, end);
    return end;
  }

  /** A number of readings there are at least: read once per person, year and process, then remembered. */
  async countKnown(person: string, year: number): Promise<number> {
    const known = this.ends.get(`${person}:${year}`);
    return known === 0 ? this.count(person, year) : known;
  }

  /** The claim that was first under its key. */
  async claim(wanted: AccessClaim): Promise<AccessClaim> {
    const inserted = await insertOnce<AccessClaim>(this.claims, wanted);
    if (inserted.kind === 'taken') throw new AppError('SERVICE.FAULT', new Error('a claim was taken and is not there'));
    return inserted.document;
  }

  /**
   * Puts an entry at the first free place after `after` where it did not stand yet, and does so once however often and by
   * however many it is asked.
   */
  async put(
    { person, year, after }: AccessClaim['places'][number],
    toEntry: (id: string) => StoredAccess,
  ): Promise<void> {
    for (let k = after + 1; ; k += 1) {
      const entry = toEntry(toId(person, year, k));
      const inserted = await insertOnce<StoredAccess>(this.entries, entry);
      if (inserted.kind === 'taken') {
        throw new AppError('SERVICE.FAULT', new Error('a place was taken and is not there'));
      }
      this.ends.note(`${person}:${year}`, k);
      if (inserted.document.key === entry.key) return;
    }
  }

  /** Whole years only: a sequence whose beginning is gone could not be read on. @param before the start of a year in China */
  eraseEntries(before: Date, limit: number): Promise<number> {
    return sweepOlder(this.entries, 'at')(before, limit);
  }

  eraseClaims(before: Date, limit: number): Promise<number> {
    return sweepOlder(this.claims, 'at')(before, limit);
  }
}
