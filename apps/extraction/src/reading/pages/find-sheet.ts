import { convexHull } from '../engine/min-rectangle';
import { type Piece, piecesOf } from '../engine/pieces';
import { type Quad, type Raster } from '../engine/raster';
import { resize } from '../engine/resize';
import { areaOf, largestQuad } from './quad-of-hull';

/** Sheets are looked for on a picture of this longest side. */
const SMALL = 360;
const LEAST_SHARE = 0.15;
const MOST_SHARE = 0.985;
/** How well hull and quad must agree, and how full the hull must be: text makes holes in a sheet. */
const SHAPE = 0.94;
const FILL = 0.6;

/**
 * Sheets of paper or cards that lie on something else, as four corners each in the picture's pixels; the most regular
 * first. Empty when the picture shows nothing but the page.
 */
export function findSheets(picture: Raster): Quad[] {
  const scale = Math.min(1, SMALL / Math.max(picture.width, picture.height));
  const small = resize(picture, Math.round(picture.width * scale), Math.round(picture.height * scale));
  const found = [lightness(small), differenceFromRim(small)].flatMap((values) => {
    const sheet = sheetIn(values, small.width, small.height);
    return sheet ? [sheet] : [];
  });
  return found
    .sort((a, b) => b.shape - a.shape)
    .map(({ quad }) => quad.map(({ x, y }) => ({ x: x / scale, y: y / scale })) as unknown as Quad);
}

function sheetIn(values: Uint8Array, width: number, height: number): { quad: Quad; shape: number } | undefined {
  const { edge, pixels } = largestPiece(values, otsu(values), width, height);
  const hull = convexHull(edge);
  const quad = largestQuad(hull);
  if (!quad) return undefined;
  const whole = areaOf(hull);
  const shape = areaOf(quad) / whole;
  const share = areaOf(quad) / (width * height);
  if (share < LEAST_SHARE || share > MOST_SHARE || shape < SHAPE || pixels / whole < FILL) return undefined;
  return { quad, shape };
}

/** How light and colourless a pixel is: what paper is more than most tables. */
function lightness({ data, width, height }: Raster): Uint8Array {
  const out = new Uint8Array(width * height);
  for (let i = 0, p = 0; i < out.length; i += 1, p += 3) {
    const [r, g, b] = [data[p] ?? 0, data[p + 1] ?? 0, data[p + 2] ?? 0];
    out[i] = Math.min(r, g, b);
  }
  return out;
}

/** How far a pixel's colour is from the usual one at the rim of the picture. */
function differenceFromRim({ data, width, height }: Raster): Uint8Array {
  const rim: [number[], number[], number[]] = [[], [], []];
  const margin = Math.max(1, Math.round(Math.min(width, height) * 0.02));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (x >= margin && x < width - margin && y >= margin && y < height - margin) continue;
      rim.forEach((channel, c) => channel.push(data[(y * width + x) * 3 + c] ?? 0));
    }
  }
  const usual = rim.map((channel) => channel.sort((a, b) => a - b)[Math.floor(channel.length / 2)] ?? 0);
  const out = new Uint8Array(width * height);
  for (let i = 0, p = 0; i < out.length; i += 1, p += 3) {
    const apart = [0, 1, 2].reduce((sum, c) => sum + ((data[p + c] ?? 0) - (usual[c] ?? 0)) ** 2, 0);
    out[i] = Math.min(255, Math.sqrt(apart));
  }
  return out;
}

/** The threshold that parts values into two groups best. */
export function otsu(values: Uint8Array): number {
  const counts = new Float64Array(256);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  const total = counts.reduce((sum, count, value) => sum + count * value, 0);
  let [below, sumBelow, best, threshold] = [0, 0, -1, 127];
  for (let t = 0; t < 255; t += 1) {
    below += counts[t] ?? 0;
    sumBelow += t * (counts[t] ?? 0);
    const above = values.length - below;
    if (below === 0 || above === 0) continue;
    const between = below * above * (sumBelow / below - (total - sumBelow) / above) ** 2;
    if (between > best) [best, threshold] = [between, t];
  }
  return threshold;
}

function largestPiece(values: Uint8Array, over: number, width: number, height: number): Piece {
  let best: Piece = { edge: [], pixels: 0, sum: 0 };
  for (const piece of piecesOf(values, over, width, height)) if (piece.pixels > best.pixels) best = piece;
  return best;
}
