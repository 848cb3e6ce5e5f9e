import { getLocalDate } from '../../../dates';
import { completeCreditCode, completeLicenceNumber } from '../../../identifiers';
import { interpretDocument } from '../../interpret';
import { makePage, type MadeRun } from '../../testing/page';
import { splitItems } from './parse';

const ON = getLocalDate('2026-11-24');
const CODE = completeCreditCode('92440703', 'MA5TE5T1');
const NUMBER = completeLicenceNumber('JY', '2440703000123');

const page = (change: Readonly<Record<string, string>> = {}): MadeRun[] =>
  ([
    ['食品经营许可证', 500, 60, { size: 80 }],
    ['经营者名称：', 100, 250], ['样例（江门）食品商行', 420, 250],
    ['许可证编号：', 900, 250], [NUMBER, 1120, 250, { width: 280 }],
    ['统一社会信用代码', 100, 310], [CODE, 420, 325, { width: 300 }],
    ['（身份证号码）：', 100, 345],
    ['法定代表人（负责人）：', 100, 400], ['样例甲', 420, 400],
    ['日常监督管理机构：', 900, 400], ['样例市市场监督管理局样例所', 1180, 400],
    ['住所：', 100, 460, { width: 200 }], ['样例市甲路1号', 420, 460],
    ['经营场所：', 100, 520], ['样例市甲路1号首层', 420, 520], ['102铺', 420, 560],
    ['主体业态：', 100, 620], ['餐饮服务经营者', 420, 620],
    ['经营项目：', 100, 680], ['热食类食品制售；散装食品销售（含冷藏冷冻食', 420, 680], ['品、不含散装熟食）', 420, 720],
    ['发证机关：', 900, 620], ['样例市市场监督管理局', 1080, 620],
    ['签发人：样例乙', 900, 680],
    ['2023年12月18日', 1080, 760],
    ['有效期至：', 100, 800], ['2028年12月17日', 420, 800],
    ['国家市场监督管理总局监制', 600, 1050, { size: 18 }],
  ] as MadeRun[]).map(([text, ...rest]) => [change[text] ?? text, ...rest]); // prettier-ignore
const read = (runs: readonly MadeRun[]) => interpretDocument([makePage(runs)], { on: ON });

describe('food-business licence', () => {
  it('reads all its fields', () => {
    const reading = read(page());
    expect(reading.type).toBe('food-licence');
    expect(Object.fromEntries(reading.fields.map(({ name, value }) => [name, value]))).toEqual({
      operatorName: '样例（江门）食品商行',
      creditCode: CODE,
      representative: '样例甲',
      domicile: '样例市甲路1号',
      premises: '样例市甲路1号首层102铺',
      businessForm: '餐饮服务经营者',
      items: ['热食类食品制售', '散装食品销售（含冷藏冷冻食品、不含散装熟食）'],
      number: NUMBER,
      authority: '样例市市场监督管理局',
      issuedOn: '2023-12-18',
      validTo: '2028-12-17',
    });
    expect(reading.problems).toEqual([]);
  });

  it.each([
    ['EXPIRED', { '2023年12月18日': '2018年12月18日', '2028年12月17日': '2023年12月17日' }, true],
    ['DATES_OUT_OF_ORDER', { '2028年12月17日': '2038年12月17日' }, false],
    ['FORM_DIFFERS', { 餐饮服务经营者: '食品销售经营者' }, true],
  ])('%s', (code, change, dateHolds) => {
    const reading = read(page(change));
    expect(reading.problems.map((problem) => problem.code)).toEqual([code]);
    expect(reading.fields.find(({ name }) => name === 'validTo')?.accepted).toBe(dateHolds);
  });

  it('doubts an item that ends before it says what is done', () => {
    const { problems, fields } = read(page({ '品、不含散装熟食）': '品、不含散装熟食）；散装食品' }));
    expect(problems).toMatchObject([{ code: 'ITEM_INCOMPLETE', field: 'items' }]);
    expect(fields.find(({ name }) => name === 'items')?.accepted).toBe(false);
  });

  it('parts items outside brackets only', () => {
    expect(splitItems('甲（含乙、丙）、丁；戊，己。')).toEqual(['甲（含乙、丙）', '丁', '戊', '己']);
    expect(splitItems('简单制售（简单加热制售）半成品制售')).toEqual(['简单制售（简单加热制售）', '半成品制售']);
    expect(splitItems('甲（乙，丙')).toEqual(['甲（乙，丙']);
    expect(splitItems('')).toEqual([]);
  });
});
