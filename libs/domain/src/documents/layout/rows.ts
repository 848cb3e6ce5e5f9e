import type { PageBox, PageText } from '../page-text';
import { boxOf, type Span, toSpan } from './span';

/** A run, or the part of it that is left when labels are taken out. */
export interface Piece {
  span: Span;
  box: PageBox;
}

export function toPiece(span: Span): Piece {
  return { span, box: boxOf(span) };
}

/** One piece for each run; characters that detection put into one run one above the other are pieces of their own. */
export function toPieces(page: PageText): Piece[] {
  return page.runs
    .map((_, run) => toSpan(page, run))
    .filter((span) => span.length > 0)
    .flatMap((span) =>
      span[0]?.top === span[span.length - 1]?.top ? [toPiece(span)] : span.map((one) => toPiece([one])),
    );
}

export const rightOf = (box: PageBox): number => box.x + box.width;
export const bottomOf = (box: PageBox): number => box.y + box.height;
export const middleOf = (box: PageBox): number => box.y + box.height / 2;

/** How far two boxes lie on one row: shared height as a part of the smaller one, 0 to 1. */
export function rowOverlap(a: PageBox, b: PageBox): number {
  const shared = Math.min(bottomOf(a), bottomOf(b)) - Math.max(a.y, b.y);
  return Math.max(0, shared) / Math.max(1, Math.min(a.height, b.height));
}

/** Pieces in lines from the top, each line from the left. Neighbours are chained, so that a line may slope a little. */
export function toLines(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => a.box.x - b.box.x)) {
    const fitting = lines
      .map((line) => ({ line, overlap: rowOverlap(line[line.length - 1]?.box ?? piece.box, piece.box) }))
      .filter(({ line, overlap }) => {
        const last = line[line.length - 1]?.box ?? piece.box;
        return overlap >= 0.5 && piece.box.x > rightOf(last) - last.height;
      })
      .sort((a, b) => b.overlap - a.overlap)[0];
    if (fitting === undefined) lines.push([piece]);
    else fitting.line.push(piece);
  }
  return lines.sort((a, b) => middleOf(a[0]?.box ?? NOWHERE) - middleOf(b[0]?.box ?? NOWHERE));
}

const NOWHERE: PageBox = { x: 0, y: 0, width: 0, height: 0 };
