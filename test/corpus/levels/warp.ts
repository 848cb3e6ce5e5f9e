import type { Picture } from './picture';

// Taken once: loops over every pixel look them up in a global object otherwise, which test runners make slow.
const { abs, ceil, floor, max, min, sin } = Math;

export type Point = readonly [number, number];
/** Top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point];

/** The 8 numbers of the projective map that takes `from` to `to` (the ninth is 1). */
export function projection(from: Quad, to: Quad): number[] {
  const rows = from.flatMap(([x, y], index) => {
    const [u, v] = to[index] as Point;
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ];
  });
  return solve(rows);
}

/** Gauss with pivoting; each row holds its right-hand side last. */
function solve(rows: number[][]): number[] {
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    const rest = rows.slice(column);
    const best = rest.reduce((most, row) => (abs(row[column] ?? 0) > abs(most[column] ?? 0) ? row : most));
    const at = rows.indexOf(best);
    [rows[column], rows[at]] = [best, rows[column] as number[]];
    for (const row of rows) {
      if (row === best) continue;
      const factor = (row[column] ?? 0) / (best[column] ?? 1);
      for (let i = column; i <= size; i += 1) row[i] = (row[i] ?? 0) - factor * (best[i] ?? 0);
    }
  }
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1));
}

/**
 * Lays `page` into `ground` so that its corners come to `corners`; smooth between pixels and at the edges.
 * `bend` lifts the middle of the page by so many pixels of the ground, as paper that was folded lies.
 */
export function layInto(ground: Picture, page: Picture, corners: Quad, bend = 0): void {
  const { width, height } = page;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = projection(corners, [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ]);
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const firstX = max(0, floor(min(...xs)));
  const lastX = min(ground.width - 1, ceil(max(...xs)));
  const firstY = max(0, floor(min(...ys) - abs(bend)));
  const lastY = min(ground.height - 1, ceil(max(...ys) + abs(bend)));
  const source = page.data;
  const target = ground.data;
  for (let y = firstY; y <= lastY; y += 1) {
    for (let x = firstX; x <= lastX; x += 1) {
      const along = (x - firstX) / (lastX - firstX);
      const lifted = y + bend * sin(along * Math.PI);
      const w = g * x + h * lifted + 1;
      const u = (a * x + b * lifted + c) / w - 0.5;
      const v = (d * x + e * lifted + f) / w - 0.5;
      const cover = min(u + 1, v + 1, width - u, height - v, 1);
      if (cover <= 0) continue;
      const left = max(0, min(width - 2, floor(u)));
      const top = max(0, min(height - 2, floor(v)));
      const fx = max(0, min(1, u - left));
      const fy = max(0, min(1, v - top));
      const at = (top * width + left) * 3;
      const below = at + width * 3;
      const to = (y * ground.width + x) * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        const upper = (source[at + channel] as number) * (1 - fx) + (source[at + 3 + channel] as number) * fx;
        const lower = (source[below + channel] as number) * (1 - fx) + (source[below + 3 + channel] as number) * fx;
        const value = upper * (1 - fy) + lower * fy;
        target[to + channel] = value * cover + (target[to + channel] as number) * (1 - cover);
      }
    }
  }
}
