import { textLayerRuns } from './pdf-text';

const PAGE = { width: 1_000, height: 2_000 };
/** Twice the size, y downwards, as pdfjs turns a page. */
const TO_PICTURE = [2, 0, 0, -2, 0, 2_000];
const item = (str: string, x: number, y: number, width = str.length * 12, size = 12): unknown => ({
  str, width, height: size, transform: [size, 0, 0, size, x, y],
}); // prettier-ignore

describe('a text layer', () => {
  it('becomes runs on the picture, surely read', () => {
    const [run] = textLayerRuns([item('营业执照', 100, 900)], TO_PICTURE, PAGE);
    expect(run).toMatchObject({ text: '营业执照', confidence: 1, box: { x: 200, width: 96 } });
    expect(run!.box.y).toBeGreaterThan(170);
    expect(run!.box.y + run!.box.height).toBeLessThan(210);
    expect(run!.characters.map(({ text, left, right }) => [text, left, right])).toEqual([
      ['营', 200, 224], ['业', 224, 248], ['执', 248, 272], ['照', 272, 296],
    ]); // prettier-ignore
  });

  it('joins what stands close and keeps columns apart, in reading order', () => {
    const items = [item('右栏', 300, 800), item('下', 100, 700), item('左', 100, 800), item('栏', 113, 800)];
    expect(textLayerRuns(items, TO_PICTURE, PAGE).map(({ text }) => text)).toEqual(['左栏', '右栏', '下']);
  });

  it('leaves out blanks, watermarks across the page, and what lies outside it', () => {
    const across = { str: '复印件', width: 36, height: 12, transform: [8, 8, -8, 8, 100, 500] };
    expect(textLayerRuns([item('  ', 10, 10), across, item('外', 2_000, 100), { type: 'beginMarkedContent' }], TO_PICTURE, PAGE)).toEqual([]);
  }); // prettier-ignore
});
