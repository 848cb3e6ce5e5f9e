import { compareBusinessName, comparePersonName } from './compare-name';

describe('names', () => {
  it('businesses: exact but for width, spaces and brackets', () => {
    expect(compareBusinessName('样例(江门) 食品店', '样例（江门）食品店')).toBe('same');
    expect(compareBusinessName('样例〔江门〕ＡＢ店', '样例(江门)ab店')).toBe('same');
    expect(compareBusinessName('样例食品店（个体工商户）', '样例食品店')).toBe('different');
    expect(compareBusinessName('江门市样例食品店', '样例食品店')).toBe('different');
    expect(compareBusinessName(' ', '样例')).toBe('missing');
  });

  it('people: the many dots are one', () => {
    for (const dot of ['·', '•', '‧', '・', '∙', '⋅', '．', '.'])
      expect(comparePersonName(`样例${dot}甲`, '样例·甲')).toBe('same');
    expect(comparePersonName('样 例 甲', '样例甲')).toBe('same');
    expect(comparePersonName('样例甲', '样例乙')).toBe('different');
    expect(comparePersonName('', '')).toBe('missing');
  });
});
