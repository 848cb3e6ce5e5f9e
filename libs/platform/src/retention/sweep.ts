import { type Model } from 'mongoose';
import { toStoreError } from '../mongo/insert-once';

/** Erases one kind of data when its time is over. */
export interface Sweep {
  /** The kind, as the table of retention names it; the only thing about it that is logged. */
  readonly kind: string;
  /** The instant before which what the term counts from must lie. @param now instant in ms */
  cutOff(now: number): number;
  /** Erases at most `limit` of what lies before. @returns how many it erased */
  sweep(before: Date, limit: number): Promise<number>;
}

/** Erases documents whose date in `field` lies before: off the hot path, so it may look through its collection. */
export function sweepOlder<T>(model: Model<T>, field: keyof T & string): Sweep['sweep'] {
  return async (before, limit) => {
    try {
      const found = await model
        .find({ [field]: { $lt: before } } as object, { _id: 1 })
        .limit(limit)
        .lean<{ _id: string }[]>()
        .exec();
      if (found.length === 0) return 0;
      await model.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } } as object).exec();
      return found.length;
    } catch (error) {
      throw toStoreError(error);
    }
  };
}
