import type { ReadCharacter } from '../page-text';

const CHINESE = /[\u4E00-\u9FFF]/;
/** Chinese characters of one line stand at even steps. This much more than the middle step leaves room for a lost one. */
const WIDER = 1.35;
const DIGIT = /[0-9０-９]/;
/** Digits are half as wide as Chinese characters, or a little more. */
const APART = 0.9;
/** So many steps must be known before one can be called wide. */
const LEAST = 4;

/**
 * Places in a run before which a character may have been lost: recognition that leaves one out is sure of all the others.
 * Between Chinese characters, which stand at even steps, and between digits, which never stand so far apart: 24、94号,
 * read as 2494号.
 */
export function findBlanks(characters: readonly ReadCharacter[]): ReadonlySet<number> {
  const steps = characters.flatMap((character, at) => {
    const before = characters[at - 1];
    const isStep = before !== undefined && CHINESE.test(before.text) && CHINESE.test(character.text);
    return isStep ? [{ at, step: middleOf(character) - middleOf(before) }] : [];
  });
  if (steps.length < LEAST) return new Set();
  const wide = steps.filter(({ at, step }) => step > WIDER * usualStep(steps, at)).map(({ at }) => at);
  const parted = characters.flatMap((character, at) => {
    const before = characters[at - 1];
    const isPair = before !== undefined && DIGIT.test(before.text) && DIGIT.test(character.text);
    return isPair && middleOf(character) - middleOf(before) > APART * usualStep(steps, at) ? [at] : [];
  });
  return new Set([...wide, ...parted]);
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
