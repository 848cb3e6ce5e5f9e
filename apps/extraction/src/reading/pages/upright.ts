import { cropLine, isDownwards } from '../engine/crop';
import { type TextArea } from '../engine/text-areas';
import { turn } from '../engine/raster';
import { LINE_HEIGHT, recogniseLines } from '../engine/recognise';
import { type Models } from '../engine/sessions';
import { type FoundPage } from './level';

const PROBES = 4;

/**
 * Turns a page that stands on its head. A few long runs are read both ways round: the right way is read with more
 * confidence. On documents this is more certain than the direction model, which is trained on single lines.
 */
export async function standUp(
  models: Models,
  { page, bleached, areas }: FoundPage,
): Promise<FoundPage & { readonly turned: boolean }> {
  const probes = chooseProbes(areas);
  const lines = [false, true].flatMap((reversed) =>
    probes.map((area) => cropLine(bleached, area, LINE_HEIGHT, { reversed })),
  );
  const sureness = (await recogniseLines(models, lines)).map((characters) =>
    characters.reduce((sum, { confidence }) => sum + confidence ** 2, 0),
  );
  const total = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0);
  const turned = total(sureness.slice(probes.length)) > total(sureness.slice(0, probes.length));
  if (!turned) return { page, bleached, areas, turned };
  const flipped = areas.map((area) => ({
    ...area,
    centre: { x: page.width - area.centre.x, y: page.height - area.centre.y },
  }));
  return {
    page: turn(page, 180),
    bleached: bleached === page ? turn(page, 180) : turn(bleached, 180),
    areas: flipped,
    turned,
  };
}

/** Long runs, but none so long that it costs much. */
function chooseProbes(areas: readonly TextArea[]): TextArea[] {
  const lying = areas.filter((area) => !isDownwards(area));
  const handy = lying.filter(({ width, height }) => width > 3 * height && width < 8 * height);
  return (handy.length > 0 ? handy : lying).sort((a, b) => b.width * b.score - a.width * a.score).slice(0, PROBES);
}
