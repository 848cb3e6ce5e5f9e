import { type TurnedRectangle } from '../engine/min-rectangle';
import { type Point, type Quad } from '../engine/raster';
import { apply, type Homography } from '../engine/warp';

const LONG = 2;

/** Pieces of text that are clearly longer than high (or the other way round) tell how lines run. */
export function longOnes<T extends TurnedRectangle>(areas: readonly T[]): T[] {
  return areas.filter(({ width, height }) => Math.max(width, height) > LONG * Math.min(width, height));
}

/** True when most text, by its length, runs up or down the picture. */
export function runsVertically(areas: readonly TurnedRectangle[]): boolean {
  const lengths = longOnes(areas).map(({ width, height }) => (width > height ? width : -height));
  return lengths.reduce((sum, length) => sum + length, 0) < 0;
}

interface Slope {
  /** Against the axis that lies nearest, in radians. */
  readonly angle: number;
  readonly weight: number;
}

/** How the lines of text lie after a map has been applied, against the horizontal or the vertical, whichever they follow. */
export function slopesAfter(map: Homography, areas: readonly TurnedRectangle[]): Slope[] {
  const vertical = runsVertically(areas);
  return longOnes(areas).flatMap((area) => {
    if (area.height > area.width !== vertical) return [];
    const [from, to] = axisOf(area, vertical).map((point) => apply(map, point)) as [Point, Point];
    const raw = Math.atan2(to.y - from.y, to.x - from.x);
    const quarter = Math.PI / 2;
    return [{ angle: raw - Math.round(raw / quarter) * quarter, weight: Math.max(area.width, area.height) }];
  });
}

function axisOf({ centre, width, height, angle }: TurnedRectangle, vertical: boolean): [Point, Point] {
  const half = (vertical ? height : width) / 2;
  const direction = vertical ? angle + Math.PI / 2 : angle;
  const [dx, dy] = [half * Math.cos(direction), half * Math.sin(direction)];
  return [
    { x: centre.x - dx, y: centre.y - dy },
    { x: centre.x + dx, y: centre.y + dy },
  ];
}

/** The angle with as much weight below as above. */
export function medianAngle(slopes: readonly Slope[]): number {
  const sorted = [...slopes].sort((a, b) => a.angle - b.angle);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { angle, weight } of sorted) {
    sum += weight;
    if (sum >= half) return angle;
  }
  return 0;
}

/** Mean deviation of the lines from a direction: 0 on a straight page. */
export function unevenness(slopes: readonly Slope[], around: number): number {
  const total = slopes.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0
    ? 0
    : slopes.reduce((sum, { angle, weight }) => sum + weight * Math.abs(angle - around), 0) / total;
}

/** The quad around a whole picture that is turned back by an angle. */
export function turnedFrame(width: number, height: number, angle: number): Quad {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const halfWidth = (Math.abs(width * cos) + Math.abs(height * sin)) / 2;
  const halfHeight = (Math.abs(width * sin) + Math.abs(height * cos)) / 2;
  const at = (u: number, v: number): Point => ({
    x: width / 2 + u * halfWidth * cos - v * halfHeight * sin,
    y: height / 2 + u * halfWidth * sin + v * halfHeight * cos,
  });
  return [at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)];
}
