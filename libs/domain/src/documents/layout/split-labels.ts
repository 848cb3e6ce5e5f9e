import { type Piece, rightOf, rowOverlap } from './rows';
import { foldedTextOf, type Span } from './span';

/** A label whose characters lie in several runs. */
export interface SplitLabel {
  label: Span;
  /** What follows it in its last run. */
  after: Span;
  /** Scraps of pattern and ink between its characters, read as text. */
  scraps: Span;
}

/** Labels are spread out to the width of the longest one. */
const WIDEST_GAP = 7;
/** Characters that are none are read with little confidence. */
const DOUBTFUL = 0.6;

/** Finds a label that begins at the start of a piece and goes on in the pieces at its right. */
export function findSplitLabel(piece: Piece, pieces: readonly Piece[], label: string): SplitLabel | undefined {
  const head = foldedTextOf(piece.span);
  const known = commonLength(head, label);
  if (known === 0 || known >= label.length || !isScrap(piece.span.slice(known))) return undefined;
  let [found, scraps, last] = [piece.span.slice(0, known), piece.span.slice(known), piece];
  for (const next of toTheRight(piece, pieces)) {
    if (next.box.x - rightOf(last.box) > WIDEST_GAP * piece.box.height) return undefined;
    const text = foldedTextOf(next.span);
    const start = /^[^\u4E00-\u9FFF]/.test(text) ? 1 : 0;
    const wanted = label.slice(found.length);
    const more = commonLength(text.slice(start), wanted);
    if (more === wanted.length || (more > 0 && start + more === text.length)) {
      found = [...found, ...next.span.slice(start, start + more)];
      scraps = [...scraps, ...next.span.slice(0, start)];
      if (more === wanted.length) return { label: found, after: next.span.slice(start + more), scraps };
    } else if (isScrap(next.span) || next.box.height < 0.6 * piece.box.height) {
      scraps = [...scraps, ...next.span];
    } else return undefined;
    last = next;
  }
  return undefined;
}

function toTheRight(piece: Piece, pieces: readonly Piece[]): Piece[] {
  return pieces
    .filter(
      (other) => other !== piece && other.box.x > rightOf(piece.box) - Math.min(piece.box.height, piece.box.width) / 2,
    )
    .filter(({ box }) => rowOverlap(box, piece.box) >= 0.5)
    .sort((a, b) => a.box.x - b.box.x)
    .slice(0, 4);
}

function isScrap(span: Span): boolean {
  return span.length <= 3 && span.every(({ confidence }) => confidence < DOUBTFUL);
}

function commonLength(text: string, label: string): number {
  let length = 0;
  while (length < label.length && text.charAt(length) === label.charAt(length)) length += 1;
  return length;
}
