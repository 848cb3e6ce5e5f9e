import { PDFDocument, type SKRSContext2D } from '@napi-rs/canvas';
import sharp from 'sharp';
import type { PageDrawing } from '../document';
import { Sheet } from '../drawing/sheet';

const POINTS_PER_MM = 72 / 25.4;

/** A PDF as an office program writes it: text as text. */
export function writeTextPdf(pages: readonly PageDrawing[]): Buffer {
  const file = new PDFDocument();
  for (const { width, height, draw } of pages) {
    // The library draws on a page as on a picture, and types it as the browser's own context.
    const context = file.beginPage(width * POINTS_PER_MM, height * POINTS_PER_MM) as unknown as SKRSContext2D;
    draw(new Sheet(context, width, height, POINTS_PER_MM));
    file.endPage();
  }
  return file.close();
}

export interface PdfPicture {
  /** A JPEG. */
  readonly bytes: Buffer;
  /** Width of the page in millimetres. */
  readonly pageWidth: number;
  /** How a viewer turns the page, clockwise. */
  readonly turn?: 0 | 90 | 180 | 270;
}

/** A PDF as a scanner writes it: one JPEG on each page, and nothing else. */
export async function writePicturePdf(pictures: readonly PdfPicture[]): Promise<Buffer> {
  const objects: Buffer[] = [];
  const kids = pictures.map((_, index) => `${3 + index * 3} 0 R`).join(' ');
  objects.push(Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'));
  objects.push(Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${pictures.length} >>`));
  for (const [index, { bytes, pageWidth, turn = 0 }] of pictures.entries()) {
    const { width, height } = await sharp(bytes).metadata();
    const [wide, high] = [pageWidth * POINTS_PER_MM, (pageWidth * POINTS_PER_MM * height) / width];
    const [page, content, image] = [3 + index * 3, 4 + index * 3, 5 + index * 3];
    const box = `[0 0 ${wide.toFixed(2)} ${high.toFixed(2)}]`;
    const resources = `<< /XObject << /Im0 ${image} 0 R >> >>`;
    const links = `/Parent 2 0 R /Contents ${content} 0 R /Resources ${resources}`;
    objects[page - 1] = Buffer.from(`<< /Type /Page /MediaBox ${box} /Rotate ${turn} ${links} >>`);
    objects[content - 1] = stream('', Buffer.from(`q ${wide.toFixed(2)} 0 0 ${high.toFixed(2)} 0 0 cm /Im0 Do Q`));
    const size = `/Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8`;
    objects[image - 1] = stream(`/Type /XObject /Subtype /Image ${size} /Filter /DCTDecode`, bytes);
  }
  return assemble(objects);
}

const stream = (entries: string, bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`<< ${entries} /Length ${bytes.length} >>\nstream\n`), bytes, Buffer.from('\nendstream')]);

function assemble(objects: readonly Buffer[]): Buffer {
  const parts = [Buffer.from('%PDF-1.4\n%\xE2\xE3\xCF\xD3\n', 'latin1')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  objects.forEach((object, index) => {
    offsets.push(length);
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    parts.push(whole);
    length += whole.length;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(table + end)]);
}
