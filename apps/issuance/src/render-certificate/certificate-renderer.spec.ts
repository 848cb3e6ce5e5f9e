import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CertificateRenderer } from './certificate-renderer';
import { syntheticContent } from '../testing/synthetic-content';

/** x, y, width, height in fractions of the page. */
type Part = readonly [number, number, number, number];

interface Picture {
  readonly pageCount: number;
  readonly isLandscape: boolean;
  readonly text: string;
  readonly qrTexts: readonly string[];
  readonly darkness: readonly number[];
}

const NAME: Part = [0.2, 0.255, 0.35, 0.035];
const TITLE: Part = [0.28, 0.11, 0.44, 0.08];
const LEFT: Part = [0.18, 0.25, 0.38, 0.45];
/** Between the entries and the QR code: nothing may run into it. */
const BELOW_LEFT: Part = [0.18, 0.685, 0.35, 0.03];

const renderer = new CertificateRenderer();
let folder: string;

async function lookAt(pdf: Buffer, parts: readonly Part[] = []): Promise<Picture> {
  const file = join(folder, 'certificate.pdf');
  await writeFile(file, pdf);
  const script = join(__dirname, '../testing/look-at-certificate.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script, file, JSON.stringify(parts)]);
  return JSON.parse(stdout) as Picture;
}

const plain = (text: string): string => text.replaceAll(/\s/g, '');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certificate-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a rendered certificate', () => {
  it('is one landscape page that shows every field, and a QR code that leads to its verification', async () => {
    const content = syntheticContent();
    const { pdf, pageCount } = renderer.render(content);
    const picture = await lookAt(pdf, [TITLE, NAME, BELOW_LEFT]);
    expect(pageCount).toBe(1);
    expect(picture).toMatchObject({ pageCount: 1, isLandscape: true, qrTexts: [content.verifyUrl] });
    for (const { label, value } of content.face) {
      expect(plain(picture.text)).toContain(plain(label));
      expect(plain(picture.text)).toContain(plain(value));
    }
    expect(plain(picture.text)).toContain('国家市场监督管理总局监制');
    expect(plain(picture.text)).toContain('SAMPLE');
    expect(picture.darkness[0]).toBeGreaterThan(0.1);
    expect(picture.darkness[1]).toBeGreaterThan(0.02);
    expect(picture.darkness[2]).toBe(0);
  });

  it('draws the characters themselves, not boxes: dense ones are darker than thin ones', async () => {
    const dense = await lookAt(renderer.render(syntheticContent({ operatorName: '龘'.repeat(8) })).pdf, [NAME]);
    const thin = await lookAt(renderer.render(syntheticContent({ operatorName: '一'.repeat(8) })).pdf, [NAME]);
    expect(thin.darkness[0]).toBeGreaterThan(0);
    expect(dense.darkness[0]).toBeGreaterThan(4 * thin.darkness[0]!);
  });

  it.each([
    [
      'the longest the form takes',
      '江门市蓬江区样例'.repeat(25),
      '广东省江门市蓬江区样例路十二号之一'.repeat(12).slice(0, 200),
      16,
    ],
    [
      'a name of 60 characters',
      '江门市蓬江区样例综合食品贸易'.repeat(5).slice(0, 60),
      '广东省江门市样例路88号'.repeat(5),
      12,
    ],
    ['a name of 4 characters', '样例食店', '样例路1号', 1],
  ])('fits one sheet with %s', async (_, operatorName, address, count) => {
    const items = Array.from({ length: count }, () => '冷食类食品制售（冷加工糕点制售）').join('、');
    const { pdf, pageCount } = renderer.render(
      syntheticContent({ operatorName, domicile: address, premises: address, items }),
    );
    const picture = await lookAt(pdf, [LEFT, BELOW_LEFT]);
    expect(pageCount).toBe(1);
    expect(plain(picture.text)).toContain(operatorName);
    expect(plain(picture.text)).toContain(plain(items));
    expect(picture.darkness[0]).toBeGreaterThan(0.003);
    expect(picture.darkness[1]).toBe(0);
  });

  it('has the same bytes for the same content, also from another process, and others for any other content', () => {
    const content = syntheticContent();
    const { pdf } = renderer.render(content);
    renderer.render(syntheticContent({ operatorName: '样例甲店' }));
    expect(renderer.render(content).pdf.equals(pdf)).toBe(true);
    expect(new CertificateRenderer().render(content).pdf.equals(pdf)).toBe(true);
    const others = [
      ...content.face.map(({ name }) => syntheticContent({ [name]: '样例乙' })),
      { ...content, verifyUrl: `${content.verifyUrl}0` },
      { ...content, issuedOn: '2026-11-25' },
    ];
    for (const other of others) expect(renderer.render(other).pdf.equals(pdf)).toBe(false);
  });

  it('keeps what it is given as text: nothing in a name is read as markup', async () => {
    const operatorName = '#sys.version *样例* $x$ "店" \\ <a>';
    const picture = await lookAt(renderer.render(syntheticContent({ operatorName })).pdf);
    expect(plain(picture.text)).toContain(plain(operatorName));
  });

  it('finds the characters that cannot be printed, and refuses to print them', () => {
    expect(renderer.findUnprintable(['样例食品店（ABC123）·、', '样例😀店\u{F0000}'])).toEqual(['😀', '\u{F0000}']);
    expect(renderer.findUnprintable(['样例😀'])).toEqual(['😀']);
    expect(renderer.findUnprintable(['样例食品店'])).toEqual([]);
    expect(() => renderer.render(syntheticContent({ operatorName: '样例😀' }))).toThrow();
    expect(renderer.render(syntheticContent()).pageCount).toBe(1);
  });

  it('knows its templates and their versions', () => {
    expect(renderer.getTemplateVersion('food-business')).toMatch(/^food-business@[0-9a-f]{16}$/);
    expect(() => renderer.getTemplateVersion('no-such-template')).toThrow(RangeError);
  });
});
