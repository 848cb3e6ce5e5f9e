import {
  type DocumentReading,
  interpretDocument,
  listRunsToReread,
  type LocalDate,
  type PageText,
} from '@licensing/domain';
import { type Models } from './engine/sessions';
import { decodeImage, encodeJpeg } from './pages/decode-image';
import { readPdf } from './pages/pdf-pages';
import { readCodes } from './pages/read-codes';
import { readPage, type ReadPage } from './pages/read-page';
import { rereadRuns } from './pages/reread';
import { listBeliedPages, listGappedRuns, placeLayerRun } from './text-layer';

/** A document's bytes and what the inspection has found them to be. */
export interface DocumentSource {
  readonly bytes: Buffer;
  readonly mediaType: string;
}

export interface ReadDocument {
  readonly pages: readonly PageText[];
  /** The straightened pages as JPEG, on which all boxes lie. */
  readonly pictures: readonly Buffer[];
  readonly reading: DocumentReading;
}

/**
 * Reads a document: its pages, what they say, and a second reading of what a decision would rest on.
 *
 * @param on today in China, for terms and ages
 */
export async function readDocument(
  models: Models,
  source: DocumentSource,
  { on }: { on: LocalDate },
): Promise<ReadDocument> {
  const read: ReadPage[] = [];
  for await (const page of readPages(models, source)) read.push(page);
  let pages = await readTwice(models, read);
  for (const page of listBeliedPages(pages, on)) {
    const at = read.findIndex(({ text }) => text.page === page);
    const layer = read[at];
    if (layer) read[at] = await readPage(models, await decodeImage(layer.picture), page);
  }
  if (read.some(({ text }, at) => text.origin !== pages[at]?.origin)) pages = await readTwice(models, read);
  return { pages, pictures: read.map(({ picture }) => picture), reading: interpretDocument(pages, { on }) };
}

async function* readPages(models: Models, { bytes, mediaType }: DocumentSource): AsyncGenerator<ReadPage> {
  if (mediaType !== 'application/pdf') {
    yield await readPage(models, await decodeImage(bytes), 1);
    return;
  }
  let number = 0;
  for await (const { raster, text } of readPdf(bytes)) {
    number += 1;
    if (!text) yield await readPage(models, raster, number);
    else
      yield {
        text: { ...text, codes: await readCodes(raster) },
        placed: text.runs.map(placeLayerRun),
        picture: await encodeJpeg(raster),
      };
  }
}

/** The pages, with a second reading at the runs that critical fields come from. */
async function readTwice(models: Models, read: readonly ReadPage[]): Promise<PageText[]> {
  const wanted = listRunsToReread(read.map(({ text }) => text));
  const pages: PageText[] = [];
  for (const { text, placed, picture } of read) {
    const critical = wanted.filter(({ page }) => page === text.page).map(({ run }) => run);
    const places = [...new Set([...critical, ...listGappedRuns(text)])];
    const areas = places.flatMap((place) => placed[place]?.area ?? []);
    if (areas.length === 0 || areas.length !== places.length) {
      pages.push(text);
      continue;
    }
    const again = await rereadRuns(models, await decodeImage(picture), areas);
    const runs = text.runs.map((run, index) => {
      const second = again[places.indexOf(index)];
      return second ? { ...run, again: second } : run;
    });
    pages.push({ ...text, runs });
  }
  return pages;
}
