import { type TextRun } from '@licensing/domain';
import { cropLine, isDownwards } from '../engine/crop';
import { type TurnedRectangle } from '../engine/min-rectangle';
import { type Raster, toGrey } from '../engine/raster';
import { LINE_HEIGHT } from '../engine/recognise';
import { type Models } from '../engine/sessions';
import { Levels } from './levels';
import { recogniseAreas } from './recognise-areas';
import { bleachSeals, findSeals, SEAL_INK } from './seals';

/** More paper around the line than at the first reading, in shares of its height. */
const MARGIN_ACROSS = 0.18;
const MARGIN_ALONG = 0.35;
/** Thin digits get more of the model's steps. */
const STRETCH = 1.1;

/**
 * Reads runs a second time with another preparation: from the picture as people see it, with more paper around, smaller,
 * without colour, its contrast spread. What both readings agree on is hardly a chance of one of them.
 */
export async function rereadRuns(
  models: Models,
  picture: Raster,
  areas: readonly TurnedRectangle[],
): Promise<NonNullable<TextRun['again']>[]> {
  const page = bleachSeals(picture, findSeals(picture), SEAL_INK / 2);
  const prepare = (part: TurnedRectangle): Raster =>
    spreadContrast(cropLine(page, widen(part), LINE_HEIGHT, { stretch: STRETCH }));
  return (await recogniseAreas(models, page, areas, prepare)).map((characters) => {
    const confidences = characters.map(({ confidence }) => confidence);
    return {
      text: characters.map(({ text }) => text).join(''),
      confidence: confidences.length > 0 ? Math.min(...confidences) : 0,
      confidences,
    };
  });
}

function widen(area: TurnedRectangle): TurnedRectangle {
  const high = isDownwards(area) ? area.width : area.height;
  const [across, along] = [high * MARGIN_ACROSS, high * MARGIN_ALONG];
  return isDownwards(area)
    ? { ...area, width: area.width + across, height: area.height + along }
    : { ...area, width: area.width + along, height: area.height + across };
}

/** Grey, the darkest hundredth black and the lightest tenth white. */
export function spreadContrast(line: Raster): Raster {
  const grey = toGrey(line);
  const levels = Levels.of(grey);
  const [dark, light] = [levels.percentile(0.01), levels.percentile(0.9)];
  const scale = light > dark ? 255 / (light - dark) : 1;
  const data = new Uint8Array(line.data.length);
  grey.forEach((level, index) => {
    data.fill(Math.max(0, Math.min(255, (level - dark) * scale)), index * 3, index * 3 + 3);
  });
  return { ...line, data };
}
