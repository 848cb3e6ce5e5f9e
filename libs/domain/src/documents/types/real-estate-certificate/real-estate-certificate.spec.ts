import { getLocalDate } from '../../../dates';
import { interpretDocument } from '../../interpret';
import { makePage, type MadeRun } from '../../testing/page';

const ON = getLocalDate('2026-11-24');
const UNIT = '440703001001GB00012F00010023';

const read = (runs: readonly MadeRun[]) => interpretDocument([makePage(runs)], { on: ON });
const valuesOf = (runs: readonly MadeRun[]): Record<string, unknown> =>
  Object.fromEntries(read(runs).fields.map(({ name, value }) => [name, value]));

const page = (change: Readonly<Record<string, string>> = {}): MadeRun[] =>
  ([
    ['不动产权证书', 600, 40, { size: 60 }],
    ['粤（2024）江门市不动产权第0012345号', 800, 140],
    ['权利人', 100, 220], ['样例甲', 400, 220],
    ['共有情况', 100, 290], ['单独所有', 400, 290],
    ['坐', 100, 360], ['落', 190, 360], ['江门市蓬江区样例路12号101铺', 400, 360],
    ['不动产单元号', 100, 430], [UNIT, 400, 430],
    ['权利类型', 100, 500], ['国有建设用地使用权/房屋所有权', 400, 500],
    ['权利性质', 100, 570], ['出让/市场化商品房', 400, 570],
    ['用途', 100, 640], ['商服用地/商业服务', 400, 640],
    ['面积', 100, 710], ['共有宗地面积：1,200.50㎡/房屋建筑面积：120.50㎡', 400, 710],
    ['使用期限', 100, 780], ['国有建设用地使用权2010年05月01日起2050年04月30日止', 400, 780],
    ['权利其他状况', 100, 900], ['房屋结构：钢筋混凝土结构', 400, 870], ['专有建筑面积：98.00㎡', 400, 930],
  ] as MadeRun[]).map(([text, ...rest]) => [change[text] ?? text, ...rest]); // prettier-ignore

describe('real-estate certificate', () => {
  it('reads the page of facts', () => {
    expect(read(page()).type).toBe('real-estate-certificate');
    expect(valuesOf(page())).toEqual({
      number: '粤（2024）江门市不动产权第0012345号',
      holder: '样例甲',
      address: '江门市蓬江区样例路12号101铺',
      unitNumber: UNIT,
      rightType: '国有建设用地使用权/房屋所有权',
      use: '商服用地/商业服务',
      area: 120.5,
      termEnd: '2050-04-30',
    });
    expect(read(page()).problems).toEqual([]);
  });

  const AREAS = '共有宗地面积：1,200.50㎡/房屋建筑面积：120.50㎡';

  it.each([
    ['one area', { [AREAS]: '120.50平方米' }],
    ['the building first', { [AREAS]: '房屋建筑面积120.50㎡/宗地面积1200.50㎡' }],
    ['the building alone', { [AREAS]: '房屋建筑面积：120.50 m²' }],
  ])('finds the area of the building: %s', (_, change) => {
    expect(valuesOf(page(change as Record<string, string>))['area']).toBe(120.5);
  });

  it('takes no other area for it', () => {
    expect(valuesOf(page({ [AREAS]: '共有宗地面积：1,200.50㎡/' }))['area']).not.toBe(1200.5);
  });

  it('finds the location between its neighbours where its spread label was not read', () => {
    const runs = page({ 坐: '坐（）' });
    expect(valuesOf(runs)['address']).toBe('江门市蓬江区样例路12号101铺');
    expect(valuesOf(runs.filter(([text]) => text !== '坐（）' && text !== '落'))['address']).toBe(
      '江门市蓬江区样例路12号101铺',
    );
  });

  it('takes the whole label where its characters stand further apart than the value behind it', () => {
    const made = makePage(
      page().flatMap((run): MadeRun[] =>
        run[0] === '样例甲' ? [] : [run[0] === '权利人' ? ['权利人样例甲', 100, 220] : run],
      ),
    );
    const lefts = [100, 150, 200, 242, 272, 302];
    const runs = made.runs.map((run) =>
      run.text === '权利人样例甲'
        ? {
            ...run,
            characters: run.characters.map((one, at) => ({
              ...one,
              left: lefts[at] ?? 0,
              right: (lefts[at] ?? 0) + 30,
            })),
          }
        : run,
    );
    const { fields } = interpretDocument([{ ...made, runs }], { on: ON });
    expect(fields.find(({ name }) => name === 'holder')?.value).toBe('样例甲');
  });

  it('leaves an area of less than two decimals to a person: a digit may have been lost', () => {
    const areaOf = (text: string) =>
      read(page({ '共有宗地面积：1,200.50㎡/房屋建筑面积：120.50㎡': `房屋建筑面积：${text}㎡` })).fields.find(
        ({ name }) => name === 'area',
      );
    expect(areaOf('302.81')).toMatchObject({ value: 302.81, accepted: true });
    expect(areaOf('302.8')).toMatchObject({ value: 302.8, accepted: false });
  });

  it('doubts a holder of one character: no name is that short', () => {
    const { problems, fields } = read(page({ 样例甲: '王' }));
    expect(problems).toMatchObject([{ code: 'NAME_INCOMPLETE', field: 'holder' }]);
    expect(fields.find(({ name }) => name === 'holder')?.accepted).toBe(false);
  });

  it('puts the groups of the unit number together', () => {
    expect(valuesOf(page({ [UNIT]: '440703 001001 GB00012 F00010023' }))['unitNumber']).toBe(UNIT);
  });

  it.each([
    ['UNIT_NUMBER_FORM', { [UNIT]: `${UNIT.slice(0, 12)}QB${UNIT.slice(14)}` }],
    ['CERTIFICATE_NUMBER_FORM', { '粤（2024）江门市不动产权第0012345号': '（2024）江门市不动产权第0012345号' }],
    ['EXPIRED', { 国有建设用地使用权2010年05月01日起2050年04月30日止: '2010年05月01日起2020年04月30日止' }],
  ])('warns of %s', (code, change) => {
    expect(read(page(change as unknown as Record<string, string>)).problems.map((problem) => problem.code)).toEqual([
      code,
    ]);
  });
});
