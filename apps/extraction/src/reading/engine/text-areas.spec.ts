import { findTextAreas } from './text-areas';

const WIDTH = 120;
const HEIGHT = 80;

/** A map of probabilities with rectangles on it. */
function mapWith(...parts: { x: number; y: number; w: number; h: number; p: number }[]): Float32Array {
  const map = new Float32Array(WIDTH * HEIGHT);
  for (const { x, y, w, h, p } of parts) {
    for (let row = y; row < y + h; row += 1) map.fill(p, row * WIDTH + x, row * WIDTH + x + w);
  }
  return map;
}

describe('pieces of text', () => {
  it('are grown from the shrunken areas that the model gives', () => {
    const [area, ...more] = findTextAreas(mapWith({ x: 20, y: 30, w: 60, h: 10, p: 0.9 }), WIDTH, HEIGHT);
    const growth = (60 * 10 * 1.6) / (2 * (60 + 10));
    expect(more).toEqual([]);
    expect(area).toMatchObject({ centre: { x: 50, y: 35 }, angle: 0 });
    expect(area!.width).toBeCloseTo(60 + 2 * growth, 6);
    expect(area!.height).toBeCloseTo(10 + 2 * growth, 6);
    expect(area!.score).toBeCloseTo(0.9, 5);
  });

  it('are two where a gap of one pixel parts them', () => {
    const map = mapWith({ x: 10, y: 10, w: 30, h: 8, p: 0.8 }, { x: 41, y: 10, w: 30, h: 8, p: 0.8 });
    expect(findTextAreas(map, WIDTH, HEIGHT)).toHaveLength(2);
  });

  it('are not what the model is unsure of, nor specks', () => {
    const map = mapWith({ x: 10, y: 10, w: 30, h: 8, p: 0.4 }, { x: 60, y: 40, w: 2, h: 2, p: 0.99 }, { x: 60, y: 60, w: 40, h: 2, p: 0.99 });
    expect(findTextAreas(map, WIDTH, HEIGHT)).toEqual([]);
  }); // prettier-ignore

  it('follow the slope of a line', () => {
    const map = new Float32Array(WIDTH * HEIGHT);
    for (let x = 10; x < 110; x += 1) {
      for (let y = 0; y < 8; y += 1) map[(20 + y + Math.round(x * 0.2)) * WIDTH + x] = 0.9;
    }
    expect(findTextAreas(map, WIDTH, HEIGHT)[0]?.angle).toBeCloseTo(Math.atan(0.2), 1);
  });
});
