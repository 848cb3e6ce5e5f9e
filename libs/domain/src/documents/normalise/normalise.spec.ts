import { makePage } from '../testing/page';
import { textOf, toSpan } from '../layout';
import { readArea, readDate, readDates, readTerm, readYuan, toBusinessName, toPersonName, toPlainText } from '.';

const span = (text: string) => toSpan(makePage([[text, 0, 0]]), 0);

describe('dates as documents write them', () => {
  it.each([
    '2026年11月24日',
    '2026-11-24',
    '2026.11.24',
    '2026/11/24',
    '二〇二六年十一月二十四日',
    '二O二六年十一月二十四日',
    '2026年11月24曰',
  ])('%s', (text) => {
    expect(readDate(text)).toBe('2026-11-24');
  });

  it.each([
    ['二〇〇九年一月十日', '2009-01-10'],
    ['二〇一〇年十月二十日', '2010-10-20'],
    ['1990年1月3日', '1990-01-03'],
    ['二〇一二年三月三十日', '2012-03-30'],
  ])('%s is %s', (text, date) => {
    expect(readDate(text)).toBe(date);
  });

  it.each(['2026年13月1日', '2025年2月29日', '2026-11', '二四年一月一日', ''])('%s is no date', (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  it('finds every date with its place', () => {
    expect(
      readDates(span('自 2024 年 1 月 2 日至2034年01月01日止')).map((date) => [date.value, textOf(date.span)]),
    ).toEqual([
      ['2024-01-02', '2024年1月2日'],
      ['2034-01-01', '2034年01月01日'],
    ]);
  });

  it.each([
    ['2024.01.01-2034.01.01', '2024-01-01', '2034-01-01'],
    ['2024.01.01-长期', '2024-01-01', '长期'],
    ['长期', undefined, '长期'],
    ['自2024年01月01日至长期', '2024-01-01', '长期'],
    ['', undefined, undefined],
  ])('term %s', (text, from, to) => {
    const term = readTerm(span(text));
    expect([term.from?.value, term.to?.value]).toEqual([from, to]);
  });
});

describe('numbers with units', () => {
  it.each([
    ['120.50平方米', 120.5],
    ['１２０㎡', 120],
    ['1,200.5 m²', 1200.5],
    ['建筑面积35m2', 35],
    ['约35', 35],
  ])('%s', (text, area) => {
    expect(readArea(text)).toBe(area);
  });
  it.each(['12平方米，另有3平方米', '', '平方米', '1.2.3㎡'])('%s is none', (text) => {
    expect(readArea(text)).toBeUndefined();
  });

  it.each([
    ['500万元', 5_000_000], ['人民币伍佰万元整', 5_000_000], ['100.5万人民币', 1_005_000], ['3000元', 3000], ['壹仟贰佰元', 1200], ['叁拾万元整', 300_000], ['十万元', 100_000],
  ])('%s', (text, yuan) => { expect(readYuan(text)).toBe(yuan); }); // prettier-ignore
  it.each(['', '若干', '5百万千'])('%s is no sum', (text) => {
    expect(readYuan(text)).toBe(text === '5百万千' ? undefined : undefined);
  });
});

describe('texts as the registers write them', () => {
  it('names have brackets of full width and no spaces', () => {
    expect(toBusinessName('样例(江门) 食品商行 〔个体工商户〕')).toBe('样例（江门）食品商行（个体工商户）');
    expect(toBusinessName('ＡＢ12商店')).toBe('AB12商店');
    expect(toPersonName('阿依•古丽')).toBe('阿依·古丽');
  });
  it('free text has marks of full width, but for numbers', () => {
    expect(toPlainText('甲路1号(首层),乙:丙;1,200')).toBe('甲路1号（首层），乙：丙；1,200');
    expect(toPlainText('鲜蛋零售.(除')).toBe('鲜蛋零售。（除');
  });
});
