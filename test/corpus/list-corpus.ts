import { type DocumentKind, documentKinds, type Level, levels } from './document';
import type { DocumentWish } from './generate-document';
import { randomFor } from './random';

export interface CorpusWish {
  readonly seed: number;
  /** All when left out. */
  readonly types?: readonly DocumentKind[] | undefined;
  readonly levels?: readonly Level[] | undefined;
  /** Documents of each type at each level. */
  readonly count: number;
}

export interface CorpusEntry extends DocumentWish {
  /** From 1, among those of its type and level. */
  readonly number: number;
}

/** Documents of every type at every level, no two alike. A larger count begins with the same documents. */
export function listCorpus({ seed, types = documentKinds, levels: chosen = levels, count }: CorpusWish): CorpusEntry[] {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return numbers.flatMap((number) =>
    types.flatMap((type) =>
      chosen.map((level) => ({
        type,
        level,
        number,
        seed: randomFor(seed, `${type}:${level}:${number}`).whole(1, 0x7fffffff),
      })),
    ),
  );
}

/** @throws RangeError naming what is known, when `wanted` holds anything else. */
export function choose<T extends string>(known: readonly T[], wanted: readonly string[] | undefined): readonly T[] {
  const stranger = wanted?.find((one) => !known.some((each) => each === one));
  if (stranger !== undefined) throw new RangeError(`${stranger} is none of ${known.join(', ')}`);
  return wanted === undefined ? known : known.filter((one) => wanted.includes(one));
}
