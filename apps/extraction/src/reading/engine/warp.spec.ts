import fc from 'fast-check';
import { type Point, type Quad, type Raster, turn } from './raster';
import { apply, invert, rectangleToQuad, warp } from './warp';

const near = ({ x, y }: Point): Point => ({ x: expect.closeTo(x, 4) as number, y: expect.closeTo(y, 4) as number });
const jitter = fc.integer({ min: -30, max: 30 });
const quads = fc
  .tuple(jitter, jitter, jitter, jitter, jitter, jitter, jitter, jitter)
  .map(([a, b, c, d, e, f, g, h]): Quad => [
    { x: 50 + a, y: 50 + b },
    { x: 250 + c, y: 50 + d },
    { x: 250 + e, y: 200 + f },
    { x: 50 + g, y: 200 + h },
  ]); // prettier-ignore

describe('the map from a rectangle to a quad', () => {
  it('takes corners to corners, and back', () => {
    fc.assert(
      fc.property(quads, (quad) => {
        const map = rectangleToQuad(200, 100, quad);
        const corners = [{ x: 0, y: 0 }, { x: 200, y: 0 }, { x: 200, y: 100 }, { x: 0, y: 100 }]; // prettier-ignore
        corners.forEach((corner, index) => {
          expect(apply(map, corner)).toEqual(near(quad[index]!));
          expect(apply(invert(map), quad[index]!)).toEqual(near(corner));
        });
      }),
    );
  });
});

const picture = (width: number, height: number, colour: (x: number, y: number) => number): Raster => {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i += 1) data.fill(colour(i % width, Math.floor(i / width)), i * 3, i * 3 + 3);
  return { width, height, data };
};
const frame = (width: number, height: number): Quad => [
  { x: 0, y: 0 }, { x: width, y: 0 }, { x: width, y: height }, { x: 0, y: height },
]; // prettier-ignore

describe('cutting a quad out of a picture', () => {
  it('changes nothing where the quad is the picture', () => {
    const source = picture(7, 5, (x, y) => 10 * x + y);
    expect(warp(source, frame(7, 5), 7, 5)).toEqual(source);
  });

  it('averages what one pixel covers: stripes become grey, not one of their colours', () => {
    const striped = picture(64, 64, (x) => (x % 2 === 0 ? 0 : 200));
    expect(new Set(warp(striped, frame(64, 64), 16, 16).data)).toEqual(new Set([100]));
  });

  it('reads a turned quad upright', () => {
    const source = picture(40, 20, (x, y) => (x < 20 ? 40 : 0) + (y < 10 ? 100 : 0));
    const [a, b, c, d] = frame(40, 20);
    expect(warp(source, [d, a, b, c], 20, 40)).toEqual(turn(source, 90));
    expect(warp(source, [c, d, a, b], 40, 20)).toEqual(turn(source, 180));
    expect(warp(source, [b, c, d, a], 20, 40)).toEqual(turn(source, 270));
  });

  it('fills what lies outside with the nearest edge', () => {
    const source = picture(4, 4, () => 77);
    const beyond: Quad = [{ x: -9, y: -9 }, { x: 9, y: -9 }, { x: 9, y: 9 }, { x: -9, y: 9 }]; // prettier-ignore
    expect(new Set(warp(source, beyond, 18, 18).data)).toEqual(new Set([77]));
  });
});
