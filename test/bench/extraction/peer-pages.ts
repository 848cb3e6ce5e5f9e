import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { readPdf } from '../../../apps/extraction/src/reading/pages/pdf-pages';

/** The pages as a viewer shows them, as PNG files; undefined when they are text and no picture. */
export async function toPictures(bytes: Buffer, mediaType: string, path: string): Promise<string[] | undefined> {
  if (mediaType !== 'application/pdf') {
    await sharp(bytes).autoOrient().png({ compressionLevel: 1 }).toFile(`${path}-1.png`);
    return [`${path}-1.png`];
  }
  const files: string[] = [];
  for await (const { raster, text } of readPdf(bytes)) {
    if (text) return undefined;
    const file = `${path}-${String(files.length + 1)}.png`;
    const { data, width, height } = raster;
    await writeFile(
      file,
      await sharp(data, { raw: { width, height, channels: 3 } })
        .png({ compressionLevel: 1 })
        .toBuffer(),
    );
    files.push(file);
  }
  return files;
}
