import { interpretDocument, type LocalDate, type PageText, type TextRun } from '@licensing/domain';
import { type PlacedRun } from './pages/read-runs';

/** Where a run of a text layer stands on the picture: it is read there a second time. */
export function placeLayerRun(run: TextRun): PlacedRun {
  const { x, y, width, height } = run.box;
  return { run, flaws: [], area: { centre: { x: x + width / 2, y: y + height / 2 }, width, height, angle: 0 } };
}

/** Wide blanks, and what stands for no character: there some programs leave out what the page shows. */
const GAP = /\s{2}|[\p{Cc}\p{Co}\uFFFD]/u;

/** Places of the runs of a layer in which something may be missing. */
export function listGappedRuns({ origin, runs }: PageText): number[] {
  return origin === 'pdf-text' ? runs.flatMap(({ text }, place) => (GAP.test(text) ? [place] : [])) : [];
}

/** Characters by which a run of a layer may differ from what the page shows before the layer is not believed at all. */
const FEW = 2;

/**
 * Pages whose text layer is not to be believed: it says other things than the page shows, leaves out what stands there, or
 * makes no document that is known. Somebody may have written it to be read by machines only.
 */
export function listBeliedPages(pages: readonly PageText[], on: LocalDate): number[] {
  const layers = pages.filter(({ origin }) => origin === 'pdf-text');
  if (layers.length === 0) return [];
  if (interpretDocument(pages, { on }).type === undefined) return layers.map(({ page }) => page);
  return layers
    .filter(({ runs }) => runs.some(({ text, again }) => again && differsMuch(text, again.text)))
    .map(({ page }) => page);
}

/** Single characters are left to the field's own judgement: there the second reading may be the one at fault. */
function differsMuch(layer: string, shown: string): boolean {
  const [a, b] = [toPlain(layer), toPlain(shown)];
  return Math.abs(a.length - b.length) > FEW || a.filter((character) => !b.includes(character)).length > a.length / 2;
}

function toPlain(text: string): string[] {
  return Array.from(text.normalize('NFKC').replace(/[\s\p{P}\p{Cc}\p{Co}\uFFFD]/gu, ''));
}
