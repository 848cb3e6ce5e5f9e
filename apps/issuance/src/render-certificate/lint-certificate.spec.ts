import { CertificateRenderer, type RenderedCertificate } from './certificate-renderer';
import { lintCertificate } from './lint-certificate';
import { syntheticContent } from '../testing/synthetic-content';

const content = syntheticContent();
const operatorName = '江门市蓬江区样例食品店';
const rendered = new CertificateRenderer().render(content);

function withBytes(pdf: Buffer): RenderedCertificate {
  return { ...rendered, pdf };
}

function replaced(from: string, to: string): RenderedCertificate {
  return withBytes(Buffer.from(rendered.pdf.toString('latin1').replaceAll(from, to), 'latin1'));
}

describe('the lint of a certificate', () => {
  it('finds nothing wrong with a sound one', () => {
    expect(lintCertificate(rendered, content, operatorName)).toEqual([]);
  });

  it.each<[string, RenderedCertificate, string[]]>([
    ['another file type', replaced('%PDF-1.7', '%!PS-1.7'), ['header']],
    ['a file cut short', withBytes(rendered.pdf.subarray(0, rendered.pdf.length - 100)), ['cross-references']],
    [
      'bytes lost in the middle',
      withBytes(Buffer.concat([rendered.pdf.subarray(0, 20_000), rendered.pdf.subarray(20_100)])),
      ['cross-references'],
    ],
    ['a second page', { ...rendered, pageCount: 2 }, ['one-page']],
    ['a font that is not embedded', replaced('/FontFile2', '/FontNone2'), ['fonts-embedded']],
    ['another number inside the file', replaced(content.number, 'JY14407030000023'), ['number-in-title']],
    ['no archive standard', replaced('pdfaid:part>2', 'pdfaid:part>0'), ['archive-standard']],
  ])('finds %s', (_, certificate, problems) => {
    expect(lintCertificate(certificate, content, operatorName)).toEqual(problems);
  });

  it.each<[string, Parameters<typeof syntheticContent>[0], string[]]>([
    ['another number on the face', { number: 'JY14407030000023' }, ['number-on-face']],
    ['another operator on the face', { operatorName: '样例乙' }, ['operator-on-face']],
    ['a gap on the face', { items: ' ' }, ['face-complete']],
  ])('finds %s', (_, values, problems) => {
    expect(lintCertificate(rendered, syntheticContent(values), operatorName)).toEqual(problems);
  });

  it('finds a QR code that leads to another number', () => {
    const other = { ...content, verifyUrl: 'http://localhost:4000/verify/JY14407030000023' };
    expect(lintCertificate(rendered, other, operatorName)).toEqual(['qr-code']);
  });
});
