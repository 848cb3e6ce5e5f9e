import { type DecodedCharacter } from './ctc';
import { type InkSegment } from './ink-segments';

/** A character as wide as it is high. */
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u;
/** Letters that are broader than digits. */
const BROAD = /[MWm@%]/;
const MARK = /[\p{P}\p{Z}]/u;

/** Most ink of one character, in its size; sizes come from the model's steps and are a little uncertain. */
const INK_OF = { wide: 1.12, narrow: 0.68, broad: 1.05 };
const MOST_SEGMENTS = 4;
/** Ink of more than this share of it may be that of several characters that touch. */
const SHARED_FROM = 0.72;
/** Are of one piece, and no two of them with paper between (11月, read as 1月). */
const ONE_STROKE = /^[1Il|/丨]$/;
/** How far from where the model sees a character its ink may lie. */
const APART = 0.9;
/** Ink at least so high, in sizes, is that of a character; what is lower may be dirt or a mark. */
const TALL = 0.5;
const TALLEST = 1.25;
const BAR = { width: 0.6, height: 0.3 };
const COST = { apart: 3, tooWide: 3, noInk: 1, noInkOfMark: 0.2, lostTall: 0.8, lostLow: 0.15, shared: 0.1 };

/**
 * Places in a run, as indexes of the character behind each, where ink stands that none of the characters explains: the
 * model leaves thin digits out between characters (29号1幢 becomes 29号幢), sure of itself at every reading.
 *
 * Ink and characters are laid over each other in order, at the least cost. Runs without two wide characters, by which sizes
 * are known, are left alone.
 *
 * @param width of the line in pixels, on which the characters' places are shares
 */
export function findLostInk(
  characters: readonly DecodedCharacter[],
  segments: readonly InkSegment[],
  width: number,
): number[] {
  const size = sizeOf(characters, segments, width);
  if (size === undefined) return [];
  const table = layOver(characters, segments, width, size);
  const lost: number[] = [];
  let [i, j] = [characters.length, segments.length];
  while (i > 0 || j > 0) {
    const { di, dj } = table[i]?.[j] ?? { di: i, dj: j };
    const segment = segments[j - 1];
    if (di === 0 && segment && isCharacter(segment, size)) lost.push(i);
    i -= di;
    j -= dj;
  }
  return [...new Set(lost)].sort((a, b) => a - b);
}

/** Characters that stand this much further apart than the usual ones are spread out. */
const SPREAD_OUT = 1.4;
/** Height of the ink of a wide character, as a share of its width. */
const INK_HEIGHT = 0.95;

/** Width of a wide character: the usual distance of two neighbours, and no less than its ink is high. */
function sizeOf(
  characters: readonly DecodedCharacter[],
  segments: readonly InkSegment[],
  width: number,
): number | undefined {
  const pitches = characters.slice(1).flatMap(({ text, at }, index) => {
    const before = characters[index];
    const areWide = before && WIDE.test(text) && WIDE.test(before.text) && !MARK.test(text + before.text);
    return areWide ? [(at - before.at) * width] : [];
  });
  const middle = middleOf(pitches);
  if (middle === undefined) return undefined;
  // The model's steps are coarse: neighbours are now a step nearer, now a step further apart.
  const even = pitches.filter((pitch) => pitch <= SPREAD_OUT * middle);
  const pitch = even.reduce((sum, one) => sum + one, 0) / even.length;
  const heights = segments.map(({ top, bottom }) => bottom - top + 1).filter((height) => height >= TALL * pitch);
  return Math.max(pitch, INK_HEIGHT * (middleOf(heights) ?? 0));
}

function middleOf(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Ink of a character: as high as one, or the one low and long stroke of 一. */
function isCharacter({ from, to, top, bottom }: InkSegment, size: number): boolean {
  const [width, height] = [to - from + 1, bottom - top + 1];
  const isBar = width >= BAR.width * size && width <= size && height <= BAR.height * size;
  return isBar || (height >= TALL * size && height <= TALLEST * size);
}

interface Step {
  readonly cost: number;
  /** Characters and segments that the step has used. */
  readonly di: number;
  readonly dj: number;
}

function layOver(
  characters: readonly DecodedCharacter[],
  segments: readonly InkSegment[],
  width: number,
  size: number,
): Step[][] {
  const table: Step[][] = Array.from({ length: characters.length + 1 }, () => []);
  for (let i = 0; i <= characters.length; i += 1) {
    for (let j = 0; j <= segments.length; j += 1) {
      const steps = i === 0 && j === 0 ? [{ cost: 0, di: 0, dj: 0 }] : stepsTo(i, j);
      const row = table[i];
      if (row) row[j] = steps.reduce((a, b) => (b.cost < a.cost ? b : a));
    }
  }
  return table;

  function stepsTo(i: number, j: number): Step[] {
    const [character, segment] = [characters[i - 1], segments[j - 1]];
    const before = (di: number, dj: number): number => table[i - di]?.[j - dj]?.cost ?? Infinity;
    const steps: Step[] = [];
    if (character)
      steps.push({ cost: before(1, 0) + (MARK.test(character.text) ? COST.noInkOfMark : COST.noInk), di: 1, dj: 0 });
    if (segment)
      steps.push({ cost: before(0, 1) + (isCharacter(segment, size) ? COST.lostTall : COST.lostLow), di: 0, dj: 1 });
    if (!character || !segment) return steps;
    const most = size * inkWidthOf(character.text);
    const mostSegments = ONE_STROKE.test(character.text) ? 1 : MOST_SEGMENTS;
    for (let dj = 1; dj <= mostSegments; dj += 1) {
      const first = segments[j - dj];
      if (!first || segment.to - first.from + 1 > most) break;
      const apart = Math.abs((first.from + segment.to + 1) / 2 - character.at * width) / size;
      const tooWide = Math.max(0, (segment.to - first.from + 1) / size - 1);
      const cost = COST.apart * apart ** 2 + COST.tooWide * tooWide;
      if (apart <= APART) steps.push({ cost: before(1, dj) + cost, di: 1, dj });
    }
    if (segment.to - segment.from + 1 > most * SHARED_FROM) steps.push(...stepsSharing(i, segment, before));
    return steps;
  }

  /** Characters that touch each other share one segment. */
  function stepsSharing(i: number, { from, to }: InkSegment, before: (di: number, dj: number) => number): Step[] {
    const steps: Step[] = [];
    for (let di = 1; di <= i; di += 1) {
      const first = characters[i - di];
      const last = characters[i - 1];
      if (!first || !last || first.at * width < from - size / 2 || last.at * width > to + size / 2) break;
      steps.push({ cost: before(di, 1) + COST.shared * di, di, dj: 1 });
    }
    return steps;
  }
}

function inkWidthOf(text: string): number {
  if (WIDE.test(text)) return INK_OF.wide;
  return BROAD.test(text) ? INK_OF.broad : INK_OF.narrow;
}

/** What a lost character leaves of the confidence in its neighbours. */
const LEFT = 0.4;

/** The characters of a line, with little confidence in those beside ink that none of them explains. */
export function doubtLostInk(
  characters: readonly DecodedCharacter[],
  segments: readonly InkSegment[],
  width: number,
): DecodedCharacter[] {
  const lost = findLostInk(characters, segments, width);
  return characters.map((character, index) =>
    lost.includes(index) || lost.includes(index + 1)
      ? { ...character, confidence: character.confidence * LEFT }
      : character,
  );
}
