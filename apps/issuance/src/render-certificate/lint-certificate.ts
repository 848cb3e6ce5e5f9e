import { type CertificateContent, type RenderedCertificate } from './certificate-renderer';

const MIN_BYTES = 10_000;
const MAX_BYTES = 2_000_000;
const FONTS_ON_SHEET = 2;

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}

/** Whether the last `startxref` points at a cross-reference table: a file cut short does not. */
function hasCrossReferences(text: string): boolean {
  const offset = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-200))?.[1];
  return offset !== undefined && text.startsWith('xref', Number(offset));
}

/**
 * What is wrong with a rendered certificate, by the name of the check; empty when nothing is. Cheap enough for every
 * certificate: the file is read as bytes. What it looks like is a matter of the renderer's own tests.
 */
export function lintCertificate(
  rendered: RenderedCertificate,
  content: CertificateContent,
  operatorName: string,
): string[] {
  const { pdf, pageCount } = rendered;
  const text = pdf.toString('latin1');
  const shown = content.face.map(({ value }) => value);
  const checks: readonly [string, boolean][] = [
    ['header', text.startsWith('%PDF-1.7')],
    ['cross-references', hasCrossReferences(text)],
    ['size', pdf.length >= MIN_BYTES && pdf.length <= MAX_BYTES],
    ['one-page', pageCount === 1 && /\/Type \/Pages\s+\/Count 1\s/.test(text)],
    ['fonts-embedded', count(text, /\/FontFile[23]? \d+ 0 R/g) === FONTS_ON_SHEET],
    ['archive-standard', text.includes('<pdfaid:part>2</pdfaid:part>')],
    ['number-in-title', pdf.includes(`${content.title} ${content.number}`, 0, 'utf8')],
    ['number-on-face', shown.includes(content.number)],
    ['operator-on-face', shown.includes(operatorName)],
    ['face-complete', content.face.length > 0 && shown.every((value) => value.trim() !== '')],
    ['qr-code', content.verifyUrl.endsWith(`/verify/${content.number}`)],
  ];
  return checks.filter(([, holds]) => !holds).map(([name]) => name);
}
