import { createCanvas } from '@napi-rs/canvas';
import sharp, { type Sharp } from 'sharp';
import type { PageDrawing } from '../document';
import { Sheet } from '../drawing/sheet';

/** Pixels as red, green, blue, row by row. */
export interface Picture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Draws a page at so many pixels per millimetre, on paper of a colour. */
export function render({ width, height, draw }: PageDrawing, scale: number, paper = '#ffffff'): Picture {
  const [pixelsWide, pixelsHigh] = [Math.round(width * scale), Math.round(height * scale)];
  const canvas = createCanvas(pixelsWide, pixelsHigh);
  const context = canvas.getContext('2d');
  context.fillStyle = paper;
  context.fillRect(0, 0, pixelsWide, pixelsHigh);
  draw(new Sheet(context, width, height, scale));
  const { data } = context.getImageData(0, 0, pixelsWide, pixelsHigh);
  const pixels = new Uint8Array(pixelsWide * pixelsHigh * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    pixels[to] = data[from] as number;
    pixels[to + 1] = data[from + 1] as number;
    pixels[to + 2] = data[from + 2] as number;
  }
  return { data: pixels, width: pixelsWide, height: pixelsHigh };
}

export const toSharp = ({ data, width, height }: Picture): Sharp =>
  sharp(data, { raw: { width, height, channels: 3 } });

export async function toPicture(image: Sharp): Promise<Picture> {
  const { data, info } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
