import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { drawQrCode } from './draw-qr-code';

/** One printed line of the face. */
export interface PrintedField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

export interface CertificateContent {
  /** Name of the template, without ending. */
  readonly template: string;
  readonly title: string;
  readonly number: string;
  readonly face: readonly PrintedField[];
  /** What the QR code holds. */
  readonly verifyUrl: string;
  /** YYYY-MM-DD, a day in China: also the timestamp inside the file, so that the same content gives the same bytes. */
  readonly issuedOn: string;
}

export interface RenderedCertificate {
  readonly pdf: Buffer;
  readonly pageCount: number;
}

const TEMPLATES = join(__dirname, 'templates');
const FONTS = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'];
/** This system holds synthetic cases only, and says so on each sheet. */
const SAMPLE = '演示样本，数据为合成，不具法律效力 · SAMPLE: synthetic data, no legal force';
/** PDF/A, tagged: fit for archives and screen readers, and the exporter refuses characters that the font cannot show. */
const STANDARD = { pdfStandard: 'a-2a', pdfTags: true };
/** Compilations after which an unused part of the compiler's cache is dropped; without it memory grows by each certificate. */
const CACHE_AGE = 3;
const PROBE = join(TEMPLATES, 'probe.typ');

/** Compiles certificates in this process: about 10 ms each. One per process, since it holds the fonts. */
export class CertificateRenderer {
  private readonly compiler = NodeCompiler.create({
    workspace: TEMPLATES,
    fontArgs: [{ fontBlobs: FONTS.map(readFont) }],
  });
  private readonly templates = new Map(readTemplates());
  private readonly printable = new Set<string>();

  /** Name and hash of a template, with everything beside it that it may draw. @throws RangeError when there is none. */
  getTemplateVersion(template: string): string {
    const hash = this.templates.get(template);
    if (hash === undefined) throw new RangeError(`no certificate template ${template}`);
    return `${template}@${hash}`;
  }

  /** The same content gives the same bytes. @throws Error when the template cannot set the content. */
  render({ template, issuedOn, verifyUrl, title, face }: CertificateContent): RenderedCertificate {
    this.getTemplateVersion(template);
    const data = { title, face, verifyUrl, qr: drawQrCode(verifyUrl), sample: SAMPLE };
    this.compiler.mapShadow(join(TEMPLATES, 'certificate.json'), Buffer.from(JSON.stringify(data)));
    const seconds = Date.parse(`${issuedOn}T00:00:00+08:00`) / 1_000;
    return this.compile(join(TEMPLATES, `${template}.typ`), seconds);
  }

  /** The characters that the certificate's font cannot show: asked before a number is spent on a name it cannot print. */
  findUnprintable(texts: readonly string[]): string[] {
    const unseen = [...new Set(texts.join(''))].filter((character) => !this.printable.has(character));
    if (unseen.length === 0) return [];
    const failing = this.canPrint(unseen.join('')) ? [] : unseen.filter((character) => !this.canPrint(character));
    for (const character of unseen) if (!failing.includes(character)) this.printable.add(character);
    return failing;
  }

  private canPrint(text: string): boolean {
    this.compiler.addSource(PROBE, `#set text(font: "Noto Sans SC", fallback: false)\n#text(${JSON.stringify(text)})`);
    try {
      this.compile(PROBE, 0);
      return true;
    } catch {
      return false;
    }
  }

  private compile(mainFilePath: string, creationTimestamp: number): RenderedCertificate {
    const compiled = this.compiler.compile({ mainFilePath });
    try {
      if (compiled.result === null) throw new Error(`certificate: ${describe(compiled.takeError()?.shortDiagnostics)}`);
      const warnings = compiled.takeWarnings()?.shortDiagnostics ?? [];
      if (warnings.length > 0) throw new Error(`certificate: ${describe(warnings)}`);
      const pdf = this.compiler.pdf(compiled.result, { ...STANDARD, creationTimestamp });
      return { pdf, pageCount: compiled.result.numOfPages };
    } finally {
      this.compiler.evictCache(CACHE_AGE);
    }
  }
}

function describe(diagnostics: readonly unknown[] | undefined): string {
  const messages = (diagnostics ?? []).map((diagnostic) => (diagnostic as { message?: unknown }).message);
  return messages.filter((message) => typeof message === 'string').join('; ') || 'cannot be set';
}

function readFont(path: string): Buffer {
  return readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${path}`));
}

/** Each template with a hash of all files of the folder: a changed drawing is another version too. */
function readTemplates(): [string, string][] {
  const files = readdirSync(TEMPLATES).sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(join(TEMPLATES, file)));
  const version = hash.digest('hex').slice(0, 16);
  return files.filter((file) => file.endsWith('.typ')).map((file) => [basename(file, '.typ'), version]);
}
