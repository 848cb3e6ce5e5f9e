import sharp from 'sharp';
import { type Raster } from '../engine/raster';

/** The inspection refuses larger pictures in clear words; this is the second fence, in the process that decodes. */
const MOST_PIXELS = 64_000_000;
/** Enough for the small print of an A3 page; above it only time and memory grow. */
const LONGEST_SIDE = 2_800;

sharp.cache(false);
sharp.concurrency(1);

/** Decodes a picture: turned as its EXIF says, in colour, without transparency, of bounded size. */
export async function decodeImage(bytes: Buffer): Promise<Raster> {
  const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels === 3) return { width: info.width, height: info.height, data };
  const rgb = new Uint8Array(info.width * info.height * 3);
  for (let i = 0; i < info.width * info.height; i += 1) rgb.fill(data[i * info.channels] ?? 0, i * 3, i * 3 + 3);
  return { width: info.width, height: info.height, data: rgb };
}

/** The straightened page as a picture that anybody can open. */
export function encodeJpeg({ width, height, data }: Raster): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 88 })
    .toBuffer();
}
