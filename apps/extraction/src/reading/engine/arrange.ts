import { cropLine, isDownwards } from './crop';
import { inkSegments } from './ink-segments';
import { type TurnedRectangle } from './min-rectangle';
import { type Raster } from './raster';

/**
 * Grown areas of one line overlap: by so much, in heights of the line, when detection has cut a line in the middle of a
 * character; by less when a small gap lies between them.
 */
const CUT = 0.55;
const OVERLAP = 0.05;
const ALIKE = 0.75;

/** Neighbours of one line without the overlap, in which the character at the joint would be read twice, by halves. */
export function partOverlapping<T extends TurnedRectangle>(areas: readonly T[]): T[] {
  const parted: T[] = [];
  for (const area of [...areas].sort((a, b) => leftOf(a) - leftOf(b))) {
    const at = parted.findLastIndex((left) => isContinued(left, area));
    const left = parted[at];
    const overlap = left ? rightOf(left) - leftOf(area) : 0;
    if (!left) parted.push(area);
    else if (overlap > CUT * Math.min(left.height, area.height)) parted[at] = { ...left, ...joined(left, area) };
    else {
      parted[at] = shortened(left, 0, overlap / 2);
      parted.push(shortened(area, overlap / 2, 0));
    }
  }
  return parted;
}

const leftOf = ({ centre, width }: TurnedRectangle): number => centre.x - width / 2;
const rightOf = ({ centre, width }: TurnedRectangle): number => centre.x + width / 2;

function isContinued(left: TurnedRectangle, right: TurnedRectangle): boolean {
  if (isDownwards(left) || isDownwards(right) || rightOf(left) >= rightOf(right)) return false;
  const [low, high] = [Math.min(left.height, right.height), Math.max(left.height, right.height)];
  // Where the left line would be, at the place of the right one.
  const level = left.centre.y + (right.centre.x - left.centre.x) * Math.tan(left.angle);
  const isLevel = Math.abs(level - right.centre.y) < 0.25 * low;
  return isLevel && low > ALIKE * high && rightOf(left) - leftOf(right) > OVERLAP * low;
}

function shortened<T extends TurnedRectangle>(area: T, left: number, right: number): T {
  const along = (left - right) / 2;
  const centre = { x: area.centre.x + along, y: area.centre.y + along * Math.tan(area.angle) };
  return { ...area, centre, width: area.width - left - right };
}

function joined(left: TurnedRectangle, right: TurnedRectangle): TurnedRectangle {
  const from = { x: left.centre.x - left.width / 2, y: left.centre.y - (left.width / 2) * Math.tan(left.angle) };
  const to = { x: right.centre.x + right.width / 2, y: right.centre.y + (right.width / 2) * Math.tan(right.angle) };
  return {
    centre: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 },
    width: Math.hypot(to.x - from.x, to.y - from.y),
    height: Math.max(left.height, right.height),
    angle: Math.atan2(to.y - from.y, to.x - from.x),
  };
}

const LOW = 24;
/** A blank this wide, in heights of the line, parts a label from its value, if the run's other gaps are far smaller. */
const WIDE = 0.7;
const WIDER = 2.5;
/** Left at each side of a cut. */
const MARGIN = 0.2;

/** A run cut at its wide blanks: the first character behind one is read badly otherwise. */
export function splitAtBlanks<T extends TurnedRectangle>(page: Raster, area: T): T[] {
  if (isDownwards(area) || area.width < 3 * area.height) return [area];
  const line = cropLine(page, area, LOW);
  const ink = inkSegments(line);
  const gaps = ink.slice(1).map(({ from }, index) => {
    const end = (ink[index]?.to ?? 0) + 1;
    return { from: end, length: from - end };
  });
  const usual = [...gaps].sort((a, b) => a.length - b.length)[Math.floor(gaps.length / 2)]?.length ?? Infinity;
  const cuts = gaps.filter(({ length }) => length >= WIDE * LOW && length >= WIDER * usual);
  if (cuts.length === 0) return [area];
  const scale = area.width / line.width;
  const ends = [
    0,
    ...cuts.flatMap(({ from, length }) => [from + MARGIN * LOW, from + length - MARGIN * LOW]),
    line.width,
  ];
  return Array.from({ length: ends.length / 2 }, (_, part) => {
    const [from, to] = [(ends[2 * part] ?? 0) * scale, (ends[2 * part + 1] ?? 0) * scale];
    const along = (from + to) / 2 - area.width / 2;
    const { x, y } = area.centre;
    const centre = { x: x + along * Math.cos(area.angle), y: y + along * Math.sin(area.angle) };
    return { ...area, centre, width: to - from };
  });
}
