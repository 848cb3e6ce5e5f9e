/** Where a sequence ends, as far as one look at it told. */
export interface SequenceEnd<T> {
  /** Number of the last element; 0 when there is none. */
  readonly end: number;
  /** The last element, if it was read on the way. */
  readonly last: T | undefined;
}

/**
 * Finds the end of a gapless, insert-only sequence 1, 2, 3 … by reading single elements: galloping ahead, then halving.
 * Takes about 2·log₂(end − known) reads, none of them a scan.
 *
 * @param known an element number that is known to exist (0: none is known)
 */
export async function findEnd<T>(read: (n: number) => Promise<T | undefined>, known = 0): Promise<SequenceEnd<T>> {
  let low = known;
  let last: T | undefined;
  let missing: number | undefined;
  for (let step = 1; missing === undefined; step *= 2) {
    const found = await read(low + step);
    if (found === undefined) missing = low + step;
    else {
      low += step;
      last = found;
    }
  }
  while (missing - low > 1) {
    const middle = Math.floor((low + missing) / 2);
    const found = await read(middle);
    if (found === undefined) missing = middle;
    else {
      low = middle;
      last = found;
    }
  }
  return { end: low, last };
}

/**
 * Everything from `from` on until the first gap, read `window` at a time.
 */
export async function readOn<T>(read: (n: number) => Promise<T | undefined>, window: number, from = 1): Promise<T[]> {
  const found: T[] = [];
  for (let next = from; ; next += window) {
    const batch = await Promise.all(Array.from({ length: window }, (_, index) => read(next + index)));
    const gap = batch.findIndex((element) => element === undefined);
    found.push(...batch.slice(0, gap === -1 ? window : gap).filter((element) => element !== undefined));
    if (gap !== -1) return found;
  }
}
