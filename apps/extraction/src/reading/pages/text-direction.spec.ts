import { cornersOf, type TurnedRectangle } from '../engine/min-rectangle';
import { type Homography } from '../engine/warp';
import { longOnes, medianAngle, runsVertically, slopesAfter, turnedFrame, unevenness } from './text-direction';

const SAME: Homography = [1, 0, 0, 0, 1, 0, 0, 0, 1];
const line = (angle: number, y = 0): TurnedRectangle => ({ centre: { x: 200, y }, width: 200, height: 20, angle });
const standing = (angle: number): TurnedRectangle => ({ centre: { x: 50, y: 200 }, width: 20, height: 200, angle });
const square: TurnedRectangle = { centre: { x: 9, y: 9 }, width: 30, height: 30, angle: 0.7 };

it('most text by its length tells how lines run; single characters do not', () => {
  expect(longOnes([line(0), square])).toEqual([line(0)]);
  expect(runsVertically([line(0), square, square])).toBe(false);
  expect(runsVertically([standing(0), standing(0), line(0)])).toBe(true);
});

it('the skew is that of most lines, whatever a stray one does', () => {
  expect(medianAngle(slopesAfter(SAME, [line(0.05), line(0.05, 40), line(0.052, 80), line(-0.6, 120)]))).toBeCloseTo(0.05, 6);
  expect(medianAngle(slopesAfter(SAME, [standing(0.05), standing(0.05)]))).toBeCloseTo(0.05, 6);
  expect(medianAngle([])).toBe(0);
}); // prettier-ignore

it('lines that lie alike are even', () => {
  const slopes = slopesAfter(SAME, [line(0.1), line(0.1, 50)]);
  expect(unevenness(slopes, medianAngle(slopes))).toBeCloseTo(0, 6);
  expect(unevenness(slopes, 0)).toBeCloseTo(0.1, 6);
  expect(unevenness([], 0)).toBe(0);
});

it('the frame of a turned picture holds all of it', () => {
  expect(turnedFrame(100, 60, 0)).toEqual([{ x: 0, y: 0 }, { x: 100, y: 0 }, { x: 100, y: 60 }, { x: 0, y: 60 }]);
  const [a, b] = turnedFrame(100, 60, 0.1);
  expect(Math.atan2(b.y - a.y, b.x - a.x)).toBeCloseTo(0.1, 6);
  expect(Math.hypot(b.x - a.x, b.y - a.y)).toBeCloseTo(100 * Math.cos(0.1) + 60 * Math.sin(0.1), 6);
  expect(cornersOf(line(0))).toHaveLength(4);
}); // prettier-ignore
