import { distance, type Quad, type Raster } from '../engine/raster';
import { findSheets } from './find-sheet';
import { isInside, largestQuad, sizeOfQuad, toReadingOrder, turnQuad } from './quad-of-hull';

type Colour = readonly [number, number, number];
const WOOD: Colour = [110, 80, 55];
const PAPER: Colour = [240, 238, 230];
const GREEN_CARD: Colour = [120, 170, 150];

function scene(table: Colour, sheet: Colour, quad: Quad | undefined): Raster {
  const [width, height] = [800, 600];
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i += 1) {
    const point = { x: i % width, y: Math.floor(i / width) };
    // Some grain, and lines of text on the sheet.
    const grain = (point.x * 7 + point.y * 13) % 9;
    const isOn = quad && isInside(quad, point);
    const isText = isOn && point.y % 40 < 12 && point.x % 20 < 9;
    data.set(
      (isText ? ([40, 40, 40] as const) : isOn ? sheet : table).map((level) => level + grain),
      i * 3,
    );
  }
  return { width, height, data };
}

const QUAD: Quad = [{ x: 130, y: 90 }, { x: 680, y: 60 }, { x: 700, y: 520 }, { x: 110, y: 480 }]; // prettier-ignore

describe('finding a sheet', () => {
  it.each([
    ['paper on wood', WOOD, PAPER],
    ['a coloured card on white', [235, 235, 235], GREEN_CARD],
  ] as const)('%s, within two pixels of the small picture', (_, table, sheet) => {
    const [found] = findSheets(scene(table, sheet, QUAD));
    found!.forEach((corner, index) => {
      expect(distance(corner, QUAD[index]!)).toBeLessThan((800 / 360) * 2.5);
    });
  });

  it('finds none where the page is the whole picture', () => {
    const whole: Quad = [{ x: -1, y: -1 }, { x: 801, y: -1 }, { x: 801, y: 601 }, { x: -1, y: 601 }]; // prettier-ignore
    expect(findSheets(scene(WOOD, PAPER, whole))).toEqual([]);
    expect(findSheets(scene(PAPER, PAPER, undefined))).toEqual([]);
  });

  it('finds none in what is far too small', () => {
    const small: Quad = [{ x: 10, y: 10 }, { x: 110, y: 10 }, { x: 110, y: 90 }, { x: 10, y: 90 }]; // prettier-ignore
    expect(findSheets(scene(WOOD, PAPER, small))).toEqual([]);
  });
});

describe('quads', () => {
  it('are the largest in a hull, from the top left on', () => {
    const [a, b, c, d] = QUAD;
    const between = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - 3 };
    expect(largestQuad([c, d, a, between, b])).toEqual(QUAD);
    expect(toReadingOrder([c, a, d, b])).toEqual(QUAD);
    expect(largestQuad([a, b, c])).toBeUndefined();
  });

  it('have the size of their sides, and another orientation when turned', () => {
    const flat: Quad = [{ x: 0, y: 0 }, { x: 300, y: 0 }, { x: 300, y: 200 }, { x: 0, y: 200 }]; // prettier-ignore
    expect(sizeOfQuad(flat)).toEqual({ width: 300, height: 200 });
    expect(sizeOfQuad(turnQuad(flat))).toEqual({ width: 200, height: 300 });
  });
});
