import { packed, stream, writePdf } from '../../apps/extraction/src/accept/testing/pdf-samples';
import {
  drawBlank,
  drawJpeg,
  exifBomb,
  heicHead,
  withSegment,
} from '../../apps/extraction/src/accept/testing/picture-samples';
import { writeZip } from '../../apps/extraction/src/accept/testing/zip-samples';
import { Applicant } from '../support/applicant';

const QUERY = 'slot=business-licence&licenceType=food-business';
const JAVASCRIPT = '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>';
const ATTACHED = { catalogue: '/Names << /EmbeddedFiles << /Names [(a) 100 0 R] >> >>', others: ['<< /F (a.exe) /EF << /F 101 0 R >> >>', packed('MZ')] }; // prettier-ignore
const PASSWORD = `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> >>`;
const zip = writeZip({ 'a.txt': 'something' });

type Row = [name: string, code: string, said: string, make: () => Buffer | Promise<Buffer>];

/** Some say of themselves that they are a photo: what the sender says counts for nothing. */
const REFUSED: Row[] = [
  ['a photo cut short', 'FILE_CUT_SHORT', 'image/jpeg', async () => (await drawJpeg(900, 600)).subarray(0, 4_000)],
  ['a PDF cut short', 'FILE_CUT_SHORT', 'image/jpeg', () => writePdf({ pages: 5 }).subarray(0, 900)],
  ['a text that is called a photo', 'FILE_TEXT', 'image/jpeg', () => Buffer.from('营业执照')],
  ['12,000 × 12,000 of one colour', 'PICTURE_TOO_LARGE', 'image/jpeg', () => drawBlank(12_000, 12_000).png().toBuffer()],
  ['a PDF of 10,000 pages', 'PDF_TOO_MANY_PAGES', 'application/pdf', () => writePdf({ pages: 10_000 })],
  ['an encrypted PDF', 'PDF_ENCRYPTED', 'application/pdf', () => writePdf({ trailer: PASSWORD })],
  ['a PDF with JavaScript', 'PDF_SCRIPT', 'application/pdf', () => writePdf({ catalogue: JAVASCRIPT })],
  ['a PDF with an attachment', 'PDF_ATTACHMENT', 'application/pdf', () => writePdf(ATTACHED)],
  ['a zip file', 'FILE_ARCHIVE', 'image/jpeg', () => zip],
  ['a photo that is a zip file too', 'FILE_HIDDEN_CONTENT', 'image/jpeg', async () => Buffer.concat([await drawJpeg(), zip])],
  ['a PDF that is a zip file too', 'FILE_HIDDEN_CONTENT', 'image/jpeg', () => writePdf({ others: [stream(zip)] })],
  ['an SVG', 'FILE_SVG', 'image/svg+xml', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['an EXIF bomb', 'PICTURE_METADATA', 'image/jpeg', async () => withSegment(await drawJpeg(), 0xe1, exifBomb())],
  ['a HEIC photo', 'FILE_HEIC', 'image/heic', () => heicHead()],
]; // prettier-ignore

let lin: Applicant;

beforeAll(async () => {
  lin = await Applicant.signedIn('lin');
});

const upload = (bytes: Buffer, said = 'image/jpeg') =>
  lin.upload(`/v1/documents?${QUERY}`, bytes, { 'content-type': said });

describe('what is no document, brought through the gateway', () => {
  it.each(REFUSED)(
    'is refused in words: %s → %s',
    async (_, code, said, make) => {
      const { status, body } = await upload(await make(), said);
      expect([status, body['code']]).toEqual([422, 'REQUEST.INVALID']);
      const problems = body['problems'] as { code: string; zh: string; en: string; todo: { zh: string; en: string } }[];
      expect(problems.map((one) => one.code)).toContain(code);
      for (const { zh, en, todo } of problems) {
        for (const text of [zh, todo.zh]) expect(text).toMatch(/\p{Script=Han}.*。$/u);
        for (const text of [en, todo.en]) expect(text).toMatch(/^[A-Z].*\.$/);
      }
    },
    60_000,
  );

  it('is refused without a byte', async () => {
    const { status, body } = await upload(Buffer.alloc(0));
    expect([status, body['code']]).toEqual([400, 'DOCUMENT.EMPTY']);
  });

  it('leaves nothing behind, and the service takes the next document', async () => {
    expect((await lin.get('/v1/documents')).body).toEqual({ documents: [] });
    const { status, body } = await upload(await drawJpeg(900, 600));
    expect(status).toBe(201);
    expect((await lin.untilRead(body['id'] as string, 120))['status']).toBe('read');
    expect((await lin.send('DELETE', `/v1/documents/${body['id'] as string}`, undefined)).status).toBe(204);
  }, 150_000);
});
