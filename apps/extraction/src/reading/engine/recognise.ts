import { decodeRun, type DecodedCharacter } from './ctc';
import { HALVES, writePlanes } from './planes';
import { type Raster } from './raster';
import { infer, type Models } from './sessions';

/** The recognition model takes lines of this height. */
export const LINE_HEIGHT = 48;
const BATCH = 6;
/** Width of a whole batch: what the model holds in memory meanwhile grows with it. */
const BATCH_WIDTH = 2_400;
/** Widths are rounded up to this, so that few shapes occur. */
const WIDTH_STEP = 32;

/** Reads lines that are cut out and upright, `LINE_HEIGHT` high each. The answers are in the order of the lines. */
export async function recogniseLines(models: Models, lines: readonly Raster[]): Promise<DecodedCharacter[][]> {
  const order = lines.map((line, index) => ({ line, index })).sort((a, b) => a.line.width - b.line.width);
  const answers: DecodedCharacter[][] = lines.map(() => []);
  for (const batch of toBatches(order)) {
    const width = Math.ceil(Math.max(...batch.map(({ line }) => line.width)) / WIDTH_STEP) * WIDTH_STEP;
    const size = 3 * LINE_HEIGHT * width;
    const planes = new Float32Array(batch.length * size);
    batch.forEach(({ line }, place) => {
      writePlanes(line, HALVES, planes, { offset: place * size, width, height: LINE_HEIGHT });
    });
    const { data, shape } = await infer(models.recognition, planes, [batch.length, 3, LINE_HEIGHT, width]);
    const [, steps = 0, symbols = 0] = shape;
    batch.forEach(({ line, index }, place) => {
      const run = { offset: place * steps * symbols, steps, symbols, used: line.width / width };
      answers[index] = decodeRun(data, run, models.dictionary);
    });
  }
  return answers;
}

/** Lines of similar width go together: what is padded is paid for. */
function toBatches<T extends { line: Raster }>(order: readonly T[]): T[][] {
  const batches: T[][] = [];
  for (const item of order) {
    const last = batches.at(-1);
    const narrowest = last?.[0]?.line.width ?? 0;
    const { width } = item.line;
    const isAlike = width <= narrowest * 1.2 + WIDTH_STEP;
    if (last && isAlike && last.length < BATCH && width * (last.length + 1) <= BATCH_WIDTH) last.push(item);
    else batches.push([item]);
  }
  return batches;
}
