import { type PageBox, type PageFlaw, type ReadCharacter, type TextRun } from '@licensing/domain';
import { cropLine, isDownwards } from '../engine/crop';
import { type DecodedCharacter } from '../engine/ctc';
import { cornersOf, type TurnedRectangle } from '../engine/min-rectangle';
import { type Raster } from '../engine/raster';
import { LINE_HEIGHT, recogniseLines } from '../engine/recognise';
import { type Models } from '../engine/sessions';
import { findRunFlaw } from './flaws';
import { sortRuns } from './sort-runs';

/** A run with the place that it was cut out from, for reading it again. */
export interface PlacedRun {
  readonly run: TextRun;
  readonly area: TurnedRectangle;
  readonly flaws: readonly PageFlaw[];
}

/** Reads the pieces of text of a straightened page. Places without any character are left out. */
export async function readRuns(models: Models, page: Raster, areas: readonly TurnedRectangle[]): Promise<PlacedRun[]> {
  const lines = areas.map((area) => cropLine(page, area, LINE_HEIGHT));
  const decoded = await recogniseLines(models, lines);
  const placed = areas.flatMap((area, index) => {
    const line = lines[index];
    const run = toRun(area, decoded[index] ?? [], page);
    return run && line ? [{ run, area, flaws: findRunFlaw(run.box, line) }] : [];
  });
  return sortRuns(placed);
}

function toRun(area: TurnedRectangle, decoded: readonly DecodedCharacter[], page: Raster): TextRun | undefined {
  if (decoded.length === 0) return undefined;
  const box = boxOf(area, page);
  return {
    text: decoded.map(({ text }) => text).join(''),
    confidence: Math.min(...decoded.map(({ confidence }) => confidence)),
    box,
    characters: decoded.map((character) => toReadCharacter(character, box, isDownwards(area))),
  };
}

function toReadCharacter(character: DecodedCharacter, box: PageBox, downwards: boolean): ReadCharacter {
  const { text, confidence, from, to, other } = character;
  const at = (share: number): number => Math.round(box.x + share * box.width);
  const [left, right] = downwards ? [at(0), at(1)] : [at(from), at(to)];
  return { text, confidence, left, right, ...(other && { other }) };
}

/** The upright rectangle around an area, in whole pixels of the page. */
export function boxOf(area: TurnedRectangle, { width, height }: { width: number; height: number }): PageBox {
  const corners = cornersOf(area);
  const within = (value: number, most: number): number => Math.min(most, Math.max(0, Math.round(value)));
  const left = within(Math.min(...corners.map(({ x }) => x)), width);
  const right = within(Math.max(...corners.map(({ x }) => x)), width);
  const top = within(Math.min(...corners.map(({ y }) => y)), height);
  const bottom = within(Math.max(...corners.map(({ y }) => y)), height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}
