import { toHalfWidth, toUpperLatin, unifyBrackets } from '../../text/normalise';

const DASHES = /[—–―‐−﹣─]/g;
const DOTS = /[·•‧∙⋅●⸱・･]/g;

/**
 * The form in which characters of a page are matched: half width, upper case, one kind of bracket, dash and dot, and
 * **one UTF-16 unit for each character**, so that a place in the text is a place in the span it came from.
 */
export function foldCharacter(character: string): string {
  const known = FOLDED.get(character);
  if (known !== undefined) return known;
  const folded = fold(character);
  if (FOLDED.size < MOST_KEPT) FOLDED.set(character, folded);
  return folded;
}

/** The same few thousand characters come again and again. */
const FOLDED = new Map<string, string>();
const MOST_KEPT = 10_000;

function fold(character: string): string {
  const folded = unifyBrackets(toUpperLatin(toHalfWidth(character)))
    .replace(DASHES, '-')
    .replace(DOTS, '·')
    .replace('﹕', ':');
  return folded.length === 1 ? folded : '\uFFFD';
}

/** Says nothing by itself: spaces and what separates a label from its value. */
export function isSeparator(character: string): boolean {
  return /^[\s:;,、.·_|-]$/.test(foldCharacter(character)) || /^\s*$/.test(character);
}
