import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { FILE_LIMITS } from './limits';
import { REFUSALS } from './refusals';
import { type Inspected, InspectingProcess } from './testing/inspecting-process';
import { packed, stream, writePdf } from './testing/pdf-samples';
import {
  drawBlank,
  drawJpeg,
  drawPage,
  drawPng,
  drawWebp,
  exifBomb,
  heicHead,
  withChunk,
  withSegment,
} from './testing/picture-samples';
import { writeZip } from './testing/zip-samples';

/** What one file may make the process take at most; it begins with about 110 MiB. */
const MOST_KIB = 420 * 1024;
const MOST_MS = 15_000;

type Sample = () => Buffer | Promise<Buffer>;
type Row = [name: string, codes: readonly (keyof typeof REFUSALS)[], sample: Sample];
const joined = async (...parts: (Buffer | string | Promise<Buffer>)[]): Promise<Buffer> =>
  Buffer.concat(await Promise.all(parts.map(async (part) => Buffer.from(await part))));
const webPage = '<!doctype html><html><script>alert(1)</script></html>';
const zip = writeZip({ 'a.txt': 'something', 'b.exe': 'MZ' });
const video = Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'), Buffer.alloc(9_000, 7)]);
const script = '/S /JavaScript /JS (app.alert\\(1\\))';

/** A tail of a JPEG as cameras with a brightness map write it: another whole picture, announced by the first. */
const severalPictures = async (): Promise<Buffer> =>
  joined(withSegment(await drawJpeg(), 0xe2, Buffer.from('MPF\0II*\0\x08\0\0\0', 'latin1')), drawJpeg(80, 60));

const cut = async (whole: Promise<Buffer>, share: number): Promise<Buffer> => {
  const bytes = await whole;
  return bytes.subarray(0, Math.floor(bytes.length * share));
};

const OTHER_KINDS: Row[] = [
  ['nothing', ['FILE_EMPTY'], () => Buffer.alloc(0)],
  ['more than the limit', ['FILE_TOO_LARGE'], () => joined(drawJpeg(), Buffer.alloc(FILE_LIMITS.bytes))],
  ['a HEIC photo', ['FILE_HEIC'], () => heicHead()],
  ['a burst of HEIC photos', ['FILE_HEIC'], () => heicHead('hevc')],
  ['an AVIF picture', ['FILE_PICTURE_FORMAT'], () => drawPage().avif({ effort: 0 }).toBuffer()],
  ['a GIF', ['FILE_PICTURE_FORMAT'], () => drawPage().gif().toBuffer()],
  ['a TIFF', ['FILE_PICTURE_FORMAT'], () => drawPage().tiff().toBuffer()],
  ['an SVG', ['FILE_SVG'], () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
  ['an SVG behind a preamble', ['FILE_SVG'], () => Buffer.from(`\ufeff<?xml version="1.0"?>\n${'<!-- - -->\n'.repeat(50)}<svg/>`)], // prettier-ignore
  ['comments without an end to them', ['FILE_TEXT'], () => Buffer.from('<!-- -->'.repeat(5_000))],
  ['a web page', ['FILE_WEB_PAGE'], () => Buffer.from(webPage)],
  ['a zip file', ['FILE_ARCHIVE'], () => zip],
  ['a gzip file', ['FILE_ARCHIVE'], () => Buffer.from('1f8b0800000000000003', 'hex')],
  ['a 7z file', ['FILE_ARCHIVE'], () => joined(Buffer.from('377abcaf271c0004', 'hex'), Buffer.alloc(64, 9))],
  ['a RAR file', ['FILE_ARCHIVE'], () => joined(Buffer.from('526172211a070100', 'hex'), Buffer.alloc(64, 9))],
  ['a Word document', ['FILE_OFFICE'], () => writeZip({ '[Content_Types].xml': '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>', 'word/document.xml': '<w/>' })], // prettier-ignore
  ['an old Word document', ['FILE_OFFICE'], () => joined(Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000))],
  ['an RTF document', ['FILE_OFFICE'], () => Buffer.from('{\\rtf1\\ansi something}')],
  ['an OFD document', ['FILE_OFD'], () => writeZip({ 'OFD.xml': '<ofd:OFD/>', 'Doc_0/Document.xml': '<a/>' })],
  ['a Windows program', ['FILE_PROGRAM'], () => joined(Buffer.from('4d5a900003', 'hex'), Buffer.alloc(500))],
  ['a Linux program', ['FILE_PROGRAM'], () => joined(Buffer.from('7f454c4602010100', 'hex'), Buffer.alloc(500))],
  ['a shell script', ['FILE_PROGRAM'], () => Buffer.from('#!/bin/sh\nrm -rf /\n')],
  ['a video', ['FILE_MEDIA'], () => video],
  ['a text', ['FILE_TEXT'], () => Buffer.from('营业执照 统一社会信用代码')],
  ['noise', ['FILE_UNKNOWN'], () => Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7919) % 251))],
];

const PICTURES: Row[] = [
  ['a JPEG cut short', ['FILE_CUT_SHORT'], () => cut(drawJpeg(), 0.6)],
  ['a JPEG of its first bytes', ['FILE_CUT_SHORT'], () => cut(drawJpeg(), 0.02)],
  ['a PNG cut short', ['FILE_CUT_SHORT'], () => cut(drawPng(), 0.6)],
  ['a WebP cut short', ['FILE_CUT_SHORT'], () => cut(drawWebp(), 0.6)],
  ['a PNG whose data is damaged', ['FILE_DAMAGED'], async () => {
    const png = Buffer.from(await drawPng());
    return png.fill(0x55, png.length - 200, png.length - 100);
  }],
  ['a PNG that is only its end', ['FILE_DAMAGED'], () => Buffer.from('89504e470d0a1a0a0000000049454e44ae426082', 'hex')],
  ['12,000 × 12,000 of one colour', ['PICTURE_TOO_LARGE'], () => drawBlank(12_000, 12_000).png().toBuffer()],
  ['12,000 × 12,000 as JPEG', ['PICTURE_TOO_LARGE'], () => drawBlank(12_000, 12_000).jpeg().toBuffer()],
  ['a side beyond the limit', ['PICTURE_TOO_LARGE'], () => drawBlank(12_001, 200).png().toBuffer()],
  ['a header that claims 65,535 a side', ['PICTURE_TOO_LARGE'], async () => {
    const jpeg = Buffer.from(await drawJpeg());
    const frame = jpeg.indexOf(Buffer.from('ffc0', 'hex'));
    jpeg.writeUInt32BE(0xffffffff, frame + 5);
    return jpeg;
  }],
  ['49 megapixels of 16-bit colour', ['PICTURE_TOO_LARGE'], () => drawBlank(7_000, 7_000).toColourspace('rgb16').png().toBuffer()],
  ['a thumbnail', ['PICTURE_TOO_SMALL'], () => drawJpeg(64, 48)],
  ['an animated WebP', ['PICTURE_ANIMATED'], () => {
    const frames = Buffer.alloc(200 * 400 * 3, 0x80).fill(0x20, 0, 200 * 200 * 3);
    return sharp(frames, { raw: { width: 200, height: 400, channels: 3, pageHeight: 200 } }).webp({ loop: 0 }).toBuffer();
  }],
  ['an animated PNG', ['PICTURE_ANIMATED'], async () => withChunk(await drawPng(), 'acTL', Buffer.from('0000000200000000', 'hex'))],
  ['an EXIF bomb', ['PICTURE_METADATA'], async () => withSegment(await drawJpeg(), 0xe1, exifBomb())],
  ['camera data that points at itself', ['PICTURE_METADATA'], async () => {
    const exif = Buffer.from('457869660000' + '49492a0008000000' + '0100' + '69870400010000000800000000000000', 'hex');
    return withSegment(await drawJpeg(), 0xe1, exif);
  }],
  ['megabytes of camera data', ['PICTURE_METADATA'], async () => {
    let jpeg = await drawJpeg();
    for (let count = 0; count < 80; count += 1) jpeg = withSegment(jpeg, 0xe1, Buffer.alloc(65_000, 0x20));
    return jpeg;
  }],
  ['a PNG text that unpacks to 200 MB', ['PICTURE_METADATA'], async () =>
    withChunk(await drawPng(), 'zTXt', await joined('Comment\0\0', deflateSync(Buffer.alloc(200_000_000)))),
  ],
  ['a zip file behind a photo', ['FILE_HIDDEN_CONTENT'], () => joined(drawJpeg(), zip)],
  ['a zip file in the comment of a photo', ['FILE_HIDDEN_CONTENT'], async () => withSegment(await drawJpeg(), 0xfe, zip)],
  ['a program behind a picture', ['FILE_HIDDEN_CONTENT'], () => joined(drawPng(), 'MZ', Buffer.alloc(400, 1))],
  ['a web page behind a picture', ['FILE_HIDDEN_CONTENT'], () => joined(drawWebp(), webPage)],
  ['a program in a comment', ['FILE_HIDDEN_CONTENT'], async () => withSegment(await drawJpeg(), 0xfe, Buffer.from('<?php system($_GET[0]);'))],
  ['a script in a PNG text', ['FILE_HIDDEN_CONTENT'], async () => withChunk(await drawPng(), 'tEXt', Buffer.from(`Title\0${webPage}`))],
  ['a PDF in the head of a photo', ['FILE_HIDDEN_CONTENT'], async () => withSegment(await drawJpeg(), 0xfe, writePdf())],
  ['much that says nothing behind a photo', ['FILE_HIDDEN_CONTENT'], () => joined(drawJpeg(), Buffer.alloc(5_000, 0x41))],
  ['another picture that nobody announced', ['FILE_HIDDEN_CONTENT'], () => joined(drawJpeg(), drawJpeg())],
  ['a zip file behind the second picture', ['FILE_HIDDEN_CONTENT'], () => joined(severalPictures(), zip)],
  ['a motion photo', ['PICTURE_MOTION'], () => joined(drawJpeg(), video)],
  ['several things at once', ['PICTURE_TOO_SMALL', 'PICTURE_METADATA', 'FILE_HIDDEN_CONTENT'], async () =>
    joined(withSegment(await drawJpeg(64, 48), 0xe1, exifBomb()), zip),
  ],
]; // prettier-ignore

const PDFS: Row[] = [
  ['a PDF cut short', ['FILE_CUT_SHORT'], () => cut(Promise.resolve(writePdf({ pages: 5 })), 0.6)],
  ['a PDF of its header', ['FILE_CUT_SHORT'], () => Buffer.from('%PDF-1.7\n')],
  ['a PDF without anything', ['FILE_DAMAGED'], () => Buffer.from('%PDF-1.7\nnothing\n%%EOF\n')],
  ['10,000 pages', ['PDF_TOO_MANY_PAGES'], () => writePdf({ pages: 10_000 })],
  ['21 pages', ['PDF_TOO_MANY_PAGES'], () => writePdf({ pages: 21, isPacked: true })],
  ['a password', ['PDF_ENCRYPTED'], () => writePdf({ trailer: `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> >>` })],
  ['a program when it is opened', ['PDF_SCRIPT'], () => writePdf({ catalogue: `/OpenAction << ${script} >>` })],
  ['a program by name', ['PDF_SCRIPT'], () => writePdf({ catalogue: '/Names << /JavaScript << /Names [(a) 100 0 R] >> >>', others: [`<< ${script} >>`] })],
  ['a program when a page is shown', ['PDF_SCRIPT'], () => writePdf({ page: `/AA << /O << ${script} >> >>` })],
  ['a program under a disguised name', ['PDF_SCRIPT'], () => writePdf({ catalogue: '/OpenAction << /S /J#61va#53cript /JS (1) >>' })],
  ['a program packed away', ['PDF_SCRIPT'], () => writePdf({ isPacked: true, page: '/AA << /O 100 0 R >>', others: [`<< ${script} >>`] })],
  ['a program that the index leaves out', ['PDF_SCRIPT'], () => joined(writePdf().subarray(0, -6), `900 0 obj\n<< ${script} >>\nendobj\n%%EOF\n`)],
  ['an address that is opened', ['PDF_ACTION'], () => writePdf({ catalogue: '/OpenAction 100 0 R', others: ['<< /S /URI /URI (http://example.invalid/) >>'] })],
  ['an address packed away', ['PDF_ACTION'], () => writePdf({ isPacked: true, catalogue: '/OpenAction 100 0 R', others: ['<< /S /URI /URI (http://example.invalid/) >>'] })],
  ['a program of the machine', ['PDF_ACTION'], () => writePdf({ page: '/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (cmd.exe) >> >>]' })],
  ['a form that is sent', ['PDF_ACTION'], () => writePdf({ isPacked: true, page: '/AA << /C << /S /SubmitForm /F (http://example.invalid/) >> >>' })],
  ['an attached file', ['PDF_ATTACHMENT'], () => writePdf({ catalogue: '/Names << /EmbeddedFiles << /Names [(a) 100 0 R] >> >>', others: ['<< /Type /Filespec /F (a.exe) /EF << /F 101 0 R >> >>', stream('MZ', '/Type /EmbeddedFile')] })],
  ['an attached file packed away', ['PDF_ATTACHMENT'], () => writePdf({ isPacked: true, catalogue: '/Names << /EmbeddedFiles << /Names [(a) 100 0 R] >> >>', others: ['<< /F (a.exe) /EF << /F 101 0 R >> >>', packed('MZ')] })],
  ['a file pinned to a page', ['PDF_ATTACHMENT'], () => writePdf({ page: '/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS << /F (a) >> >>]' })],
  ['a dynamic form', ['PDF_FORM'], () => writePdf({ catalogue: '/AcroForm << /XFA 100 0 R /Fields [] >>', others: [stream('<xdp/>')] })],
  ['a video', ['PDF_MEDIA'], () => writePdf({ isPacked: true, page: '/Annots [<< /Type /Annot /Subtype /Movie /Rect [0 0 9 9] >>]' })],
  ['a page of kilometres', ['PDF_PAGE_SIZE'], () => writePdf({ mediaBox: '[0 0 900000 900000]' })],
  ['a page of nothing', ['PDF_PAGE_SIZE'], () => writePdf({ mediaBox: '[0 0 2 2]' })],
  ['a stream that unpacks to 300 MB', ['FILE_TOO_COMPLEX'], () => writePdf({ others: [packed(Buffer.alloc(300_000_000, 0x20))] })],
  ['a stream packed twice', ['FILE_TOO_COMPLEX'], () => writePdf({ others: [stream(deflateSync(deflateSync(Buffer.alloc(100_000))), '/Filter [/FlateDecode /FlateDecode]')] })],
  ['objects that unpack to 100 MB', ['FILE_TOO_COMPLEX'], () => writePdf({ others: [packed(Buffer.alloc(100_000_000, 0x20), '/Type /ObjStm /N 1 /First 4')] })],
  ['objects beyond number', ['FILE_TOO_COMPLEX'], () => writePdf({ others: Array.from({ length: 60_000 }, () => 'null') })],
  ['beginnings of objects and nothing else', ['FILE_CUT_SHORT', 'FILE_TOO_COMPLEX'], () => joined('%PDF-1.7\n', Buffer.alloc(15_000_000, 'obj('))],
  ['brackets in brackets', ['FILE_TOO_COMPLEX'], () => writePdf({ others: ['['.repeat(100_000)] })],
  ['a picture of a gigapixel', ['PICTURE_TOO_LARGE'], () => writePdf({ others: [stream('x', '/Subtype /Image /Width 32000 /Height 32000 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode')] })],
  ['a picture larger than is said of it', ['PICTURE_TOO_LARGE'], async () => writePdf({ others: [stream(await drawBlank(9_000, 9_000).jpeg().toBuffer(), '/Subtype /Image /Width 90 /Height 90 /Filter /DCTDecode')] })],
  ['a zip file behind a PDF', ['FILE_HIDDEN_CONTENT'], () => joined(writePdf(), zip)],
  ['a zip file in a stream of a PDF', ['FILE_HIDDEN_CONTENT'], () => writePdf({ others: [stream(zip)] })],
  ['a web page in the head of a PDF', ['FILE_HIDDEN_CONTENT'], () => joined('%PDF-1.7\n%', webPage, '\n', writePdf().subarray(9))],
  ['several things at once', ['PDF_SCRIPT', 'PDF_ATTACHMENT', 'PDF_TOO_MANY_PAGES'], () => writePdf({ pages: 30, catalogue: `/OpenAction << ${script} >>`, others: [stream('MZ', '/Type /EmbeddedFile')] })],
]; // prettier-ignore

const GOOD: [name: string, mediaType: string, pages: number, sample: Sample][] = [
  ['a JPEG', 'image/jpeg', 1, () => drawJpeg()],
  ['a progressive JPEG', 'image/jpeg', 1, () => drawPage().jpeg({ progressive: true }).toBuffer()],
  ['a grey JPEG', 'image/jpeg', 1, () => drawPage().greyscale().jpeg().toBuffer()],
  ['a JPEG with camera data', 'image/jpeg', 1, () => drawPage().withExif({ IFD0: { Make: 'Nobody', Copyright: 'x' } }).withIccProfile('srgb').jpeg().toBuffer()],
  ['a JPEG with a brightness map', 'image/jpeg', 1, severalPictures],
  ['a JPEG with the notes of a phone', 'image/jpeg', 1, () => joined(drawJpeg(), Buffer.alloc(3_000, 0x31), 'SEFT')],
  ['a JPEG padded by a memory card', 'image/jpeg', 1, () => joined(drawJpeg(), Buffer.alloc(100_000))],
  ['a PNG', 'image/png', 1, () => drawPng()],
  ['an interlaced PNG', 'image/png', 1, () => drawPage().png({ progressive: true }).toBuffer()],
  ['a PNG of one bit', 'image/png', 1, () => drawPage().png({ colours: 2 }).toBuffer()],
  ['a WebP', 'image/webp', 1, () => drawWebp()],
  ['a WebP without loss', 'image/webp', 1, () => drawPage().webp({ lossless: true }).toBuffer()],
  ['a WebP with transparency', 'image/webp', 1, () => drawPage().ensureAlpha(0.5).webp().toBuffer()],
  ['a blank page', 'image/png', 1, () => drawBlank(1_200, 1_700).png().toBuffer()],
  ['a landscape photo', 'image/jpeg', 1, () => drawJpeg(1_600, 900)],
  ['48 megapixels', 'image/jpeg', 1, () => drawBlank(8_000, 6_000).jpeg().toBuffer()],
  ['48 megapixels as PNG', 'image/png', 1, () => drawBlank(8_000, 6_000).png().toBuffer()],
  ['48 megapixels as WebP', 'image/webp', 1, () => drawBlank(8_000, 6_000).webp().toBuffer()],
  ['a PDF', 'application/pdf', 1, () => writePdf()],
  ['a PDF of twenty packed pages', 'application/pdf', 20, () => writePdf({ pages: 20, isPacked: true })],
  ['a PDF that opens at its first page', 'application/pdf', 1, () => writePdf({ catalogue: '/OpenAction [1000 0 R /Fit]' })],
  ['a PDF with a link', 'application/pdf', 1, () => writePdf({ page: '/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://example.invalid/) >> >>]' })],
  ['a PDF with a signature', 'application/pdf', 1, () => writePdf({ catalogue: '/AcroForm << /SigFlags 3 /Fields [100 0 R] >>', others: ['<< /FT /Sig /T (s) /Type /Annot /Subtype /Widget /Rect [0 0 0 0] /V 101 0 R >>', `<< /Type /Sig /Filter /Adobe.PPKLite /Contents <${'00'.repeat(8_000)}> >>`] })],
  ['a PDF that speaks of JavaScript', 'application/pdf', 1, () => writePdf({ content: 'BT (/JavaScript \\(1 0 obj /Launch) Tj ET'.replace('1 0 obj ', '') })],
  ['a PDF whose index is wrong, but whose objects are whole', 'application/pdf', 1, () => writePdf({ offsetError: 7 })],
  ['a PDF with a scanned page', 'application/pdf', 1, async () => writePdf({ others: [stream(await drawJpeg(1_200, 1_700), '/Subtype /Image /Width 1200 /Height 1700 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode')] })],
]; // prettier-ignore

describe('what is brought as a document', () => {
  const inspector = new InspectingProcess();
  afterAll(() => { inspector.stop(); }); // prettier-ignore

  async function inspect(sample: Sample): Promise<Inspected> {
    const answer = await inspector.inspect(await sample());
    if (answer === undefined) throw new Error('the inspecting process died of it');
    expect(answer.peakKib).toBeLessThan(MOST_KIB);
    expect(answer.ms).toBeLessThan(MOST_MS);
    return answer;
  }

  it.each([...OTHER_KINDS, ...PICTURES, ...PDFS])('is refused: %s → %j', async (_, codes, sample) => {
    const { inspection } = await inspect(sample);
    const problems = inspection.kind === 'refused' ? inspection.problems : [];
    expect(problems.map(({ code }) => code).sort()).toEqual([...codes].sort());
    for (const { zh, en, todo } of problems) {
      for (const text of [zh, todo.zh]) expect(text).toMatch(/\p{Script=Han}.*。$/u);
      for (const text of [en, todo.en]) expect(text).toMatch(/^[A-Z].*\.$/);
    }
  });

  it.each(GOOD)('is taken: %s', async (_, mediaType, pages, sample) => {
    const { inspection } = await inspect(sample);
    expect(inspection).toMatchObject({ kind: 'accepted', mediaType, pages });
  });

  it('is known by what it holds, and measured as it is stored', async () => {
    expect((await inspect(() => drawPng(300, 150))).inspection).toEqual({
      kind: 'accepted', mediaType: 'image/png', pages: 1, width: 300, height: 150,
    });
  }); // prettier-ignore

  it('has been refused for every reason there is', () => {
    const told = new Set([...OTHER_KINDS, ...PICTURES, ...PDFS].flatMap(([, codes]) => codes));
    expect(Object.keys(REFUSALS).filter((code) => !told.has(code as keyof typeof REFUSALS))).toEqual([]);
  });
});
