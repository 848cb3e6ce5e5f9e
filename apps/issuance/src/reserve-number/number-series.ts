import { type Inserted } from '@licensing/platform';
import { findLastNumber } from './find-last-number';

/** What a series needs of the store. Inserts under unique keys are its only lock. */
export interface SeriesStore<T> {
  insert(sequence: number, applicationId: string): Promise<Inserted<T>>;
  exists(sequence: number): Promise<boolean>;
}

export type Taken<T> =
  | { readonly kind: 'taken'; readonly document: T }
  /** The application already holds another place, of this series or of another. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'exhausted' };

/** After so many places lost in a row another process is far ahead: search instead of stepping. */
const STEPS_BEFORE_SEARCH = 8;

/**
 * Hands out the places of one series, one after another and without a hole. A place is tried only when the one before it
 * is known to be taken; after a call whose outcome is unknown the same place is tried again.
 *
 * Other processes may do the same at once: the unique `_id` decides, and the loser steps on.
 */
export class NumberSeries<T extends { readonly applicationId: string }> {
  private last: number | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly capacity: number) {}

  /** One at a time within this process: otherwise racing calls would all try the same place. */
  take(store: SeriesStore<T>, applicationId: string): Promise<Taken<T>> {
    const taking = this.turn.then(() => this.takeNext(store, applicationId));
    this.turn = taking.catch(() => undefined);
    return taking;
  }

  private async takeNext(store: SeriesStore<T>, applicationId: string): Promise<Taken<T>> {
    const exists = (n: number): Promise<boolean> => (n > this.capacity ? Promise.resolve(false) : store.exists(n));
    let last: number = this.last ?? (await findLastNumber(exists));
    this.last = last;
    for (let lost = 1; last < this.capacity; lost++) {
      const result = await store.insert(last + 1, applicationId);
      if (result.kind === 'taken') return { kind: 'elsewhere' };
      last += 1;
      this.last = last;
      if (result.document.applicationId === applicationId) return { kind: 'taken', document: result.document };
      if (lost % STEPS_BEFORE_SEARCH === 0) last = await findLastNumber(exists, last);
    }
    return { kind: 'exhausted' };
  }
}
