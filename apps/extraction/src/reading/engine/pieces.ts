import { type Point } from './raster';

/** Pixels that hang together. */
export interface Piece {
  /** The outer corners of the outermost pixels of every row: enough for its hull. */
  readonly edge: readonly Point[];
  readonly pixels: number;
  readonly sum: number;
}

/** The pieces of a plane of values whose pixels are all above `over`, joined also by their corners. */
export function* piecesOf(
  values: Float32Array | Uint8Array,
  over: number,
  width: number,
  height: number,
): Generator<Piece> {
  const seen = new Uint8Array(values.length);
  const stack = new Int32Array(values.length);
  for (let start = 0; start < values.length; start += 1) {
    if (seen[start] || (values[start] ?? 0) <= over) continue;
    const rows = new Map<number, [number, number]>();
    let [top, pixels, sum] = [0, 0, 0];
    stack[top++] = start;
    seen[start] = 1;
    while (top > 0) {
      const at = stack[--top] ?? 0;
      const y = Math.floor(at / width);
      const x = at - y * width;
      pixels += 1;
      sum += values[at] ?? 0;
      const row = rows.get(y);
      if (!row) rows.set(y, [x, x]);
      else if (x < row[0]) row[0] = x;
      else if (x > row[1]) row[1] = x;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny += 1) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx += 1) {
          const next = ny * width + nx;
          if (seen[next] || (values[next] ?? 0) <= over) continue;
          seen[next] = 1;
          stack[top++] = next;
        }
      }
    }
    yield { edge: toEdge(rows), pixels, sum };
  }
}

function toEdge(rows: ReadonlyMap<number, readonly [number, number]>): Point[] {
  return [...rows].flatMap(([y, [left, right]]) => [
    { x: left, y },
    { x: right + 1, y },
    { x: left, y: y + 1 },
    { x: right + 1, y: y + 1 },
  ]);
}
