import { AppError, findById, findEnd, insertOnce, KnownEnds, readOn } from '@licensing/platform';
import { type Model } from 'mongoose';

interface Identified {
  readonly _id: string;
}

/** How many elements are read at a time where all of a short sequence is wanted. */
const WINDOW = 4;

/** Gapless, insert-only sequences 1, 2, 3 … by key, in one collection: `_id` is `<key>:<n>`. Listed without an index or a scan. */
export class Sequences<T extends Identified> {
  private readonly ends = new KnownEnds();

  constructor(private readonly model: Model<T>) {}

  find(key: string, n: number): Promise<T | undefined> {
    return findById<T>(this.model, `${key}:${n}`);
  }

  async count(key: string): Promise<number> {
    const { end } = await findEnd((n) => this.find(key, n), this.ends.get(key));
    this.ends.note(key, end);
    return end;
  }

  all(key: string): Promise<T[]> {
    return readOn((n) => this.find(key, n), WINDOW);
  }

  /** Puts something at the n-th place. @returns false when somebody was first */
  async claim(key: string, n: number, content: Omit<T, '_id'>): Promise<boolean> {
    const inserted = await insertOnce<T>(this.model, { ...content, _id: `${key}:${n}` } as T);
    if (inserted.kind === 'taken') throw new AppError('SERVICE.FAULT', new Error('a place was taken and is not there'));
    this.ends.note(key, n);
    return inserted.kind === 'inserted';
  }

  /** Puts something at the end. @returns its place */
  async append(key: string, content: Omit<T, '_id'>): Promise<number> {
    for (let n = (await this.count(key)) + 1; ; n += 1) {
      if (await this.claim(key, n, content)) return n;
    }
  }
}
