import { type TurnedRectangle } from './min-rectangle';
import { type Raster } from './raster';
import { reachForStrokes } from './reach';

interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

function page(...ink: Box[]): Raster {
  const [width, height] = [400, 100];
  const data = new Uint8Array(width * height * 3).fill(230);
  for (const { x, y, w, h } of ink) {
    for (let row = y; row < y + h; row += 1) data.fill(40, (row * width + x) * 3, (row * width + x + w) * 3);
  }
  return { width, height, data };
}

/** Characters of 30 pixels, from x 100 to 220. */
const TEXT: Box[] = [100, 130, 160, 190].flatMap((x) => [{ x: x + 3, y: 38, w: 8, h: 26 }, { x: x + 16, y: 38, w: 9, h: 26 }]); // prettier-ignore
const AREA: TurnedRectangle = { centre: { x: 160, y: 51 }, width: 128, height: 40, angle: 0 };
const endsOf = ({ centre, width }: TurnedRectangle): number[] => [centre.x - width / 2, centre.x + width / 2];

describe('a run', () => {
  it('reaches for a flat stroke behind its end, and for one before its beginning', () => {
    const [left, right] = endsOf(reachForStrokes(page(...TEXT, { x: 226, y: 49, w: 26, h: 4 }), AREA));
    expect(left).toBeCloseTo(96, 6);
    expect(right).toBeGreaterThan(252);
    expect(right).toBeLessThan(265);
    expect(endsOf(reachForStrokes(page(...TEXT, { x: 68, y: 49, w: 26, h: 4 }), AREA))[0]).toBeLessThan(68);
  });

  it.each<[string, Box]>([
    ['nothing', { x: 0, y: 0, w: 0, h: 0 }],
    ['another character', { x: 228, y: 38, w: 24, h: 26 }],
    ['the line of a table', { x: 232, y: 10, w: 3, h: 80 }],
    ['a rule under the line', { x: 224, y: 66, w: 30, h: 3 }],
    ['a rule that goes on', { x: 224, y: 50, w: 150, h: 3 }],
    ['a speck', { x: 232, y: 50, w: 4, h: 4 }],
  ])('leaves %s to detection', (_, box) => {
    expect(reachForStrokes(page(...TEXT, box), AREA)).toEqual(AREA);
  });
});
