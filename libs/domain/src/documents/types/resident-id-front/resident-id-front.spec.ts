import { getLocalDate } from '../../../dates';
import { completeResidentId } from '../../../identifiers';
import { interpretDocument } from '../../interpret';
import { makePage, type MadeRun } from '../../testing/page';

const ON = getLocalDate('2026-11-24');
const NUMBER = completeResidentId('44070319910203001');

const card = (change: Readonly<Record<string, string>> = {}): MadeRun[] =>
  ([
    ['姓名', 140, 160], ['样例甲', 330, 150, { size: 40 }],
    ['性别', 140, 310], ['男', 330, 308], ['民族', 500, 310], ['汉', 640, 308],
    ['出生', 140, 460], ['1991', 330, 458], ['年2月3', 500, 460], ['日', 870, 465],
    ['住址', 140, 610], ['广东省江门市样例区', 330, 608], ['样例街道甲路1号', 330, 660],
    ['公民身份号码', 150, 980], [NUMBER, 620, 970, { width: 900 }],
  ] as MadeRun[]).map(([text, ...rest]) => [change[text] ?? text, ...rest]); // prettier-ignore
const read = (runs: readonly MadeRun[]) =>
  interpretDocument([makePage(runs, { width: 1700, height: 1080 })], { on: ON });

describe('resident identity card, front', () => {
  it('reads all its fields', () => {
    const reading = read(card());
    expect(reading.type).toBe('resident-id-front');
    expect(Object.fromEntries(reading.fields.map(({ name, value }) => [name, value]))).toEqual({
      name: '样例甲',
      sex: '男',
      ethnicity: '汉',
      bornOn: '1991-02-03',
      address: '广东省江门市样例区样例街道甲路1号',
      idNumber: NUMBER,
    });
    expect(reading.problems).toEqual([]);
    expect(reading.fields.every(({ accepted }) => accepted)).toBe(true);
  });

  it.each([
    ['SEX_DIFFERS', { 男: '女' }],
    ['BIRTH_DATE_DIFFERS', { '1991': '1992' }],
    ['CHECK_DIGIT', { [NUMBER]: `${NUMBER.slice(0, 16)}${NUMBER.endsWith('9') ? '88' : '99'}` }],
  ])('%s throws doubt on the number', (code, change) => {
    const reading = read(card(change));
    expect(reading.problems.map((problem) => problem.code)).toEqual([code]);
    expect(reading.fields.find(({ name }) => name === 'idNumber')?.accepted).toBe(false);
    expect(reading.fields.find(({ name }) => name === 'name')?.accepted).toBe(true);
  });

  it('finds the number without its label', () => {
    const reading = read(card({ 公民身份号码: '公民号' }));
    expect(reading.type).toBe('resident-id-front');
    expect(reading.fields.find(({ name }) => name === 'idNumber')?.value).toBe(NUMBER);
  });
});
