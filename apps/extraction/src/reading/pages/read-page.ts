import { type PageText } from '@licensing/domain';
import { partOverlapping } from '../engine/arrange';
import { detectText } from '../engine/detect';
import { type TurnedRectangle } from '../engine/min-rectangle';
import { ENGINE } from '../engine/models';
import { type Raster } from '../engine/raster';
import { reachForStrokes } from '../engine/reach';
import { type Models } from '../engine/sessions';
import { encodeJpeg } from './decode-image';
import { findCutRuns, findLightFlaws, type OpenEdges, withoutHarmless } from './flaws';
import { type FoundPage, levelPage } from './level';
import { readCodes } from './read-codes';
import { type PlacedRun, readRuns } from './read-runs';
import { bleachSeals, findSeals } from './seals';
import { straighten } from './straighten';
import { standUp } from './upright';

/** Text is looked for at a scale at which its smaller lines are this high, in pixels; time grows with the square. */
const LINE_AT_DETECTION = 20;
/** Longest side meanwhile: the least, and enough for 10-point print on an A3 page. */
const LONGEST = [1_280, 1_600] as const;

export interface ReadPage {
  readonly text: PageText;
  /** In the order of the page's runs. */
  readonly placed: readonly PlacedRun[];
  /** The straightened page as JPEG. */
  readonly picture: Buffer;
}

/** Reads one page from its pixels. */
export async function readPage(models: Models, picture: Raster, page: number): Promise<ReadPage> {
  const { page: straight, openEdges, smallPrint } = await straighten(models, picture);
  const bleached = bleachSeals(straight, findSeals(straight));
  const areas = await detectText(models, bleached, longestAtDetection(straight, smallPrint));
  const upright = await standUp(models, levelPage({ page: straight, bleached, areas }));
  const placed = await readRuns(models, { ...upright, areas: arrange(upright) });
  const { width, height } = upright.page;
  const text: PageText = {
    page,
    width,
    height,
    origin: 'ocr',
    engine: ENGINE,
    runs: placed.map(({ run }) => run),
    codes: await readCodes(upright.page),
    flaws: [
      ...withoutHarmless(findLightFlaws(upright.page), placed),
      ...placed.flatMap(({ flaws }) => flaws),
      ...findCutRuns(
        placed.map(({ run }) => run.box),
        upright.page,
        upright.turned ? turnEdges(openEdges) : openEdges,
      ),
    ],
  };
  return { text, placed, picture: await encodeJpeg(upright.page) };
}

/** The pieces that detection has found as the lines that they are. */
function arrange({ bleached, areas }: FoundPage): TurnedRectangle[] {
  return partOverlapping(areas).map((area) => reachForStrokes(bleached, area));
}

function turnEdges({ left, top, right, bottom }: OpenEdges): OpenEdges {
  return { left: right, top: bottom, right: left, bottom: top };
}

function longestAtDetection({ width, height }: Raster, smallPrint = 0): number {
  const wanted = smallPrint > 0 ? (Math.max(width, height) * LINE_AT_DETECTION) / smallPrint : 0;
  return Math.round(Math.min(LONGEST[1], Math.max(LONGEST[0], wanted)));
}
