import { type PageBox } from '@licensing/domain';
import { piecesOf } from '../engine/pieces';
import { type Raster } from '../engine/raster';

/** Seals are looked for on a plane of this longest side. */
const SMALL = 700;
/** Of the plane: the ring of a seal is far larger than any red character, and about as wide as high. */
const SMALLEST = 56;
const ROUNDNESS = 0.55;

/** How much redder than anything else a pixel must be to be taken for ink of a seal, as a share of its red. */
export const SEAL_INK = 0.12;

/** The red seals of a page. */
export function findSeals(page: Raster): PageBox[] {
  const scale = Math.max(1, Math.max(page.width, page.height) / SMALL);
  const width = Math.max(1, Math.floor(page.width / scale));
  const height = Math.max(1, Math.floor(page.height / scale));
  const red = spread(redPlane(page, scale, width, height), width, height);
  return [...piecesOf(red, 0, width, height)].flatMap(({ edge, pixels }) => {
    const [xs, ys] = [edge.map(({ x }) => x), edge.map(({ y }) => y)];
    const [left, right] = [xs.reduce((a, b) => Math.min(a, b)), xs.reduce((a, b) => Math.max(a, b))];
    const [top, bottom] = [ys.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.max(a, b))];
    const [across, down] = [right - left, bottom - top];
    if (Math.min(across, down) < SMALLEST || Math.min(across, down) < ROUNDNESS * Math.max(across, down)) return [];
    if (pixels < 0.08 * across * down) return [];
    return [{ x: left * scale, y: top * scale, width: across * scale, height: down * scale }];
  });
}

/**
 * The page with the ink of its seals bleached, so that the black text under them stands alone. Only inside the seals: red
 * text elsewhere stays. `ink` is the share from which a pixel counts as red.
 */
export function bleachSeals(page: Raster, seals: readonly PageBox[], ink = SEAL_INK): Raster {
  if (seals.length === 0) return page;
  const data = new Uint8Array(page.data);
  for (const { x, y, width, height } of seals) {
    const [right, bottom] = [Math.min(page.width, Math.ceil(x + width)), Math.min(page.height, Math.ceil(y + height))];
    for (let row = Math.max(0, Math.floor(y)); row < bottom; row += 1) {
      for (let column = Math.max(0, Math.floor(x)); column < right; column += 1) {
        const p = (row * page.width + column) * 3;
        if (redness(data, p) > ink) data.fill(data[p] ?? 0, p + 1, p + 3);
      }
    }
  }
  return { ...page, data };
}

function redness(data: Uint8Array, p: number): number {
  const red = data[p] ?? 0;
  return red < 60 ? 0 : (red - Math.max(data[p + 1] ?? 0, data[p + 2] ?? 0)) / red;
}

function redPlane({ data, width: pageWidth }: Raster, scale: number, width: number, height: number): Uint8Array {
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const p = (Math.floor((y + 0.5) * scale) * pageWidth + Math.floor((x + 0.5) * scale)) * 3;
      // Red, not the yellow of gilding or the orange of wood.
      const isInk = redness(data, p) > 2 * SEAL_INK && (data[p + 1] ?? 0) < (data[p + 2] ?? 0) * 1.35 + 12;
      if (isInk) out[y * width + x] = 1;
    }
  }
  return out;
}

/** Joins what is up to four pixels apart. */
function spread(plane: Uint8Array, width: number, height: number): Uint8Array {
  const out = new Uint8Array(plane.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!plane[y * width + x]) continue;
      for (let ny = Math.max(0, y - 2); ny <= Math.min(height - 1, y + 2); ny += 1) {
        out.fill(1, ny * width + Math.max(0, x - 2), ny * width + Math.min(width, x + 3));
      }
    }
  }
  return out;
}
