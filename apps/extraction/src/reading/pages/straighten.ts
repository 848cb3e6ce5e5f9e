import { detectText } from '../engine/detect';
import { type TurnedRectangle } from '../engine/min-rectangle';
import { type Point, type Quad, type Raster } from '../engine/raster';
import { type Models } from '../engine/sessions';
import { invert, rectangleToQuad, warp } from '../engine/warp';
import { findSheets } from './find-sheet';
import { ALL_OPEN, type OpenEdges } from './flaws';
import { isInside, sizeOfQuad, turnQuad } from './quad-of-hull';
import { longOnes, medianAngle, runsVertically, slopesAfter, turnedFrame, unevenness } from './text-direction';

/** A glance at the whole picture: only where lines lie matters. */
const GLANCE = 800;
/** Share of the text that must lie on a sheet before the rest of the picture is left out. */
const ON_SHEET = 0.97;
/** Lines this straight need no turning, in radians. */
const STRAIGHT = 0.003;

export interface Straightened {
  readonly page: Raster;
  readonly openEdges: OpenEdges;
  /** Height of its smaller lines, in its pixels, at a glance; undefined without any. */
  readonly smallPrint: number | undefined;
}

/** Cuts the sheet out of the picture, takes its perspective away and lays its lines level. It may still stand on its head. */
export async function straighten(models: Models, picture: Raster): Promise<Straightened> {
  const areas = await detectText(models, picture, GLANCE);
  const sheet = chooseSheet(picture, areas);
  const frame = sheet ?? levelFrame(picture, areas);
  const quad = runsVertically(areas) ? turnQuad(frame) : frame;
  const openEdges = sheet ? openEdgesOf(quad, picture) : ALL_OPEN;
  return { page: cutOut(picture, quad), openEdges, smallPrint: smallPrintOf(areas) };
}

/** A page is cut out at about the size it has in the picture: heights stay. */
function smallPrintOf(areas: readonly TurnedRectangle[]): number | undefined {
  const heights = longOnes(areas).map(({ width, height }) => Math.min(width, height));
  return heights.sort((a, b) => a - b)[Math.floor(heights.length / 5)];
}

/** The sides of a sheet that lie on the edge of the picture. */
function openEdgesOf([a, b, c, d]: Quad, { width, height }: Raster): OpenEdges {
  const margin = 0.01 * Math.max(width, height);
  const isOpen = (from: Point, to: Point): boolean =>
    Math.max(from.x, to.x) < margin ||
    Math.min(from.x, to.x) > width - margin ||
    Math.max(from.y, to.y) < margin ||
    Math.min(from.y, to.y) > height - margin;
  return { top: isOpen(a, b), right: isOpen(b, c), bottom: isOpen(c, d), left: isOpen(d, a) };
}

/** The sheet on which nearly all text lies and lies straighter than without it. */
function chooseSheet(picture: Raster, areas: readonly TurnedRectangle[]): Quad | undefined {
  const plain = slopesAfter([1, 0, 0, 0, 1, 0, 0, 0, 1], areas);
  const before = unevenness(plain, medianAngle(plain));
  return findSheets(picture).find((quad) => {
    const on = areas.filter((area) => endsOf(area).every((end) => isInside(quad, end)));
    const length = (list: readonly TurnedRectangle[]): number =>
      list.reduce((sum, area) => sum + Math.max(area.width, area.height), 0);
    if (on.length === 0 || length(on) < ON_SHEET * length(areas)) return false;
    const { width, height } = sizeOfQuad(quad);
    const after = slopesAfter(invert(rectangleToQuad(width, height, quad)), on);
    return unevenness(after, 0) < before + Math.abs(medianAngle(plain)) + 0.01;
  });
}

/** Both ends of a line, a little within it: what leaves the sheet was cut, or the sheet is none. */
function endsOf({ centre, width, height, angle }: TurnedRectangle): Point[] {
  const half = (Math.max(width, height) - Math.min(width, height)) / 2;
  const direction = width > height ? angle : angle + Math.PI / 2;
  const [dx, dy] = [half * Math.cos(direction), half * Math.sin(direction)];
  return [-1, 1].map((side) => ({ x: centre.x + side * dx, y: centre.y + side * dy }));
}

function levelFrame({ width, height }: Raster, areas: readonly TurnedRectangle[]): Quad {
  const angle = medianAngle(slopesAfter([1, 0, 0, 0, 1, 0, 0, 0, 1], areas));
  return turnedFrame(width, height, Math.abs(angle) < STRAIGHT ? 0 : angle);
}

function cutOut(picture: Raster, quad: Quad): Raster {
  const { width, height } = sizeOfQuad(quad);
  const [a] = quad;
  if (a.x === 0 && a.y === 0 && width === picture.width && height === picture.height) return picture;
  return warp(picture, quad, width, height);
}
