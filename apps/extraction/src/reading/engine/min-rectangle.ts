import { distance, type Point, type Quad } from './raster';

/** Convex hull, against the clock in a coordinate system whose y goes up. Andrew's monotone chain. */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  const half = (list: Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of list) {
      while (chain.length >= 2 && turnOf(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function turnOf(a: Point | undefined, b: Point | undefined, c: Point): number {
  if (!a || !b) return 1;
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/** A rectangle that may be turned: centre, half of both sides and the direction of its longer-lying axis. */
export interface TurnedRectangle {
  readonly centre: Point;
  /** Along the axis, whole side. */
  readonly width: number;
  readonly height: number;
  /** Of the axis against the horizontal, in radians, over -π/2 to π/2. */
  readonly angle: number;
}

/** The smallest rectangle around the points: one of its sides lies on a side of their hull. */
export function minRectangle(points: readonly Point[]): TurnedRectangle | undefined {
  const hull = convexHull(points);
  let best: TurnedRectangle | undefined;
  hull.forEach((from, index) => {
    const to = hull[(index + 1) % hull.length] ?? from;
    if (distance(from, to) === 0) return;
    const found = rectangleAlong(hull, Math.atan2(to.y - from.y, to.x - from.x));
    if (!best || found.width * found.height < best.width * best.height) best = found;
  });
  return best && toUpright(best);
}

function rectangleAlong(points: readonly Point[], angle: number): TurnedRectangle {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const along = points.map(({ x, y }) => x * cos + y * sin);
  const across = points.map(({ x, y }) => y * cos - x * sin);
  const [left, right, top, bottom] = [Math.min(...along), Math.max(...along), Math.min(...across), Math.max(...across)];
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  const centre = { x: u * cos - v * sin, y: u * sin + v * cos };
  return { centre, width: right - left, height: bottom - top, angle };
}

/** The same rectangle, described with the axis that lies nearer to the horizontal. */
function toUpright({ centre, width, height, angle }: TurnedRectangle): TurnedRectangle {
  const quarter = Math.PI / 2;
  const turns = Math.round(angle / quarter);
  const rest = angle - turns * quarter;
  return turns % 2 === 0
    ? { centre, width, height, angle: rest }
    : { centre, width: height, height: width, angle: rest };
}

export function cornersOf({ centre, width, height, angle }: TurnedRectangle): Quad {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const at = (u: number, v: number): Point => ({
    x: centre.x + (u * width * cos - v * height * sin) / 2,
    y: centre.y + (u * width * sin + v * height * cos) / 2,
  });
  return [at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)];
}
