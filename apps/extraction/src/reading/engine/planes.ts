import { type Raster } from './raster';

/** Mean and spread by which a model wants its colours, in the order blue, green, red. */
export interface ColourScale {
  readonly mean: readonly [number, number, number];
  readonly spread: readonly [number, number, number];
}

export const IMAGENET: ColourScale = { mean: [0.485, 0.456, 0.406], spread: [0.229, 0.224, 0.225] };
export const HALVES: ColourScale = { mean: [0.5, 0.5, 0.5], spread: [0.5, 0.5, 0.5] };

/**
 * Writes a picture as three planes of floats (blue, green, red) with rows of `width`, from `offset` on. What is right of
 * and below the picture stays as it is: zero is the models' padding.
 */
export function writePlanes(
  { width, height, data }: Raster,
  { mean, spread }: ColourScale,
  target: Float32Array,
  { offset, width: rowWidth, height: rows }: { offset: number; width: number; height: number },
): void {
  for (let plane = 0; plane < 3; plane += 1) {
    const scale = 1 / (255 * (spread[plane] ?? 1));
    const shift = (mean[plane] ?? 0) / (spread[plane] ?? 1);
    const start = offset + plane * rowWidth * rows;
    for (let y = 0; y < height; y += 1) {
      let from = y * width * 3 + (2 - plane);
      for (let to = start + y * rowWidth; to < start + y * rowWidth + width; to += 1, from += 3) {
        target[to] = (data[from] ?? 0) * scale - shift;
      }
    }
  }
}
