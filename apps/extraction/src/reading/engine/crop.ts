import { cornersOf, type TurnedRectangle } from './min-rectangle';
import { type Raster } from './raster';
import { warp } from './warp';

/** A run that is this much higher than wide is written downwards: it is laid on its side. */
const DOWNWARDS = 1.5;

/** No line of a document is longer than some 60 characters; what claims to be is pressed together. */
const MOST_WIDTH = 3_200;

export function isDownwards({ width, height }: Pick<TurnedRectangle, 'width' | 'height'>): boolean {
  return height > width * DOWNWARDS;
}

/** Cuts a run out of the page as an upright line of `lineHeight`; `reversed`: turned by half a turn; `stretch`:
 * so many times wider than it is. */
export function cropLine(
  page: Raster,
  area: TurnedRectangle,
  lineHeight: number,
  { reversed = false, stretch = 1 }: { reversed?: boolean; stretch?: number } = {},
): Raster {
  const [a, b, c, d] = cornersOf(area);
  const quad = isDownwards(area) ? ([b, c, d, a] as const) : ([a, b, c, d] as const);
  const [long, high] = isDownwards(area) ? [area.height, area.width] : [area.width, area.height];
  const width = Math.min(MOST_WIDTH, Math.max(8, Math.round((long * lineHeight * stretch) / Math.max(1, high))));
  const [p, q, r, s] = quad;
  return warp(page, reversed ? [r, s, p, q] : quad, width, lineHeight);
}
