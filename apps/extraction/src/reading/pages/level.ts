import { type TextArea } from '../engine/text-areas';
import { type Raster } from '../engine/raster';
import { warp } from '../engine/warp';
import { sizeOfQuad } from './quad-of-hull';
import { medianAngle, slopesAfter, turnedFrame } from './text-direction';

/** A page with the same page without its seals, and the text found on it. */
export interface FoundPage {
  readonly page: Raster;
  readonly bleached: Raster;
  readonly areas: readonly TextArea[];
}

/** Lines this level stay as they are, in radians; beyond the other it is no rest of a skew. */
const LEVEL = 0.006;
const SKEW = 0.15;

/** Takes away what is left of a skew, now that the lines are known as they stand on the page. */
export function levelPage(found: FoundPage): FoundPage {
  const angle = medianAngle(slopesAfter([1, 0, 0, 0, 1, 0, 0, 0, 1], found.areas));
  if (Math.abs(angle) < LEVEL || Math.abs(angle) > SKEW) return found;
  const { page, bleached, areas } = found;
  const frame = turnedFrame(page.width, page.height, angle);
  const { width, height } = sizeOfQuad(frame);
  const turned = (raster: Raster): Raster => warp(raster, frame, width, height);
  const level = turned(page);
  return {
    page: level,
    bleached: bleached === page ? level : turned(bleached),
    areas: areas.map((area) => turnArea(area, angle, page, { width, height })),
  };
}

function turnArea(
  area: TextArea,
  angle: number,
  from: { width: number; height: number },
  to: { width: number; height: number },
): TextArea {
  const [dx, dy] = [area.centre.x - from.width / 2, area.centre.y - from.height / 2];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const centre = { x: to.width / 2 + dx * cos + dy * sin, y: to.height / 2 + dy * cos - dx * sin };
  return { ...area, centre, angle: area.angle - angle };
}
