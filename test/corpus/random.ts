import { type Random as Choices, randomFor as choicesFor } from '../../apps/registry-sandbox/src/population/random';

/** Repeatable choices as the sandbox's population makes them, and what drawing needs besides. */
export interface Random extends Choices {
  /** A number from `from` to `to`. */
  between(from: number, to: number): number;
  digits(count: number): string;
}

/** Each label has its own stream, so that one draw more in a template does not move the rest. */
export function randomFor(seed: number, label: string): Random {
  const choices = choicesFor(seed, label);
  return {
    ...choices,
    between: (from, to) => from + choices.next() * (to - from),
    digits: (count) => Array.from({ length: count }, () => choices.whole(0, 9)).join(''),
  };
}
