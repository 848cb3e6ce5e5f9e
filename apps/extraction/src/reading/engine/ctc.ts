/** One character as the recognition model gave it, with its place along the run: 0 its left end, 1 its right end. */
export interface DecodedCharacter {
  readonly text: string;
  readonly confidence: number;
  readonly from: number;
  /** Where the model sees it. */
  readonly at: number;
  readonly to: number;
  readonly other?: { readonly text: string; readonly confidence: number };
}

const BLANK = 0;
/** Loses nothing where it is not seen. */
const SAYS_NOTHING = /^[\s:：,，;；、。]?$/;
/** A next best character below this is not worth a word. */
const OTHER_FROM = 0.01;

/** Wide and narrow forms (（ and (, ： and :) are one to a reader; the model shares its confidence between them. */
const areTwins = (a: string, b: string): boolean => a.normalize('NFKC') === b.normalize('NFKC');

interface Candidate {
  readonly symbol: number;
  readonly value: number;
}

interface Peak extends Candidate {
  readonly first: number;
  last: number;
  value: number;
  /** Next best character over all its steps. */
  other: Candidate;
}

/** A step where the blank won: the best character there. */
interface Gap extends Candidate {
  readonly step: number;
}

/**
 * Greedy decoding of one run: `steps` rows of `symbols` probabilities, starting at `offset`. Equal neighbours are one
 * character, the blank (0) parts them. A character that the model nearly saw in the gap beside another (a lost one)
 * takes confidence away from both neighbours.
 *
 * @param used share of the steps that the run's own picture takes; the rest is padding
 */
export function decodeRun(
  probabilities: Float32Array,
  { offset, steps, symbols, used }: { offset: number; steps: number; symbols: number; used: number },
  dictionary: readonly string[],
): DecodedCharacter[] {
  const peaks: Peak[] = [];
  const gaps: Gap[] = [];
  let previous = BLANK;
  for (let step = 0; step < steps; step += 1) {
    const from = offset + step * symbols;
    const [top, next] = bestCharacters(probabilities, from, symbols);
    const isBlank = (probabilities[from] ?? 0) >= top.value;
    const peak = peaks.at(-1);
    if (isBlank) gaps.push({ ...top, step });
    else if (peak && top.symbol === previous) {
      peak.last = step;
      peak.value = Math.max(peak.value, top.value);
      if (next.value > peak.other.value) peak.other = next;
    } else peaks.push({ ...top, first: step, last: step, other: next });
    previous = isBlank ? BLANK : top.symbol;
  }
  return toCharacters(peaks, gaps, steps * used, dictionary);
}

/** The two best symbols that are not the blank. */
function bestCharacters(probabilities: Float32Array, from: number, symbols: number): [Candidate, Candidate] {
  let [symbol, value, nextSymbol, nextValue] = [1, -1, 1, -1];
  for (let i = 1; i < symbols; i += 1) {
    const p = probabilities[from + i] ?? 0;
    if (p <= nextValue) continue;
    if (p > value) [nextSymbol, nextValue, symbol, value] = [symbol, value, i, p];
    else [nextSymbol, nextValue] = [i, p];
  }
  return [
    { symbol, value },
    { symbol: nextSymbol, value: nextValue },
  ];
}

function toCharacters(
  peaks: readonly Peak[],
  gaps: readonly Gap[],
  length: number,
  dictionary: readonly string[],
): DecodedCharacter[] {
  const centres = peaks.map(({ first, last }) => (first + last + 1) / 2);
  const pitches = centres.slice(1).map((centre, index) => centre - (centres[index] ?? 0));
  const usual = [...pitches].sort((a, b) => a - b)[Math.floor(pitches.length / 2)] ?? length;
  const within = (steps: number): number => Math.min(1, Math.max(0, steps / length));
  return peaks.map(({ value, symbol, other }, index) => {
    const centre = centres[index] ?? 0;
    const [before, after] = [pitches[index - 1] ?? usual, pitches[index] ?? usual];
    const near = [peaks[index - 1]?.symbol, symbol, peaks[index + 1]?.symbol];
    const [left, right] = [centres[index - 1] ?? -1, centres[index + 1] ?? Infinity];
    // The flank of a neighbour is no lost character, nor is a blank one.
    const lost = gaps.filter(
      (gap) =>
        gap.step > left &&
        gap.step < right &&
        !near.includes(gap.symbol) &&
        !SAYS_NOTHING.test(dictionary[gap.symbol] ?? ''),
    );
    const [text = '', next = ''] = [dictionary[symbol], dictionary[other.symbol]];
    const isTwin = areTwins(text, next);
    return {
      text,
      confidence: Math.min(1, value + (isTwin ? other.value : 0)) * (1 - Math.max(0, ...lost.map((gap) => gap.value))),
      from: within(centre - Math.min(before / 2, usual * 0.75)),
      at: within(centre),
      to: within(centre + Math.min(after / 2, usual * 0.75)),
      ...(!isTwin && other.value >= OTHER_FROM && { other: { text: next, confidence: other.value } }),
    };
  });
}
