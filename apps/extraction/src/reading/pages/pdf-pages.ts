import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type PageText } from '@licensing/domain';
import { FILE_LIMITS } from '../../accept/limits';
import { despiteStrays } from '../../accept/pdf/despite-strays';
import { INERT_PDF } from '../../accept/pdf/inert-pdf';
import { type Raster } from '../engine/raster';
import { textLayerRuns } from './pdf-text';

/** Dots an inch at which a page is drawn; PDF measures in 72nds. */
const RESOLUTION = 200;
const LONGEST_SIDE = 2_800;
/** With fewer characters the text layer is a stamp or a page number over a scan. */
const REAL_TEXT = 40;
/** The engine of a text layer. */
const ENGINE = 'pdfjs/5.6.205';

/** A page of a PDF: its picture, and its text where it has a text layer that can be believed. */
export interface PdfPage {
  readonly raster: Raster;
  readonly text: PageText | undefined;
}

/**
 * Draws a PDF's pages, one after the other. Nothing of it is run and nothing is fetched: fonts and character maps come
 * from the package.
 */
export async function* readPdf(bytes: Buffer): AsyncGenerator<PdfPage> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = dirname(createRequire(__filename).resolve('pdfjs-dist/package.json'));
  const task = getDocument({
    data: new Uint8Array(bytes),
    ...INERT_PDF,
    verbosity: VerbosityLevel.ERRORS,
    stopAtErrors: false,
    cMapUrl: join(folder, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts/'),
    wasmUrl: join(folder, 'wasm/'),
    maxImageSize: 64_000_000,
  });
  // It drops promises on damaged files, some of them late: none may end the process while a page is recognised.
  const ignore = (): void => undefined;
  process.on('unhandledRejection', ignore);
  try {
    const document = await despiteStrays(() => task.promise);
    for (let number = 1; number <= Math.min(FILE_LIMITS.pages, document.numPages); number += 1) {
      yield await despiteStrays(() => readPdfPage(document, number));
    }
  } finally {
    await task.destroy();
    await setImmediate();
    process.off('unhandledRejection', ignore);
  }
}

async function readPdfPage(document: pdfjs.PDFDocumentProxy, number: number): Promise<PdfPage> {
  const page = await document.getPage(number);
  const plain = page.getViewport({ scale: 1 });
  const scale = Math.min(RESOLUTION / 72, LONGEST_SIDE / Math.max(plain.width, plain.height));
  const viewport = page.getViewport({ scale });
  const raster = await draw(page, viewport);
  const content = await page.getTextContent();
  const runs = textLayerRuns(content.items, viewport.transform, raster);
  const isReal = runs.reduce((sum, { text }) => sum + text.length, 0) >= REAL_TEXT && !(await isScan(page));
  page.cleanup();
  const { width, height } = raster;
  const shared = { page: number, width, height, engine: ENGINE, codes: [], flaws: [] };
  return { raster, text: isReal ? { ...shared, origin: 'pdf-text', runs } : undefined };
}

async function draw(page: pdfjs.PDFPageProxy, viewport: pdfjs.PageViewport): Promise<Raster> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const [width, height] = [Math.max(1, Math.floor(viewport.width)), Math.max(1, Math.floor(viewport.height))];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  await page.render({ canvas: null, canvasContext: context, viewport }).promise;
  const rgba = context.getImageData(0, 0, width, height).data;
  const data = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    data[to] = rgba[from] ?? 0;
    data[to + 1] = rgba[from + 1] ?? 0;
    data[to + 2] = rgba[from + 2] ?? 0;
  }
  return { width, height, data };
}

/** A page that is one large picture: its text layer, if any, was written by another program's reading. */
async function isScan(page: pdfjs.PDFPageProxy): Promise<boolean> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { fnArray, argsArray } = await page.getOperatorList();
  const { width, height } = page.getViewport({ scale: 1 });
  let matrix = [1, 0, 0, 1, 0, 0];
  const saved: number[][] = [];
  for (let i = 0; i < fnArray.length; i += 1) {
    const [operation, args] = [fnArray[i], argsArray[i] as unknown];
    if (operation === OPS.save) saved.push(matrix);
    else if (operation === OPS.restore) matrix = saved.pop() ?? matrix;
    else if (operation === OPS.transform) matrix = multiply(matrix, args as number[]);
    else if (operation === OPS.paintImageXObject || operation === OPS.paintInlineImageXObject) {
      const [a = 0, b = 0, c = 0, d = 0] = matrix;
      if (Math.abs(a * d - b * c) > 0.6 * width * height) return true;
    }
  }
  return false;
}

function multiply(m: readonly number[], n: readonly number[]): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
