import { type Raster, toGrey } from './raster';

/** Columns of a line that hold ink, without a blank column between them. Whole pixels, the ends included. */
export interface InkSegment {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
}

/** How much darker than the paper ink is, as a share of what lies between paper and the darkest strokes. */
const INK = 0.5;
/** The outermost rows may show a rule or the line above. */
const RIM = 0.06;

/** Ink that runs on so far along one row, in heights of the line, is a rule under or over the text. */
const RULE = 1.2;

/** Ink from the top of the line to its bottom, no wider than this, in heights of the line, is a rule beside the text. */
const THIN = 0.1;

/** The ink of a line that is cut out and upright. */
export function inkSegments(line: Raster): InkSegment[] {
  const [first, last] = [Math.round(line.height * RIM), Math.round(line.height * (1 - RIM)) - 1];
  const isRule = ({ from, to, top, bottom }: InkSegment): boolean =>
    top <= first && bottom >= last && to - from + 1 <= THIN * line.height;
  return findSegments(line).filter((segment) => !isRule(segment));
}

function findSegments(line: Raster): InkSegment[] {
  const { width, height } = line;
  const ink = inkOf(line);
  const segments: InkSegment[] = [];
  for (let x = 0; x < width; x += 1) {
    let [top, bottom] = [height, -1];
    for (let y = Math.round(height * RIM); y < Math.round(height * (1 - RIM)); y += 1) {
      if (!ink[y * width + x]) continue;
      top = Math.min(top, y);
      bottom = y;
    }
    if (bottom < 0) continue;
    const before = segments.at(-1);
    if (before?.to !== x - 1) segments.push({ from: x, to: x, top, bottom });
    else segments[segments.length - 1] = { from: before.from, to: x, top: Math.min(before.top, top), bottom: Math.max(before.bottom, bottom) }; // prettier-ignore
  }
  return segments;
}

/** 1 where a pixel is ink and no part of a rule. */
function inkOf(line: Raster): Uint8Array {
  const grey = toGrey(line);
  const levels = Uint8Array.from(grey).sort();
  const [dark, light] = [levels[Math.floor(levels.length * 0.04)] ?? 0, levels[Math.floor(levels.length * 0.8)] ?? 255];
  const limit = light - (light - dark) * INK;
  const ink = grey.map((level) => (level < limit ? 1 : 0));
  for (let y = 0; y < line.height; y += 1) {
    let start = 0;
    for (let x = 0; x <= line.width; x += 1) {
      if (x < line.width && ink[y * line.width + x]) continue;
      if (x - start > RULE * line.height) ink.fill(0, y * line.width + start, y * line.width + x);
      start = x + 1;
    }
  }
  return ink;
}
