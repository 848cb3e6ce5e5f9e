import { distance, type Point, type Quad } from '../engine/raster';

/** Area of a polygon, whichever way round. */
export function areaOf(points: readonly Point[]): number {
  let sum = 0;
  points.forEach((a, index) => {
    const b = points[(index + 1) % points.length] ?? a;
    sum += a.x * b.y - b.x * a.y;
  });
  return Math.abs(sum) / 2;
}

/** The largest four-sided figure with corners among the hull's; undefined when the hull has fewer. Top left comes first. */
export function largestQuad(hull: readonly Point[]): Quad | undefined {
  const points = thinOut(hull, 28);
  let best: Quad | undefined;
  let bestArea = 0;
  for (let i = 0; i < points.length; i += 1) {
    for (let j = i + 2; j < points.length; j += 1) {
      const [a, c] = [points[i], points[j]];
      if (!a || !c) continue;
      const b = farthest(points.slice(i + 1, j), a, c);
      const d = farthest([...points.slice(j + 1), ...points.slice(0, i)], a, c);
      if (!b || !d) continue;
      const area = areaOf([a, b, c, d]);
      if (area > bestArea) [best, bestArea] = [[a, b, c, d], area];
    }
  }
  return best && toReadingOrder(best);
}

/** Leaves out the corners that change the figure least until so many are left. */
function thinOut(hull: readonly Point[], most: number): Point[] {
  const points = [...hull];
  while (points.length > most) {
    let [least, at] = [Infinity, 0];
    points.forEach((point, index) => {
      const before = points[(index + points.length - 1) % points.length] ?? point;
      const after = points[(index + 1) % points.length] ?? point;
      const area = areaOf([before, point, after]);
      if (area < least) [least, at] = [area, index];
    });
    points.splice(at, 1);
  }
  return points;
}

function farthest(points: readonly Point[], a: Point, c: Point): Point | undefined {
  let [best, most]: [Point | undefined, number] = [undefined, 0];
  for (const point of points) {
    const area = areaOf([a, point, c]);
    if (area > most) [best, most] = [point, area];
  }
  return best;
}

/** The same corners clockwise on the screen, from the one nearest to the top left on. */
export function toReadingOrder(corners: readonly Point[]): Quad {
  const centre = {
    x: corners.reduce((sum, { x }) => sum + x, 0) / corners.length,
    y: corners.reduce((sum, { y }) => sum + y, 0) / corners.length,
  };
  const around = [...corners].sort(
    (a, b) => Math.atan2(a.y - centre.y, a.x - centre.x) - Math.atan2(b.y - centre.y, b.x - centre.x),
  );
  const sums = around.map(({ x, y }) => x + y);
  const first = sums.indexOf(Math.min(...sums));
  const [a, b, c, d] = [0, 1, 2, 3].map((offset) => around[(first + offset) % 4]);
  if (!a || !b || !c || !d) throw new RangeError('four corners are needed');
  return [a, b, c, d];
}

/** Size of the sheet that a quad shows: the means of its opposite sides. */
export function sizeOfQuad([a, b, c, d]: Quad): { width: number; height: number } {
  return {
    width: Math.round((distance(a, b) + distance(d, c)) / 2),
    height: Math.round((distance(a, d) + distance(b, c)) / 2),
  };
}

/** The quad whose first corner is the one that was clockwise before it: its content is turned by 90 degrees clockwise. */
export function turnQuad([a, b, c, d]: Quad): Quad {
  return [d, a, b, c];
}

export function isInside(quad: Quad, { x, y }: Point): boolean {
  return quad.every((from, index) => {
    const to = quad[(index + 1) % 4] ?? from;
    return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x) >= 0;
  });
}
