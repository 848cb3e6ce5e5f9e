import { type TextArea } from '../engine/text-areas';
import { levelPage } from './level';

const raster = { width: 200, height: 100, data: new Uint8Array(200 * 100 * 3).fill(200) };
const line = (angle: number, y: number): TextArea => ({
  centre: { x: 100, y },
  width: 120,
  height: 10,
  angle,
  score: 0.9,
});

it('a rest of a skew is taken away, from the lines too', () => {
  const { page, bleached, areas } = levelPage({
    page: raster,
    bleached: raster,
    areas: [line(0.05, 30), line(0.05, 60)],
  });
  for (const { angle } of areas) expect(angle).toBeCloseTo(0, 6);
  expect(areas[1]!.centre.x - areas[0]!.centre.x).toBeCloseTo(30 * Math.sin(0.05), 6);
  expect(page.width).toBeGreaterThan(200);
  expect(bleached).toBe(page);
});

it.each([0.001, 0.5])('lines that lean by %d stay', (angle) => {
  const found = { page: raster, bleached: raster, areas: [line(angle, 30), line(angle, 60)] };
  expect(levelPage(found)).toBe(found);
}); // prettier-ignore
