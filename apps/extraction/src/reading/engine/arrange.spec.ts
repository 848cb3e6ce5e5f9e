import { partOverlapping, splitAtBlanks } from './arrange';
import { type TurnedRectangle } from './min-rectangle';
import { type Raster } from './raster';

const area = (x: number, width: number, y = 100, angle = 0): TurnedRectangle => ({
  centre: { x, y },
  width,
  height: 40,
  angle,
});

describe('pieces of one line that overlap', () => {
  it('become one where a character was cut', () => {
    const [one, ...more] = partOverlapping([area(280, 200), area(110, 200)]);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ centre: { x: 195, y: 100 }, height: 40, angle: 0 });
    expect(one!.width).toBeCloseTo(370, 6);
  });

  it('follow a slope', () => {
    const [one, ...more] = partOverlapping([area(110, 200, 100, 0.1), area(280, 200, 100 + 170 * Math.tan(0.1), 0.1)]);
    expect(more).toEqual([]);
    expect(one!.angle).toBeCloseTo(0.1, 6);
  });

  it('part in the midst of a smaller overlap', () => {
    const parted = partOverlapping([area(110, 200), area(300, 200)]);
    expect(parted.map(({ centre, width }) => [centre.x - width / 2, centre.x + width / 2])).toEqual([[10, 205], [205, 400]]);
  });

  it.each([
    ['that only touch', area(110, 200), area(309, 200)],
    ['of other lines', area(110, 200), area(290, 200, 125)],
    ['one within the other', area(200, 300), area(220, 100)],
    ['of another size', area(110, 200), { ...area(290, 200), height: 80 }],
  ])('stay as they are: %s', (_, a, b) => {
    expect(partOverlapping([a, b])).toEqual([a, b]);
  });
}); // prettier-ignore

describe('wide blanks', () => {
  /** Characters of 24 pixels at these places on a line 40 high, with a thin background pattern. */
  const lineWith = (...places: number[]): Raster => {
    const [width, height] = [600, 40];
    const data = new Uint8Array(width * height * 3).fill(235);
    for (let i = 0; i < width * height; i += 1) if ((i % width) % 17 === 0) data.fill(215, i * 3, i * 3 + 3);
    for (const place of places) {
      for (let y = 6; y < 34; y += 1) data.fill(40, (y * width + place) * 3, (y * width + place + 24) * 3);
    }
    return { width, height, data };
  };
  const whole: TurnedRectangle = { centre: { x: 300, y: 20 }, width: 600, height: 40, angle: 0 };
  const run = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + 30 * i);

  it('part a label from its value', () => {
    const parts = splitAtBlanks(lineWith(...run(20, 2), ...run(150, 10)), whole);
    expect(parts).toHaveLength(2);
    const [label, value] = parts.map(({ centre, width }) => [centre.x - width / 2, centre.x + width / 2]);
    expect(label![1]).toBeGreaterThan(74);
    expect(label![1]).toBeLessThan(100);
    expect(value![0]).toBeGreaterThan(120);
    expect(value![0]).toBeLessThan(150);
  });

  it('stay in what is spaced widely throughout: a title', () => {
    expect(splitAtBlanks(lineWith(40, 190, 340, 490), whole)).toEqual([whole]);
    expect(splitAtBlanks(lineWith(40, 490), whole)).toEqual([whole]);
  });

  it('are none between characters', () => {
    expect(splitAtBlanks(lineWith(...run(20, 18)), whole)).toEqual([whole]);
  });
});
