import { type Raster } from '../engine/raster';
import { ALL_OPEN, findCutRuns, findLightFlaws, findRunFlaw, sharpness, withoutHarmless } from './flaws';

const [WIDTH, HEIGHT] = [600, 400];
function page(level: (x: number, y: number) => number, width = WIDTH, height = HEIGHT): Raster {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i += 1) data.fill(level(i % width, Math.floor(i / width)), i * 3, i * 3 + 3);
  return { width, height, data };
}
const isText = (x: number, y: number): boolean => y % 40 < 10 && x % 12 < 5;

describe('light', () => {
  it('that burns a spot out is glare, with its place', () => {
    const flaws = findLightFlaws(page((x, y) => (Math.hypot(x - 300, y - 200) < 60 ? 255 : isText(x, y) ? 50 : 210)));
    expect(flaws.map(({ kind }) => kind)).toEqual(['glare']);
    expect(flaws[0]!.box.x).toBeGreaterThan(230);
    expect(flaws[0]!.box.x + flaws[0]!.box.width).toBeLessThan(370);
  });

  it('on a scan is white everywhere and no glare', () => {
    expect(findLightFlaws(page((x, y) => (isText(x, y) ? 20 : 255)))).toEqual([]);
  });

  it('that is missing on one side is shadow; a dark portrait in the midst is none', () => {
    expect(findLightFlaws(page((x) => (x < 150 ? 70 : 220))).map(({ kind }) => kind)).toEqual(['shadow']);
    expect(findLightFlaws(page((x, y) => (x > 400 && x < 520 && y > 100 && y < 260 ? 40 : 220)))).toEqual([]);
  });
});

it('light that harms nothing that was read is not told of', () => {
  const shadow = { kind: 'shadow', box: { x: 0, y: 0, width: 100, height: 100 } } as const;
  const run = (confidence: number, x = 10) => ({ run: { box: { x, y: 10, width: 40, height: 10 }, confidence } });
  expect(withoutHarmless([shadow], [run(0.95), run(0.9), run(0.3)])).toEqual([]);
  expect(withoutHarmless([shadow], [run(0.3)])).toEqual([shadow]);
  expect(withoutHarmless([shadow], [run(0.99, 90)])).toEqual([shadow]);
});

describe('a run', () => {
  const line = (edge: number): Raster =>
    page((x) => Math.round(128 + 100 * Math.tanh(Math.sin(x / 6) * (6 / edge))), 300, 48);

  it('with steep edges is sharp, with none is blurred', () => {
    expect(sharpness(line(0.5))).toBeGreaterThan(0.4);
    expect(sharpness(line(40))).toBeLessThan(0.16);
    expect(sharpness(page(() => 200, 300, 48))).toBe(0);
  });

  it('says what is wrong with it', () => {
    const box = { x: 5, y: 5, width: 200, height: 30 };
    expect(findRunFlaw({ box, confidence: 0.5 }, line(0.5))).toEqual([]);
    expect(findRunFlaw({ box, confidence: 0.5 }, line(40))).toEqual([{ kind: 'blur', box }]);
    expect(findRunFlaw({ box: { ...box, height: 9 }, confidence: 0.5 }, line(0.5))).toMatchObject([
      { kind: 'too-small' },
    ]);
  });

  it('that was read surely has no flaw to tell of', () => {
    expect(findRunFlaw({ box: { x: 5, y: 5, width: 200, height: 9 }, confidence: 0.99 }, line(40))).toEqual([]);
  });

  it('that goes up to an edge of the picture is cut, but not at the edge of a whole sheet', () => {
    const [inside, atRight] = [{ x: 50, y: 50, width: 100, height: 20 }, { x: 500, y: 50, width: 99, height: 20 }]; // prettier-ignore
    expect(
      findCutRuns(
        [inside, atRight],
        page(() => 0),
        ALL_OPEN,
      ),
    ).toEqual([{ kind: 'cut', box: atRight }]);
    expect(
      findCutRuns(
        [atRight],
        page(() => 0),
        { ...ALL_OPEN, right: false },
      ),
    ).toEqual([]);
  });
});
