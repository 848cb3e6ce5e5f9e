import { compareBusinessName, comparePersonName } from './compare-name';

const both = (a: string, b: string): string[] => [comparePersonName(a, b), compareBusinessName(a, b)];

describe('names of businesses', () => {
  it('are the same but for width, spaces, brackets and the case of a–z', () => {
    expect(compareBusinessName('样例(江门) 食品店', '样例（江门）食品店')).toBe('same');
    expect(compareBusinessName('样例〔江门〕ＡＢ店', '样例(江门)ab店')).toBe('same');
    expect(compareBusinessName('样例食品店（个体工商户）', '样例食品店')).toBe('different');
    expect(compareBusinessName('江门市样例食品店', '样例食品店')).toBe('different');
    expect(compareBusinessName(' ', '样例')).toBe('missing');
  });
});

describe('names of people', () => {
  it.each(Array.from('·•‧・∙⋅．.･⸱\u0387\uFE52●'))('the dot %s is the dot of minority names', (dot) => {
    expect(comparePersonName(`阿依${dot}古丽`, '阿依·古丽')).toBe('same');
  });

  it('a dot more, a dot less or a dash is a difference', () => {
    for (const other of ['阿依古丽', '阿依··古丽', '阿依·古·丽', '·阿依古丽', '阿依-古丽', '阿依一古丽', '阿依、古丽'])
      expect(comparePersonName(other, '阿依·古丽')).toBe('different');
  });

  it('of one character, and of thirty', () => {
    expect(comparePersonName('䶮', '䶮')).toBe('same');
    expect(comparePersonName('甲', '甴')).toBe('different');
    const long = `${'阿'.repeat(14)}·${'丽'.repeat(15)}`;
    expect(comparePersonName(long, ` ${long} `)).toBe('same');
    expect(comparePersonName(long, long.slice(0, -1))).toBe('different');
    // Beyond the basic plane: two UTF-16 units each.
    expect(comparePersonName('𠮷'.repeat(30), '𠮷'.repeat(30))).toBe('same');
    expect(comparePersonName('𠮷', '吉')).toBe('different');
  });

  it.each(['样 例 甲', '样　例甲', '\u00A0样例甲', '样\u200B例甲', '\uFEFF样例甲', '样例\u2060甲', '样\n例甲'])(
    'spaces and what is pasted along with them tell nobody apart: %j',
    (pasted) => {
      expect(comparePersonName(pasted, '样例甲')).toBe('same');
    },
  );

  it('blank names are missing, and never equal to each other', () => {
    for (const blank of ['', ' ', '\u3000', '\u200B']) expect(comparePersonName(blank, blank)).toBe('missing');
  });
});

describe('look-alikes', () => {
  it.each([
    ['a compatibility ideograph', '\uF9DC丽', '隆丽'],
    ['a compatibility ideograph of the supplement', '\u{2F8A0}丽', `${'\u{2F8A0}'.normalize('NFKC')}丽`],
    ['a Kangxi radical', '\u2FBA丽', '馬丽'],
    ['a radical of the supplement', '\u2EE2丽', '马丽'],
    ['a Cyrillic letter', 'АB店', 'AB店'],
    ['a Greek letter', 'ΑB店', 'AB店'],
    ['a small Cyrillic letter', 'оk店', 'ok店'],
    ['a long s, which upper case would make an S', 'ſ店', 's店'],
    ['a dotless i', 'ı店', 'i店'],
    ['the Kelvin sign', '\u212A店', 'K店'],
    ['a ligature', 'ﬁ店', 'fi店'],
    ['a circled digit', '①店', '1店'],
    ['a square of letters', '㎏店', 'kg店'],
    ['a mathematical letter', '𝐀店', 'A店'],
    ['a soft hyphen', '样\u00AD例', '样例'],
    ['a right-to-left override', '样\u202E例', '样例'],
    ['a variation selector', '样\uFE00例', '样例'],
    ['an ideographic variation', '样\u{E0100}例', '样例'],
    ['a Hangul filler', '样\u3164例', '样例'],
    ['a tag', '样\u{E0041}例', '样例'],
    ['a letter and its accent apart', 'e\u0301店', '\u00E9店'],
  ])('%s is never the same: %s and %s', (_, a, b) => {
    expect(both(a, b)).toEqual(['look-alike', 'look-alike']);
    expect(both(b, a)).toEqual(['look-alike', 'look-alike']);
  });

  it.each([
    ['样例己', '样例已'],
    ['张未', '张末'],
    ['王土', '王士'],
    ['馬麗', '马丽'],
    ['吳', '吴'],
  ])('other characters are another name: %s and %s', (a, b) => {
    expect(both(a, b)).toEqual(['different', 'different']);
  });

  // Whole blocks, so that nobody has to think of the one that is missing; unified ideographs and private use apart.
  const blocks = [[0, 0x33ff], [0xd7a4, 0xd7ff], [0xf900, 0xffff], [0x1d400, 0x1d7ff], [0x1f100, 0x1f2ff], [0x2f800, 0x2fa1f], [0xe0000, 0xe01ef]] as const; // prettier-ignore
  const all = blocks.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
  );
  const sameAs = (compare: typeof comparePersonName, other: string): string[] =>
    all.filter((character) => compare(`样${character}例`, `样${other}例`) === 'same');

  it.each([comparePersonName, compareBusinessName])(
    'nothing but spaces and what is pasted with them is ignored',
    (by) => {
      expect(sameAs(by, '').filter((character) => !/[\s\u200B-\u200D\u2060\uFEFF]/.test(character))).toEqual([]);
    },
  );

  it.each([
    [comparePersonName, '·', '·\u0387•‧∙⋅●⸱・．.･﹒'],
    [comparePersonName, 'A', 'AaＡａ'],
    [comparePersonName, '1', '1１'],
    [comparePersonName, '(', '(（'],
    [comparePersonName, '豈', ''],
    [compareBusinessName, '·', '·'],
    [compareBusinessName, 's', 'sSｓＳ'],
    [compareBusinessName, '(', '(（〔【［['],
    [compareBusinessName, '豈', ''],
  ])('nothing but what is listed counts as the same: %p %s %s', (by, character, listed) => {
    expect(new Set(sameAs(by, character))).toEqual(new Set(listed));
  });
});
