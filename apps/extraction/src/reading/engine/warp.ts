import { distance, type Point, type Quad, type Raster } from './raster';

/** A projective map of the plane: nine numbers, row by row, the last one 1. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

export function apply(h: Homography, { x, y }: Point): Point {
  const w = h[6] * x + h[7] * y + h[8];
  return { x: (h[0] * x + h[1] * y + h[2]) / w, y: (h[3] * x + h[4] * y + h[5]) / w };
}

/** The map that takes the rectangle (0, 0)–(width, height) to a quad. Heckbert's closed form. */
export function rectangleToQuad(width: number, height: number, [a, b, c, d]: Quad): Homography {
  const dx1 = b.x - c.x;
  const dx2 = d.x - c.x;
  const dy1 = b.y - c.y;
  const dy2 = d.y - c.y;
  const sx = a.x - b.x + c.x - d.x;
  const sy = a.y - b.y + c.y - d.y;
  const det = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / det;
  const h = (dx1 * sy - sx * dy1) / det;
  return [
    (b.x - a.x + g * b.x) / width,
    (d.x - a.x + h * d.x) / height,
    a.x,
    (b.y - a.y + g * b.y) / width,
    (d.y - a.y + h * d.y) / height,
    a.y,
    g / width,
    h / height,
    1,
  ];
}

/** The map back. */
export function invert([a, b, c, d, e, f, g, h, i]: Homography): Homography {
  const m = [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
  const scale = m[8] || 1e-12;
  return m.map((value) => value / scale) as unknown as Homography;
}

/**
 * The content of a quad as an upright picture, sampled between pixels. Where one pixel of the result covers several of
 * the source, as many samples are averaged. What lies outside the source is its nearest edge.
 */
export function warp(source: Raster, quad: Quad, width: number, height: number): Raster {
  const map = rectangleToQuad(width, height, quad);
  const out = new Uint8Array(width * height * 3);
  const steps = samplesPerPixel(quad, width, height);
  const count = steps * steps;
  const sums = new Float64Array(3);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 3) {
      sums.fill(0);
      for (let j = 0; j < steps; j += 1) {
        for (let i = 0; i < steps; i += 1) addSample(source, map, x + (i + 0.5) / steps, y + (j + 0.5) / steps, sums);
      }
      for (let channel = 0; channel < 3; channel += 1) out[at + channel] = (sums[channel] ?? 0) / count + 0.5;
    }
  }
  return { width, height, data: out };
}

function addSample({ width, height, data }: Raster, map: Homography, u: number, v: number, sums: Float64Array): void {
  const w = map[6] * u + map[7] * v + 1;
  const x = clamp((map[0] * u + map[1] * v + map[2]) / w - 0.5, width - 1);
  const y = clamp((map[3] * u + map[4] * v + map[5]) / w - 0.5, height - 1);
  const left = Math.floor(x);
  const top = Math.floor(y);
  const right = x - left;
  const below = y - top;
  const p = (top * width + left) * 3;
  const dx = left + 1 < width ? 3 : 0;
  const dy = top + 1 < height ? width * 3 : 0;
  for (let c = p, channel = 0; channel < 3; c += 1, channel += 1) {
    const upper = (data[c] ?? 0) * (1 - right) + (data[c + dx] ?? 0) * right;
    const lower = (data[c + dy] ?? 0) * (1 - right) + (data[c + dx + dy] ?? 0) * right;
    sums[channel] = (sums[channel] ?? 0) + upper * (1 - below) + lower * below;
  }
}

function samplesPerPixel([a, b, c, d]: Quad, width: number, height: number): number {
  const across = Math.max(distance(a, b), distance(d, c)) / width;
  const down = Math.max(distance(a, d), distance(b, c)) / height;
  return Math.min(4, Math.max(1, Math.round(Math.max(across, down))));
}

function clamp(value: number, last: number): number {
  return value < 0 ? 0 : value > last ? last : value;
}
