import type { ReadCharacter } from '../page-text';

const CHINESE = /[\u4E00-\u9FFF]/;
/** Chinese characters of one line stand at even steps. This much more than the middle step leaves room for a lost one. */
const WIDER = 1.35;
/** So many steps must be known before one can be called wide. */
const LEAST = 4;

/**
 * Places in a run before which a character may have been lost: recognition that leaves one out is sure of all the others.
 * Only between Chinese characters; digits, letters and marks have no even steps.
 */
export function findBlanks(characters: readonly ReadCharacter[]): ReadonlySet<number> {
  const steps = characters.flatMap((character, at) => {
    const before = characters[at - 1];
    const isStep = before !== undefined && CHINESE.test(before.text) && CHINESE.test(character.text);
    return isStep ? [{ at, step: middleOf(character) - middleOf(before) }] : [];
  });
  if (steps.length < LEAST) return new Set();
  return new Set(steps.filter(({ at, step }) => step > WIDER * usualStep(steps, at)).map(({ at }) => at));
}

/** The middle one of the steps around a place: a page in perspective has longer steps at its near side. */
function usualStep(steps: readonly { at: number; step: number }[], at: number): number {
  const near = [...steps]
    .sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))
    .slice(0, 9)
    .map(({ step }) => step)
    .sort((a, b) => a - b);
  return near[Math.floor(near.length / 2)] ?? Infinity;
}

const middleOf = ({ left, right }: ReadCharacter): number => (left + right) / 2;
