import { cropLine, isDownwards } from './crop';
import { type TurnedRectangle } from './min-rectangle';
import { type Raster, toGrey } from './raster';

/** How far beyond an end is looked, and at which height, in pixels. */
const REACH = 1.25;
const LOW = 24;
/** A stroke like that of 一 or a dash, in shares of the line's height. */
const WIDTH = { least: 0.3, most: 1.05 };
const MOST_HEIGHT = 0.35;
const MIDDLE = { from: 0.25, to: 0.75 };
const FILLED = 0.4;

/**
 * A run with the flat strokes at its ends that detection may leave out: a name that ends in 一 would lose a character, and
 * both readings would agree on it. Anything higher than a flat stroke is left to detection.
 */
export function reachForStrokes(page: Raster, area: TurnedRectangle): TurnedRectangle {
  if (isDownwards(area) || area.width < area.height) return area;
  const ink = inkOf(page, area);
  const [left, right] = ([-1, 1] as const).map((side) => reachAt(page, area, side, ink) * area.height);
  return shifted(area, left ?? 0, right ?? 0);
}

/** The area with its ends moved outwards. */
function shifted(area: TurnedRectangle, left: number, right: number): TurnedRectangle {
  if (left === 0 && right === 0) return area;
  const along = (right - left) / 2;
  const { x, y } = area.centre;
  const centre = { x: x + along * Math.cos(area.angle), y: y + along * Math.sin(area.angle) };
  return { ...area, centre, width: area.width + left + right };
}

/** Halfway between the paper and the strokes of the run itself. */
function inkOf(page: Raster, area: TurnedRectangle): number {
  const levels = toGrey(cropLine(page, area, LOW)).sort();
  const [dark, light] = [levels[Math.floor(levels.length * 0.05)] ?? 0, levels[Math.floor(levels.length * 0.9)] ?? 255];
  return (dark + light) / 2;
}

/** Length of a flat stroke beyond one end, in heights of the line; 0 without one. */
function reachAt(page: Raster, area: TurnedRectangle, side: -1 | 1, ink: number): number {
  const away = side * (area.width + REACH * area.height);
  const centre = {
    x: area.centre.x + (away / 2) * Math.cos(area.angle),
    y: area.centre.y + (away / 2) * Math.sin(area.angle),
  };
  const strip = cropLine(page, { ...area, centre, width: REACH * area.height }, LOW, { reversed: side < 0 });
  const grey = toGrey(strip);
  let [top, bottom, first, last, count] = [LOW, -1, strip.width, -1, 0];
  for (let at = 0; at < grey.length; at += 1) {
    if ((grey[at] ?? 255) > ink) continue;
    const [x, y] = [at % strip.width, Math.floor(at / strip.width)];
    [top, bottom, first, last] = [Math.min(top, y), Math.max(bottom, y), Math.min(first, x), Math.max(last, x)];
    count += 1;
  }
  const [width, height] = [last - first + 1, bottom - top + 1];
  const middle = (top + bottom + 1) / 2 / LOW;
  const isStroke =
    count > FILLED * width * height &&
    width >= WIDTH.least * LOW && width <= WIDTH.most * LOW && last < strip.width - 2 &&
    height <= MOST_HEIGHT * LOW && middle > MIDDLE.from && middle < MIDDLE.to; // prettier-ignore
  return isStroke ? (last + 1) / LOW + 0.15 : 0;
}
