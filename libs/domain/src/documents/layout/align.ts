import { foldCharacter, isSeparator } from './fold';

/** What the second reading has in the place of one character of the first: nothing, one character, or more. */
export interface SecondCharacter {
  text: string;
  confidence: number;
}

/**
 * Lays a second reading over the first, so that a slice of a run can be compared alone. A character that only the second
 * one has is given to both neighbours, which then differ; separators that only one of them has count for nothing.
 */
export function alignSecondReading(
  first: readonly string[],
  again: { text: string; confidence: number; confidences?: readonly number[] },
): SecondCharacter[] {
  const read = Array.from(again.text, (text, at) => ({
    text,
    confidence: again.confidences?.[at] ?? again.confidence,
  }));
  const second = (first.includes('㎡') ? joinSquareMetres(read) : read).filter(({ text }) => !/^\s*$/.test(text));
  const texts = second.map(({ text }) => text);
  const costs = editCosts(first.map(foldCharacter), texts.map(foldCharacter));
  const aligned: SecondCharacter[] = first.map((text, at) => ({
    text: saysNothing(first, at) ? text : '',
    confidence: again.confidence,
  }));
  let [row, column] = [first.length, second.length];
  while (row > 0 || column > 0) {
    const here = costs[row]?.[column] ?? 0;
    const other = second[column - 1];
    const step = foldCharacter(first[row - 1] ?? '') === foldCharacter(other?.text ?? '') ? 0 : 1;
    if (row > 0 && column > 0 && other !== undefined && here === (costs[row - 1]?.[column - 1] ?? 0) + step) {
      // Already holding an extra character that follows it: keep both.
      const extra = aligned[row - 1]?.text ?? '';
      const kept = saysNothing(first, row - 1) || extra === '' ? '' : extra;
      aligned[row - 1] = { text: other.text + kept, confidence: other.confidence };
      row -= 1;
      column -= 1;
    } else if (column > 0 && here === (costs[row]?.[column - 1] ?? 0) + 1) {
      if (other !== undefined && !saysNothing(texts, column - 1)) giveExtra(aligned, row, other);
      column -= 1;
    } else {
      row -= 1;
    }
  }
  return aligned;
}

/** A separator, but no point of a number and no dash of a door number: 94.5, 3-201. */
function saysNothing(texts: readonly string[], at: number): boolean {
  const [before, own, next] = [at - 1, at, at + 1].map((place) => foldCharacter(texts[place] ?? ''));
  return isSeparator(own ?? '') && !(/^[.-]$/.test(own ?? '') && /^[\dA-Z]{2}$/.test(`${before}${next}`));
}

/** `m²` where the first reading has one character. */
function joinSquareMetres(read: readonly SecondCharacter[]): SecondCharacter[] {
  return read.flatMap((character, at) => {
    const [before, next] = [read[at - 1]?.text ?? '', read[at + 1]?.text ?? ''];
    if (/^[mM]$/.test(character.text) && /^[²2]$/.test(next)) return [{ ...character, text: '㎡' }];
    return /^[mM]$/.test(before) && /^[²2]$/.test(character.text) ? [] : [character];
  });
}

function giveExtra(aligned: SecondCharacter[], after: number, extra: SecondCharacter): void {
  for (const at of [after - 1, after]) {
    const neighbour = aligned[at];
    if (neighbour !== undefined) aligned[at] = { ...neighbour, text: neighbour.text + extra.text };
  }
}

function editCosts(a: readonly string[], b: readonly string[]): number[][] {
  const costs = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row += 1) {
    const above = costs[row - 1] ?? [];
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const step = a[row - 1] === b[column - 1] ? 0 : 1;
      line.push(Math.min((above[column - 1] ?? 0) + step, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    costs.push(line);
  }
  return costs;
}
