import { type DecodedCharacter } from './ctc';
import { type InkSegment } from './ink-segments';
import { doubtLostInk, findLostInk } from './lost-ink';

/** A line of wide characters of 40 pixels and narrow ones of 20, with the ink of each; what is in brackets was not read. */
function lineOf(text: string): { characters: DecodedCharacter[]; segments: InkSegment[]; width: number } {
  const characters: Omit<DecodedCharacter, 'from' | 'to'>[] = [];
  const segments: InkSegment[] = [];
  let [x, isLost] = [10, false];
  for (const one of Array.from(text)) {
    if (one === '[' || one === ']') {
      isLost = one === '[';
      continue;
    }
    const size = one.charCodeAt(0) > 0x2000 ? 40 : 20;
    if (one !== ' ') {
      // Two parts side by side, as in many characters.
      if (one === '幢') segments.push({ from: x + 2, to: x + 12, top: 6, bottom: 40 }, { from: x + 15, to: x + 37, top: 6, bottom: 40 });
      else if (one === '一') segments.push({ from: x + 3, to: x + 36, top: 22, bottom: 26 });
      else segments.push({ from: x + (one === '1' ? 8 : 3), to: x + (one === '1' ? 11 : size - 4), top: one === '·' ? 20 : 6, bottom: one === '·' ? 24 : 40 });
      if (!isLost) characters.push({ text: one, confidence: 0.9, at: x + size / 2 });
    }
    x += size;
  }
  const width = x + 10;
  return { width, segments, characters: characters.map((one) => ({ ...one, at: one.at / width, from: 0, to: 0 })) };
} // prettier-ignore

const lostIn = (text: string): number[] => {
  const { characters, segments, width } = lineOf(text);
  return findLostInk(characters, segments, width);
};

describe('ink that no character explains', () => {
  it.each([
    ['经华路29号[1]幢首层', 6],
    ['有效期至2030年[1]2月21日', 9],
    ['有效期至2031年[1]1月07日', 9],
    ['权利人王[一]', 4],
    ['新会第[一]分公司', 3],
    ['委托人郑凤[娴]', 5],
    ['[鹤]山市古劳镇', 0],
    ['恩平市[碉]康安茶餐厅', 3],
  ])('%s', (text, place) => {
    expect(lostIn(text)).toEqual([place]);
  });

  it.each([
    '经华路29号1幢首层',
    '有效期至2030年12月21日',
    '新会第一分公司之一',
    '幢幢幢',
    '代码MAQ8WM号',
    '名称 样例 食品店',
    '样例[·]食品店',
    '',
  ])('is none in %s', (text) => {
    expect(lostIn(text)).toEqual([]);
  });

  it('is not looked for where nothing tells how large characters are', () => {
    expect(lostIn('2030[1]21')).toEqual([]);
  });

  it('is none where the model sees characters a little beside their ink', () => {
    const { characters, segments, width } = lineOf('经华路29号1幢首层');
    const shifted = characters.map((one, i) => ({ ...one, at: one.at + (i % 2 === 0 ? 7 : -7) / width }));
    expect(findLostInk(shifted, segments, width)).toEqual([]);
  });

  it('is none where characters touch', () => {
    const { characters, segments, width } = lineOf('经华路29号1幢首层');
    const touching = [...segments.slice(0, 3), { ...segments[3]!, to: segments[4]!.to }, ...segments.slice(5)];
    expect(findLostInk(characters, touching, width)).toEqual([]);
  });

  it('takes confidence from both neighbours, and from nobody else', () => {
    const { characters, segments, width } = lineOf('经华路29号[1]幢首层');
    expect(doubtLostInk(characters, segments, width).map(({ confidence }) => Math.round(confidence * 100))).toEqual([
      90, 90, 90, 90, 90, 36, 36, 90, 90,
    ]);
  });
});
