import type { PageBox } from '../page-text';
import { doubtStart, dropScrapsBeforeEdge } from './drop-scraps';
import type { FoundLabel } from './find-labels';
import { bottomOf, middleOf, type Piece, rightOf, rowOverlap, toLines, toPiece } from './rows';
import type { Span } from './span';

interface Column {
  label: FoundLabel;
  pieces: Piece[];
}

/** From this share of common height on, a text stands on the row of a label. */
const SAME_ROW = 0.4;
/** Lower than this part of the label it is dirt: no value is printed so small beside its label. */
const DIRT = 0.55;

/** In heights of a line. */
const FAR = 4;

/** Gives each piece to the label it belongs to, or to none (titles, stamps, remarks). */
export function assignPieces(
  labels: readonly FoundLabel[],
  pieces: readonly Piece[],
): { label: FoundLabel; value: Span }[] {
  const columns: Column[] = labels.map((label) => ({
    label,
    pieces: label.rest.length > 0 ? [toPiece(label.rest)] : [],
  }));
  const clear = pieces.map((piece) => withoutLabels(piece, labels)).filter(({ span }) => span.length > 0);
  const sorted = [...clear].sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
  for (const piece of sorted) {
    const beside = findBeside(columns, piece, clear);
    const above = findAbove(columns, piece, labels, clear);
    const owner = beside !== undefined && (beside.next || above === undefined) ? beside.column : above;
    owner?.pieces.push(owner === above && hasStranger(owner.label, piece, clear) ? doubtStart(piece) : piece);
  }
  return dropScrapsBeforeEdge(columns).map(({ label, pieces: own }) => ({
    label,
    value: toLines(own).flatMap(joinLine),
  }));
}

/** Something that is no label stands on the row in the column of the labels: perhaps one that was misread. */
function hasStranger({ box: label }: FoundLabel, { box }: Piece, pieces: readonly Piece[]): boolean {
  return pieces.some(
    (other) =>
      Math.abs(other.box.x - label.x) < 2 * label.height &&
      rightOf(other.box) < box.x &&
      rowOverlap(other.box, box) >= SAME_ROW,
  );
}

/** Pieces of one line in order. Where two overlap and both hold the same character, it is taken once. */
function joinLine(line: readonly Piece[]): Span {
  return line.flatMap(({ span, box }, at) => {
    const next = line[at + 1];
    const last = span[span.length - 1];
    const twice = next !== undefined && next.box.x < rightOf(box) && last?.text === next.span[0]?.text;
    return twice ? span.slice(0, -1) : span;
  });
}

/** Detection may cut a value so that the end of its label is in it once more: what lies under a label is dropped. */
function withoutLabels(piece: Piece, labels: readonly FoundLabel[]): Piece {
  const under = labels.find(
    ({ box }) =>
      rowOverlap(box, piece.box) >= 0.6 && piece.box.x > box.x && piece.box.x < rightOf(box) - 0.1 * box.height,
  );
  if (under === undefined) return piece;
  const edge = rightOf(under.box) + 0.25 * under.box.height;
  return toPiece(piece.span.filter(({ left, right }) => (left + right) / 2 > edge));
}

/** The label on the row at the left. `next`: nothing else stands between them, so there is no doubt. */
function findBeside(
  columns: readonly Column[],
  piece: Piece,
  pieces: readonly Piece[],
): { column: Column; next: boolean } | undefined {
  const onRow = columns.filter(
    ({ label: { box, letterHeight } }) =>
      rowOverlap(box, piece.box) >= SAME_ROW &&
      piece.box.height >= DIRT * letterHeight &&
      box.x < piece.box.x &&
      rightOf(box) <= piece.box.x + box.height,
  );
  const nearest = Math.max(...onRow.map(({ label }) => label.box.x));
  const column = onRow
    .filter(({ label }) => label.box.x > nearest - 3 * label.box.height)
    .sort((a, b) => rowOverlap(b.label.box, piece.box) - rowOverlap(a.label.box, piece.box))[0];
  if (column === undefined) return undefined;
  const { box: labelBox, rest } = column.label;
  const between = pieces.filter(
    ({ box }) =>
      box.x >= labelBox.x &&
      rightOf(box) <= piece.box.x + box.height / 2 &&
      box !== piece.box &&
      Math.max(rowOverlap(box, piece.box), rowOverlap(box, labelBox)) >= SAME_ROW,
  );
  const own = [...between.map(({ box }) => box), ...(rest.length > 0 ? [toPiece(rest).box] : [])];
  const gap = own.length === 0 ? 0 : piece.box.x - endOfChain(own, FAR * piece.box.height);
  // Pieces of one value follow each other; what stands far behind the last one is something else on the same row.
  if (gap > FAR * piece.box.height) return undefined;
  return { column, next: own.length === 0 || (between.length === 0 && gap < 0.8 * piece.box.height) };
}

/** Where what follows a label ends: pieces further apart than `most` are no longer of it. */
function endOfChain(boxes: readonly PageBox[], most: number): number {
  const [first, ...others] = [...boxes].sort((a, b) => a.x - b.x);
  return others.reduce(
    (end, box) => (box.x - end > most ? end : Math.max(end, rightOf(box))),
    first ? rightOf(first) : 0,
  );
}

/** The value whose next line this is: begins at the same left edge, follows closely, no other label between. */
function findAbove(
  columns: readonly Column[],
  piece: Piece,
  labels: readonly FoundLabel[],
  pieces: readonly Piece[],
): Column | undefined {
  const { box } = piece;
  const fitting = columns
    .map((column) => ({ column, offset: offsetBelow(column, box) }))
    .filter((entry): entry is { column: Column; offset: number } => entry.offset !== undefined)
    .filter(({ column }) => !isCutOff(column, box, labels))
    .sort((a, b) => a.offset - b.offset)[0]?.column;
  return findCentredBelow(columns, fitting, box, pieces) ?? fitting;
}

/** How badly a box fits as the next line of a column; undefined when it does not. */
function offsetBelow({ label, pieces }: Column, box: PageBox): number | undefined {
  const last = pieces.reduce((lowest, { box: own }) => Math.max(lowest, bottomOf(own)), -Infinity);
  const height = Math.min(box.height, label.box.height);
  if (pieces.length === 0) {
    const gap = box.y - bottomOf(label.box);
    const shared = Math.min(rightOf(box), rightOf(label.box)) - Math.max(box.x, label.box.x);
    return gap > -0.4 * height && gap < 1.6 * height && shared > 0 ? 2 + gap / height : undefined;
  }
  const lineHeight = Math.max(...pieces.map(({ box: own }) => own.height));
  if (box.height > 1.7 * lineHeight || box.height < 0.5 * lineHeight) return undefined;
  // Goes on directly where a piece of the value ends.
  if (pieces.some(({ box: own }) => rowOverlap(own, box) >= 0.6 && Math.abs(box.x - rightOf(own)) < height)) return 0.1;
  const left = Math.min(...pieces.map(({ box: own }) => own.x));
  const lowest = Math.max(...pieces.map(({ box: own }) => middleOf(own)));
  const gap = (box.y - last) / height;
  const shift = Math.abs(box.x - left) / height;
  const isLower = middleOf(box) - lowest > 0.3 * lineHeight;
  // A first line may be indented, or the run may begin at the label.
  return isLower && gap < 1.3 && shift < 2.6 ? shift + Math.max(0, gap) : undefined;
}

/** Another label stands between the column's last line and the box, in the column's own width. */
function isCutOff({ label, pieces }: Column, box: PageBox, labels: readonly FoundLabel[]): boolean {
  const first = Math.min(...[label.box, ...pieces.map((piece) => piece.box)].map(middleOf));
  const right = Math.max(rightOf(box), ...pieces.map((piece) => rightOf(piece.box)));
  return labels.some(
    (other) =>
      other !== label &&
      middleOf(other.box) > first + 0.5 * label.box.height &&
      middleOf(other.box) < middleOf(box) + 0.4 * box.height &&
      rightOf(other.box) > label.box.x - label.box.height &&
      other.box.x < right,
  );
}

/**
 * In ruled tables a label stands in the middle of its cell, and the value's first line above it. Such a line is nearer to
 * the line below it than to the value above.
 */
function findCentredBelow(
  columns: readonly Column[],
  above: Column | undefined,
  box: PageBox,
  pieces: readonly Piece[],
): Column | undefined {
  const below = pieces
    .filter((piece) => piece.box.y > middleOf(box) && Math.abs(piece.box.x - box.x) < box.height)
    .sort((a, b) => a.box.y - b.box.y)[0];
  if (below === undefined) return undefined;
  const gap = below.box.y - bottomOf(box);
  if (gap > box.height) return undefined;
  if (above !== undefined) {
    const last = Math.max(bottomOf(above.label.box), ...above.pieces.map((piece) => bottomOf(piece.box)));
    if (box.y - last < gap + 0.4 * box.height) return undefined;
  }
  const beside = columns
    .filter(({ label }) => rightOf(label.box) <= box.x + label.box.height)
    .filter(({ label }) => middleOf(label.box) > box.y && middleOf(label.box) < bottomOf(below.box))
    .sort((a, b) => b.label.box.x - a.label.box.x)[0];
  if (beside === undefined || beside === above) return undefined;
  // What stands between the label and the line says that the line is in another column.
  const between = pieces.some(
    (piece) =>
      piece.box.x > beside.label.box.x &&
      rightOf(piece.box) < box.x &&
      rowOverlap(piece.box, beside.label.box) >= SAME_ROW,
  );
  return between || beside.label.rest.length > 0 ? undefined : beside;
}
