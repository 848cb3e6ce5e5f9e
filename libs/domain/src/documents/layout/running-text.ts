import type { PageText } from '../page-text';
import { toLines, toPieces } from './rows';
import { foldedTextOf, type Span } from './span';

/** All pages as one text in reading order. */
export interface RunningText {
  /** Folded (half width, upper case, one kind of bracket), without blanks; lines and pages follow each other directly. */
  text: string;
  /** One for each UTF-16 unit of `text`. */
  characters: Span;
}

/** For documents in sentences (contracts, letters): patterns are matched over line ends, places stay known. */
export function toRunningText(pages: readonly PageText[]): RunningText {
  const characters = pages.flatMap((page) => toLines(toPieces(page)).flat()).flatMap(({ span }) => span);
  return { text: foldedTextOf(characters), characters };
}

export function takeRange(running: RunningText, start: number, end: number): Span {
  return running.characters.slice(start, end);
}
