import { type Raster } from '../engine/raster';
import { bleachSeals, findSeals } from './seals';

const [WIDTH, HEIGHT] = [700, 500];
const INK = [205, 60, 70] as const;

function page(draw: (x: number, y: number) => readonly [number, number, number] | undefined): Raster {
  const data = new Uint8Array(WIDTH * HEIGHT * 3).fill(245);
  for (let i = 0; i < WIDTH * HEIGHT; i += 1)
    data.set(draw(i % WIDTH, Math.floor(i / WIDTH)) ?? [245, 245, 245], i * 3);
  return { width: WIDTH, height: HEIGHT, data };
}

const isRing = (x: number, y: number): boolean => Math.abs(Math.hypot(x - 500, y - 300) - 70) < 4;
const isStar = (x: number, y: number): boolean => Math.hypot(x - 500, y - 300) < 18;
const isText = (x: number, y: number): boolean => y > 290 && y < 310 && x > 380 && x < 620 && x % 10 < 4;
const isRedTitle = (x: number, y: number): boolean => y > 40 && y < 80 && x > 100 && x < 600 && x % 60 < 40;
const at = ({ data }: Raster, x: number, y: number): number[] =>
  Array.from(data.subarray((y * WIDTH + x) * 3, (y * WIDTH + x) * 3 + 3));

const SEALED = page((x, y) =>
  isText(x, y) ? [30, 30, 30] : isRing(x, y) || isStar(x, y) ? INK : isRedTitle(x, y) ? INK : undefined,
); // prettier-ignore

it('finds the ring of a seal, and takes no red title for one', () => {
  const seals = findSeals(SEALED);
  expect(seals).toHaveLength(1);
  expect(seals[0]!.x).toBeGreaterThan(415);
  expect(seals[0]!.x + seals[0]!.width).toBeLessThan(585);
  expect(findSeals(page((x, y) => (isText(x, y) ? [30, 30, 30] : undefined)))).toEqual([]);
});

it('bleaches ink within seals only, and leaves black text alone', () => {
  const bleached = bleachSeals(SEALED, findSeals(SEALED));
  expect(at(bleached, 500, 231)).toEqual([205, 205, 205]);
  expect(at(bleached, 502, 300)).toEqual(isText(502, 300) ? [30, 30, 30] : [205, 205, 205]);
  expect(at(bleached, 381, 300)).toEqual([30, 30, 30]);
  expect(at(bleached, 130, 60)).toEqual([...INK]);
  expect(at(SEALED, 500, 231)).toEqual([...INK]);
});
