import { type PageBox, type PageFlaw, type ReadCharacter, type TextRun } from '@licensing/domain';
import { cropLine, isDownwards } from '../engine/crop';
import { type DecodedCharacter } from '../engine/ctc';
import { inkSegments } from '../engine/ink-segments';
import { doubtLostInk } from '../engine/lost-ink';
import { cornersOf, type TurnedRectangle } from '../engine/min-rectangle';
import { type Raster } from '../engine/raster';
import { LINE_HEIGHT } from '../engine/recognise';
import { type Models } from '../engine/sessions';
import { findRunFlaw } from './flaws';
import { recogniseAreas } from './recognise-areas';
import { sortRuns } from './sort-runs';

/** A run with the place that it was cut out from, for reading it again. */
export interface PlacedRun {
  readonly run: TextRun;
  readonly area: TurnedRectangle;
  readonly flaws: readonly PageFlaw[];
}

/**
 * Reads the pieces of text of a straightened page. Places without any character are left out.
 *
 * @param bleached the page without the ink of its seals: what is read; the same as the page where it bears none
 */
export async function readRuns(
  models: Models,
  { page, bleached, areas }: { page: Raster; bleached: Raster; areas: readonly TurnedRectangle[] },
): Promise<PlacedRun[]> {
  const decoded = await recogniseAreas(models, bleached, areas, (part) => cropLine(bleached, part, LINE_HEIGHT));
  const placed = areas.flatMap((area, index) => {
    const characters = decoded[index] ?? [];
    if (characters.length === 0) return [];
    const line = cropLine(bleached, area, LINE_HEIGHT);
    const asPrinted = bleached === page ? line : cropLine(page, area, LINE_HEIGHT);
    const run = toRun(area, doubtWhatIsLost(characters, line, asPrinted), page);
    return [{ run, area, flaws: findRunFlaw(run, line) }];
  });
  return sortRuns(placed);
}

/** A character may have gone with the ink of a seal that lay over it: that ink is looked at, too. */
function doubtWhatIsLost(characters: readonly DecodedCharacter[], line: Raster, asPrinted: Raster): DecodedCharacter[] {
  const doubted = doubtLostInk(characters, inkSegments(line), line.width);
  const isUnderSeal = asPrinted !== line && asPrinted.data.some((level, at) => level !== line.data[at]);
  return isUnderSeal ? doubtLostInk(doubted, inkSegments(asPrinted), line.width) : doubted;
}

function toRun(area: TurnedRectangle, decoded: readonly DecodedCharacter[], page: Raster): TextRun {
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
