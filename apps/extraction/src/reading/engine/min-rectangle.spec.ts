import fc from 'fast-check';
import { convexHull, cornersOf, minRectangle, type TurnedRectangle } from './min-rectangle';

const rectangles = fc.record({
  centre: fc.record({ x: fc.integer({ min: 100, max: 900 }), y: fc.integer({ min: 100, max: 900 }) }),
  width: fc.integer({ min: 60, max: 90 }),
  height: fc.integer({ min: 10, max: 40 }),
  angle: fc.double({ min: -0.7, max: 0.7, noNaN: true }),
});

describe('the smallest rectangle around points', () => {
  it('is the rectangle whose corners were given, however it lies', () => {
    fc.assert(
      fc.property(rectangles, (rectangle: TurnedRectangle) => {
        const { centre, width, height, angle } = rectangle;
        const found = minRectangle([...cornersOf(rectangle), centre])!;
        expect(found.centre.x).toBeCloseTo(centre.x, 4);
        expect(found.centre.y).toBeCloseTo(centre.y, 4);
        expect([found.width, found.height, found.angle]).toEqual([width, height, angle].map((v) => expect.closeTo(v, 4) as number));
      }),
    ); // prettier-ignore
  });

  it('is told upright when it stands: higher than wide, not turned by a quarter', () => {
    const found = minRectangle(cornersOf({ centre: { x: 0, y: 0 }, width: 10, height: 80, angle: 0.1 }))!;
    expect([found.width, found.height, found.angle]).toEqual([10, 80, 0.1].map((v) => expect.closeTo(v, 6) as number));
  });

  it('does not exist around one place', () => {
    expect(minRectangle([])).toBeUndefined();
    expect(minRectangle([{ x: 1, y: 1 }, { x: 1, y: 1 }])).toBeUndefined(); // prettier-ignore
  });
});

it('a hull leaves out what lies within and on its sides', () => {
  const square = [{ x: 0, y: 0 }, { x: 4, y: 0 }, { x: 4, y: 4 }, { x: 0, y: 4 }]; // prettier-ignore
  const hull = convexHull([...square, { x: 2, y: 0 }, { x: 2, y: 2 }, { x: 4, y: 3 }]);
  expect(new Set(hull.map(({ x, y }) => `${x},${y}`))).toEqual(new Set(['0,0', '4,0', '4,4', '0,4']));
});
