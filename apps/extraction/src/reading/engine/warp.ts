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
 *
 * Written out flat: it runs over every pixel of a page, several times.
 */
export function warp(source: Raster, quad: Quad, width: number, height: number): Raster {
  const [a, b, c, d, e, f, g, h] = rectangleToQuad(width, height, quad);
  const { data, width: across, height: down } = source;
  const [lastX, lastY, row] = [across - 1, down - 1, across * 3];
  const out = new Uint8Array(width * height * 3);
  const steps = samplesPerPixel(quad, width, height);
  const share = 1 / (steps * steps);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 3) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let sample = 0; sample < steps * steps; sample += 1) {
        const u = x + ((sample % steps) + 0.5) / steps;
        const v = y + (Math.floor(sample / steps) + 0.5) / steps;
        const w = 1 / (g * u + h * v + 1);
        const px = clamp((a * u + b * v + c) * w - 0.5, lastX);
        const py = clamp((d * u + e * v + f) * w - 0.5, lastY);
        const left = px | 0;
        const top = py | 0;
        const right = px - left;
        const below = py - top;
        const p = top * row + left * 3;
        const q = top < lastY ? p + row : p;
        const dx = left < lastX ? 3 : 0;
        const se = right * below;
        const ne = right - se;
        const sw = below - se;
        const nw = 1 - right - sw;
        red += at3(data, p) * nw + at3(data, p + dx) * ne + at3(data, q) * sw + at3(data, q + dx) * se;
        green +=
          at3(data, p + 1) * nw + at3(data, p + dx + 1) * ne + at3(data, q + 1) * sw + at3(data, q + dx + 1) * se;
        blue += at3(data, p + 2) * nw + at3(data, p + dx + 2) * ne + at3(data, q + 2) * sw + at3(data, q + dx + 2) * se;
      }
      out[at] = red * share + 0.5;
      out[at + 1] = green * share + 0.5;
      out[at + 2] = blue * share + 0.5;
    }
  }
  return { width, height, data: out };
}

/** Never outside: the place was held within the picture. */
const at3 = (data: Uint8Array, place: number): number => data[place] as number;

function samplesPerPixel([a, b, c, d]: Quad, width: number, height: number): number {
  const across = Math.max(distance(a, b), distance(d, c)) / width;
  const down = Math.max(distance(a, d), distance(b, c)) / height;
  return Math.min(4, Math.max(1, Math.round(Math.max(across, down))));
}

function clamp(value: number, last: number): number {
  return value < 0 ? 0 : value > last ? last : value;
}
