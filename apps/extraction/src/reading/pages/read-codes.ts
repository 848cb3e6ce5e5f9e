import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type PageCode } from '@licensing/domain';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { type Raster } from '../engine/raster';

const MOST_CODES = 8;
const LONGEST_TEXT = 4_096;

/** `ImageData` of browsers, which Node.js lacks; the library looks at these fields only. */
type Pixels = Exclude<Parameters<typeof readBarcodes>[0], Blob | ArrayBuffer | Uint8Array>;

let isPrepared = false;

/** The library would fetch its WebAssembly from the network: the file of the package is given instead. */
function prepare(): void {
  if (isPrepared) return;
  const bytes = readFileSync(createRequire(__filename).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({
    overrides: { wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) },
  });
  isPrepared = true;
}

/** QR codes and barcodes of a straightened page. Their texts are what somebody printed: nothing of them is believed here. */
export async function readCodes(page: Raster): Promise<PageCode[]> {
  prepare();
  const found = await readBarcodes(toImageData(page), {
    formats: ['QRCode', 'Code128', 'DataMatrix', 'PDF417'],
    tryHarder: true,
    maxNumberOfSymbols: MOST_CODES,
  });
  return found
    .filter(({ isValid, text }) => isValid && text.length <= LONGEST_TEXT)
    .map(({ format, text, position }) => {
      const corners = [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft];
      const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
      const [x, y] = [Math.min(...xs), Math.min(...ys)];
      return { format, text, box: { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y } };
    });
}

function toImageData({ width, height, data }: Raster): Pixels {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) {
    rgba[to] = data[from] ?? 0;
    rgba[to + 1] = data[from + 1] ?? 0;
    rgba[to + 2] = data[from + 2] ?? 0;
    rgba[to + 3] = 255;
  }
  return { width, height, data: rgba, colorSpace: 'srgb' } as Pixels;
}
