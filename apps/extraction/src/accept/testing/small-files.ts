import { packed, stream, writePdf } from './pdf-samples';
import { drawJpeg, drawPage, drawPng, drawWebp } from './picture-samples';

const SMALL = '[0 0 240 160]';

/** Good files of every kind that is taken, small enough to be damaged by the hundred. */
export async function smallFiles(): Promise<ReadonlyMap<string, Buffer>> {
  const page = await drawJpeg(240, 160);
  return new Map([
    ['jpeg', page],
    ['progressive jpeg', await drawPage(240, 160).jpeg({ progressive: true }).withExif({ IFD0: { Make: 'Nobody' } }).toBuffer()], // prettier-ignore
    ['png', await drawPng(160, 120)],
    ['interlaced png', await drawPage(160, 120).png({ progressive: true }).withIccProfile('srgb').toBuffer()],
    ['webp', await drawWebp(240, 160)],
    ['lossless webp', await drawPage(160, 120).ensureAlpha(0.5).webp({ lossless: true }).toBuffer()],
    ['pdf', writePdf({ pages: 2, mediaBox: SMALL, others: [packed('BT ET'.repeat(200))] })],
    ['packed pdf', writePdf({ mediaBox: SMALL, isPacked: true })],
    ['scanned pdf', writePdf({ mediaBox: SMALL, content: 'q 240 0 0 160 0 0 cm /I1 Do Q', page: '/Resources << /XObject << /I1 100 0 R >> >>', others: [stream(page, '/Type /XObject /Subtype /Image /Width 240 /Height 160 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode')] })], // prettier-ignore
  ]);
}
