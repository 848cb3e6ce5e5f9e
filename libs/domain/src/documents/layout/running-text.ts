import type { PageText } from '../page-text';
import { type Piece, toLines, toPieces } from './rows';
import { foldedTextOf, type PlacedCharacter, type Span } from './span';

/** All pages as one text in reading order. */
export interface RunningText {
  /** Folded (half width, upper case, one kind of bracket), without blanks; lines and pages follow each other directly. */
  text: string;
  /** One for each UTF-16 unit of `text`. */
  characters: Span;
}

/**
 * For documents in sentences (contracts, letters): patterns are matched over line ends, places stay known.
 * @param isMeant only runs of which this holds; all of them without it.
 */
export function toRunningText(
  pages: readonly PageText[],
  isMeant: (piece: Piece) => boolean = () => true,
): RunningText {
  const characters = pages.flatMap((page) => toLines(toPieces(page).filter(isMeant))).flatMap(joinLine);
  return { text: foldedTextOf(characters), characters };
}

export function takeRange(running: RunningText, start: number, end: number): Span {
  return running.characters.slice(start, end);
}

/** Where two runs of a line overlap, one character was read twice (whole and in part): the less sure one goes. */
function joinLine(line: readonly Piece[]): Span {
  const joined: PlacedCharacter[] = [];
  for (const { span } of line) {
    const [last, first] = [joined[joined.length - 1], span[0]];
    const isDouble = last !== undefined && first !== undefined && (first.left + first.right) / 2 < last.right;
    if (isDouble && first.confidence >= last.confidence) joined.pop();
    joined.push(...(isDouble && first.confidence < last.confidence ? span.slice(1) : span));
  }
  return joined;
}
