import sharp, { type Sharp } from 'sharp';

/** Something like a document: dark lines on a light page, so that its bytes are not all alike. */
export function drawPage(width = 320, height = 200): Sharp {
  const data = Buffer.alloc(width * height * 3, 0xee);
  for (let line = 20; line < height - 20; line += 16) {
    for (let x = 20; x < width - 20; x += 1) {
      const shade = ((x * 7919 + line * 104_729) >>> 3) % 5 === 0 ? 0x22 : 0xdd;
      for (let y = line; y < line + 7; y += 1) data.fill(shade, (y * width + x) * 3, (y * width + x) * 3 + 3);
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

export const drawJpeg = (width?: number, height?: number): Promise<Buffer> =>
  drawPage(width, height).jpeg({ quality: 80 }).toBuffer();
export const drawPng = (width?: number, height?: number): Promise<Buffer> => drawPage(width, height).png().toBuffer();
export const drawWebp = (width?: number, height?: number): Promise<Buffer> => drawPage(width, height).webp().toBuffer();

/** One colour, packed to a few kilobytes however large it is. */
export const drawBlank = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#ffffff' }, limitInputPixels: false });

/** A JPEG with one more segment right behind its beginning. */
export function withSegment(jpeg: Buffer, marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}

/** A PNG with one more chunk right behind its header. Its checksum is left out: chunks that say something need none. */
export function withChunk(png: Buffer, type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([png.subarray(0, 33), head, content, Buffer.alloc(4), png.subarray(33)]);
}

/** Camera data whose entries all point at the same 60,000 bytes. */
export function exifBomb(entries = 4_000): Buffer {
  const bytes = Buffer.alloc(62_000);
  bytes.write('Exif\0\0II*\0', 'latin1');
  bytes.writeUInt32LE(8, 10);
  bytes.writeUInt16LE(entries, 14);
  for (let entry = 0; entry < entries && 16 + entry * 12 + 12 < bytes.length; entry += 1) {
    const at = 16 + entry * 12;
    bytes.writeUInt16LE(0x9286, at);
    bytes.writeUInt16LE(7, at + 2);
    bytes.writeUInt32LE(60_000, at + 4);
    bytes.writeUInt32LE(100, at + 8);
  }
  return bytes;
}

/** The first box of a photo from a phone's “High Efficiency” camera, and what could be its data. */
export function heicHead(brand = 'heic'): Buffer {
  const box = Buffer.alloc(28);
  box.writeUInt32BE(28);
  box.write(`ftyp${brand}\0\0\0\0mif1${brand}miaf`, 4, 'latin1');
  return Buffer.concat([box, Buffer.alloc(2_000, 0x5a)]);
}
