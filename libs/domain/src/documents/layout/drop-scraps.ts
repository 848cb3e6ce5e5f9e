import type { FoundLabel } from './find-labels';
import { type Piece, toPiece } from './rows';

/** From this on a character is taken for one, wherever it stands; below it may be a scrap of the pattern. */
export const SCRAP_BELOW = 0.8;
/** So many values must share their left edge before it counts as one. */
const LEAST = 3;

interface Column {
  label: FoundLabel;
  pieces: Piece[];
}

/**
 * Values of one column begin at one edge. What stands before it and is read with doubt is a scrap of the pattern or of a
 * frame, and is dropped; what is read surely stays.
 */
export function dropScrapsBeforeEdge(columns: readonly Column[]): Column[] {
  return columns.map((column) => {
    const edge = findEdge(columns, column);
    if (edge === undefined || column.label.hasColon) return column;
    const pieces = column.pieces.map(({ span }) => {
      const start = span.findIndex(
        ({ left, right, confidence, top, bottom }) =>
          confidence >= SCRAP_BELOW || (left + right) / 2 > edge - 0.1 * (bottom - top),
      );
      return toPiece(start === -1 ? [] : span.slice(start));
    });
    return {
      ...column,
      pieces: markLate(
        pieces.filter(({ span }) => span.length > 0),
        edge,
      ),
    };
  });
}

/** A value that begins well behind the edge may have lost its first character. */
function markLate(pieces: readonly Piece[], edge: number): Piece[] {
  return pieces.map((piece, at) => {
    const [first] = piece.span;
    if (at > 0 || first === undefined || first.left < edge + 0.5 * (first.bottom - first.top)) return piece;
    return doubtStart(piece);
  });
}

/** A piece of which nobody knows for certain that it begins here, or belongs here. */
export function doubtStart({ span: [first, ...others] }: Piece): Piece {
  return toPiece(first === undefined ? [] : [{ ...first, blankBefore: 'at-edge' }, ...others]);
}

/** The middle one of the left edges of the values whose labels stand under each other. */
function findEdge(columns: readonly Column[], { label }: Column): number | undefined {
  const edges = columns
    .filter((other) => Math.abs(other.label.box.x - label.box.x) < 2 * label.letterHeight)
    .flatMap(({ label: own, pieces }) => {
      const first = pieces[0];
      return own.hasColon || first === undefined || first.box.x < own.box.x + own.box.width - own.letterHeight
        ? []
        : [first.box.x];
    })
    .sort((a, b) => a - b);
  return edges.length < LEAST ? undefined : edges[Math.floor(edges.length / 2)];
}
