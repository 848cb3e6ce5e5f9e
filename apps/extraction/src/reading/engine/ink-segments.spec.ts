import { inkSegments } from './ink-segments';
import { type Raster } from './raster';

function line(isInk: (x: number, y: number) => boolean): Raster {
  const [width, height] = [200, 48];
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i += 1)
    data.fill(isInk(i % width, Math.floor(i / width)) ? 50 : 220, i * 3, i * 3 + 3);
  return { width, height, data };
}
const isText = (x: number, y: number): boolean => y >= 10 && y < 38 && x >= 20 && x < 180 && x % 40 < 30;

it('the ink of a line falls into its columns', () => {
  expect(inkSegments(line(isText))).toEqual([
    { from: 20, to: 29, top: 10, bottom: 37 },
    ...[40, 80, 120].map((from) => ({ from, to: from + 29, top: 10, bottom: 37 })),
    { from: 160, to: 179, top: 10, bottom: 37 },
  ]);
}); // prettier-ignore

it('a rule under the text holds nothing together', () => {
  expect(inkSegments(line((x, y) => isText(x, y) || y === 42))).toEqual(inkSegments(line(isText)));
});

it('a rule beside the text is no ink of it', () => {
  expect(inkSegments(line((x, y) => isText(x, y) || x === 6))).toEqual(inkSegments(line(isText)));
});
