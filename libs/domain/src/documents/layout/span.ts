import { toIdeographs } from '../../text/look-alikes';
import type { PageBox, PageText, ReadCharacter, TextRun } from '../page-text';
import { alignSecondReading, type SecondCharacter } from './align';
import { findBlanks } from './blanks';
import { foldCharacter } from './fold';

/** One character and its place in the document. Edges in pixels of the straightened page. */
export interface PlacedCharacter extends ReadCharacter {
  top: number;
  bottom: number;
  /** Number of the page, from 1. */
  page: number;
  /** Place of its run in `PageText.runs`. */
  run: number;
  /** A blank before it in which a character may have been lost: in its run, or before the value's first character. */
  blankBefore?: 'in-run' | 'at-edge';
  /** What the second reading has here; undefined where the run was read once. */
  again?: SecondCharacter;
}

/** Characters that belong together, from one run or several, spaces left out. */
export type Span = readonly PlacedCharacter[];

/** A run this much higher than wide holds characters that stand one above the other. */
const UPRIGHT = 1.6;

/** The characters of one run. A run without characters of its own is divided evenly. */
export function toSpan(page: PageText, run: number): Span {
  const source = page.runs[run];
  if (source === undefined) return [];
  const read = charactersOf(source).filter(({ text }) => !/^\s*$/.test(text));
  const characters = page.origin === 'pdf-text' ? read.map(asSeen) : read;
  const { x, y, width, height } = source.box;
  const again = source.again && alignSecondReading(textsOf(characters), source.again);
  const isUpright = characters.length > 1 && height > UPRIGHT * width;
  const step = height / Math.max(1, characters.length);
  const blanks = findBlanks(characters);
  return characters.map((character, at) => ({
    ...character,
    confidence: Math.min(1, character.confidence + confidenceOfTwin(character)),
    ...(isUpright
      ? { left: x, right: x + width, top: y + at * step, bottom: y + (at + 1) * step }
      : { top: y, bottom: y + height }),
    page: page.page,
    run,
    ...(blanks.has(at) ? { blankBefore: 'in-run' as const } : {}),
    ...(again?.[at] === undefined ? {} : { again: again[at] }),
  }));
}

/** Writers of PDF put radicals (⼾, ⻔) in the text layer where the page shows whole characters. */
const asSeen = (character: ReadCharacter): ReadCharacter => ({ ...character, text: toIdeographs(character.text) });

/** The engine shares its confidence between `（` and `(`, which are one character to us. */
function confidenceOfTwin({ text, other }: ReadCharacter): number {
  return other !== undefined && foldCharacter(other.text) === foldCharacter(text) ? other.confidence : 0;
}

const textsOf = (characters: readonly ReadCharacter[]): string[] => characters.map(({ text }) => text);

function charactersOf(run: TextRun): readonly ReadCharacter[] {
  const single = run.characters.flatMap((character) => divide(character));
  if (single.length > 0) return single;
  return divide({ text: run.text, confidence: run.confidence, left: run.box.x, right: run.box.x + run.box.width });
}

/** The engine may give several code points in one place. */
function divide(character: ReadCharacter): ReadCharacter[] {
  const points = Array.from(character.text);
  if (points.length < 2) return [character];
  const width = (character.right - character.left) / points.length;
  return points.map((text, at) => ({
    text,
    confidence: character.confidence,
    left: character.left + at * width,
    right: character.left + (at + 1) * width,
  }));
}

/** Every run of every page. */
export function toSpans(pages: readonly PageText[]): Span[] {
  return pages.flatMap((page) => page.runs.map((_, run) => toSpan(page, run)));
}

/** Of both readings; of the one there was where the run was read once. */
export function lowerOfBoth({ confidence, again }: PlacedCharacter): number {
  return Math.min(confidence, again?.confidence ?? 1);
}

/** As read. */
export function textOf(span: Span): string {
  return span.map(({ text }) => text).join('');
}

/** For matching: folded, one UTF-16 unit for each character of the span. */
export function foldedTextOf(span: Span): string {
  return span.map(({ text }) => foldCharacter(text)).join('');
}

/** The box around a span on the page of its first character. Empty at the origin for an empty span. */
export function boxOf(span: Span): PageBox {
  const page = span[0]?.page;
  const here = span.filter((character) => character.page === page);
  if (here.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...here.map(({ left }) => left));
  const y = Math.min(...here.map(({ top }) => top));
  const right = Math.max(...here.map((character) => character.right));
  const bottom = Math.max(...here.map((character) => character.bottom));
  return { x, y, width: right - x, height: bottom - y };
}

/** The parts of a span that a pattern's first group matches (the whole match without one), in order. */
export function findAll(span: Span, pattern: RegExp): Span[] {
  const flags = new Set(['g', 'd', ...Array.from(pattern.flags)]);
  return Array.from(foldedTextOf(span).matchAll(new RegExp(pattern.source, [...flags].join(''))), (match) => {
    const [start, end] = match.indices?.[1] ?? match.indices?.[0] ?? [0, 0];
    return span.slice(start, end);
  });
}

/** What each group of the pattern's first match took; none without a match. */
export function findGroups(span: Span, pattern: RegExp): (Span | undefined)[] {
  const match = new RegExp(pattern.source, `${pattern.flags.replace('d', '')}d`).exec(foldedTextOf(span));
  // A group that took no part has no place, whatever the library's types say.
  const places: readonly (readonly [number, number] | undefined)[] = match?.indices?.slice(1) ?? [];
  return places.map((place) => (place === undefined ? undefined : span.slice(...place)));
}

/** The first part of a span that the pattern's first group matches. The text is folded: half width, upper case, `( )`. */
export function findIn(span: Span, pattern: RegExp): Span | undefined {
  return findAll(span, pattern)[0];
}

/** Takes separators off both ends: the colon after a label, a stray dash or dot. */
export function trimSpan(span: Span, separator = /^[\s:;,、._|-]$/): Span {
  const folded = foldedTextOf(span);
  let [start, end] = [0, span.length];
  while (start < end && separator.test(folded.charAt(start))) start += 1;
  while (end > start && separator.test(folded.charAt(end - 1))) end -= 1;
  return span.slice(start, end);
}

/** The characters of a span that are not in the other one, by their places. */
export function withoutSpan(span: Span, other: Span): Span {
  const keyOf = ({ page, run, left, top }: PlacedCharacter): string => `${page}/${run}/${left}/${top}`;
  const keys = new Set(other.map(keyOf));
  return span.filter((character) => !keys.has(keyOf(character)));
}
