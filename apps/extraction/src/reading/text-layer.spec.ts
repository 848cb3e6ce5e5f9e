import { getLocalDate, type PageText } from '@licensing/domain';
import { listBeliedPages, listGappedRuns, placeLayerRun } from './text-layer';

const ON = getLocalDate('2026-11-24');
const CODE = '92440703MA00000000';

function layer(shown: string, said = `统一社会信用代码${CODE}`): PageText {
  const run = (text: string, y: number) => ({
    text, confidence: 1, box: { x: 100, y, width: text.length * 30, height: 30 },
    characters: Array.from(text, (one, at) => ({ text: one, confidence: 1, left: 100 + at * 30, right: 130 + at * 30 })),
  }); // prettier-ignore
  const runs = [
    run('营业执照', 20),
    { ...run(said, 100), again: { text: shown, confidence: 0.9 } },
    run('登记机关', 400),
  ];
  return { page: 1, width: 1_000, height: 800, origin: 'pdf-text', engine: 'e', codes: [], flaws: [], runs };
}

it('runs with wide blanks are looked at on the page', () => {
  expect(listGappedRuns(layer('', '统一社会信用代码        MA'))).toEqual([1]);
  expect(listGappedRuns(layer('', '统一社会信用代码\u0000MA'))).toEqual([1]);
  expect(listGappedRuns(layer('', '统一 社会'))).toEqual([]);
  expect(listGappedRuns({ ...layer('', '统一  社会'), origin: 'ocr' })).toEqual([]);
});

describe('a text layer', () => {
  it.each([
    ['says what the page shows', `统一社会信用代码${CODE}`],
    ['says it with other marks and widths', `统一社会信用代码：${CODE}`],
    ['was misread in a character or two', `统一社会信用代码${CODE.replace('MA', 'NA')}`],
  ])('that %s is believed', (_, shown) => {
    expect(listBeliedPages([layer(shown)], ON)).toEqual([]);
  });

  it.each([
    ['over an empty page', ''],
    ['over other text', '样例食品店（个体工商户）经营者'],
  ])('%s is not', (_, shown) => {
    expect(listBeliedPages([layer(shown)], ON)).toEqual([1]);
  });

  it('that leaves out digits, or makes no known document, is not', () => {
    expect(listBeliedPages([layer(`统一社会信用代码${CODE}`, '统一社会信用代码        MA')], ON)).toEqual([1]);
    const nothing = `统一社会信用代码${'\u0000'.repeat(16)}MA`;
    expect(listBeliedPages([layer(`统一社会信用代码${CODE}`, nothing)], ON)).toEqual([1]);
    expect(listBeliedPages([{ ...layer(''), runs: [] }], ON)).toEqual([1]);
  });

  it('is no matter on pages that were read from pixels', () => {
    expect(listBeliedPages([{ ...layer(''), origin: 'ocr' }], ON)).toEqual([]);
  });
});

it('a run of a layer is read again where it stands', () => {
  const run = layer('x').runs[0]!;
  expect(placeLayerRun(run).area).toEqual({ centre: { x: 160, y: 35 }, width: 120, height: 30, angle: 0 });
});
