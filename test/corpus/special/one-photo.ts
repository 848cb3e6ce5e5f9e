import type { PageDrawing } from '../document';
import type { Sheet } from '../drawing/sheet';
import { addNoise, roomLight, shine, tableTop } from '../levels/light';
import { render, toPicture, toSharp } from '../levels/picture';
import { layInto, type Quad } from '../levels/warp';
import { randomFor } from '../random';

/** Pixels of the photo's longer side: a phone of today, held over all that lies there. */
const LONG_SIDE = 3_600;
const GAP_MM = 14;

/** How far corners are off, as a share of the page: nobody holds a phone quite level. */
const TILT = 0.008;

/** A sharp photo of sheets that lie side by side on one table, each a little askew. Same wish, same bytes. */
export async function photographTogether(pages: readonly PageDrawing[], seed: number): Promise<Buffer> {
  const random = randomFor(seed, 'one photo');
  const wide = pages.reduce((sum, { width }) => sum + width, GAP_MM * (pages.length + 1));
  const high = Math.max(...pages.map(({ height }) => height)) + GAP_MM * 2;
  const scale = LONG_SIDE / Math.max(wide, high);
  const ground = tableTop(random, Math.round(wide * scale), Math.round(high * scale));
  let left = GAP_MM;
  for (const page of pages) {
    const askew = random.between(-0.012, 0.012);
    const { width, height } = page;
    const [start, top] = [left, (high - height) / 2];
    const corner = (x: number, y: number): readonly [number, number] => [
      (start + x - askew * y + random.between(-TILT, TILT) * width) * scale,
      (top + y + askew * x + random.between(-TILT, TILT) * height) * scale,
    ];
    const quad: Quad = [corner(0, 0), corner(width, 0), corner(width, height), corner(0, height)];
    layInto(ground, render(page, scale, '#fdfcf7'), quad);
    left += width + GAP_MM;
  }
  shine(ground, roomLight(random, 0.8));
  const soft = await toPicture(toSharp(ground).blur(0.5));
  addNoise(soft, random, 2);
  return toSharp(soft).jpeg({ quality: 88 }).toBuffer();
}

/** Pages on one sheet of paper, one below the other, as a copy shop lays two cards on the glass. */
export function onOneSheet(pages: readonly PageDrawing[]): PageDrawing {
  const [width, height] = [210, 297];
  const draw = (sheet: Sheet): void => {
    const room = height / pages.length;
    pages.forEach((page, index) => {
      sheet.context.save();
      sheet.context.translate(((width - page.width) / 2) * sheet.scale, (index * room + (room - page.height) / 2) * sheet.scale);
      page.draw(sheet);
      sheet.context.restore();
    });
  }; // prettier-ignore
  return { width, height, draw };
}
