// A certificate as a person or a telephone sees it: pixels, not the text layer. A process of its own, because the PDF
// library, the canvas and the test runner's sandbox do not agree on what a Path2D is.
//   node look-at-certificate.mjs <file.pdf> '<[[x, y, width, height], …] in fractions of the page>'
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const require = createRequire(import.meta.url);
// The library's own copy: it draws with paths that another copy does not take.
const { createCanvas } = createRequire(require.resolve('pdfjs-dist/package.json'))('@napi-rs/canvas');

const SCALE = 2;
/** Sum of red, green and blue below which a pixel counts as printed text. */
const DARK = 380;
const [file, partsJson = '[]'] = process.argv.slice(2);

const data = new Uint8Array(readFileSync(file));
const document = await getDocument({ data, useSystemFonts: false, disableFontFace: true, verbosity: 0 }).promise;
const page = await document.getPage(1);
const viewport = page.getViewport({ scale: SCALE });
const canvas = createCanvas(viewport.width, viewport.height);
await page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport }).promise;
const { items } = await page.getTextContent();

prepareZXingModule({ overrides: { wasmBinary: readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm')) } });
const sheet = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
const codes = await readBarcodes(sheet, { formats: ['QRCode'] });

function darknessOf([x, y, width, height]) {
  const columns = Math.round(width * canvas.width);
  const rows = Math.round(height * canvas.height);
  const part = canvas
    .getContext('2d')
    .getImageData(Math.round(x * canvas.width), Math.round(y * canvas.height), columns, rows).data;
  let dark = 0;
  for (let i = 0; i < part.length; i += 4) if (part[i] + part[i + 1] + part[i + 2] < DARK) dark++;
  return dark / (columns * rows);
}

console.log(
  JSON.stringify({
    pageCount: document.numPages,
    isLandscape: canvas.width > canvas.height,
    text: items.map(({ str }) => str ?? '').join(''),
    qrTexts: codes.map(({ text }) => text),
    darkness: JSON.parse(partsJson).map(darknessOf),
  }),
);
