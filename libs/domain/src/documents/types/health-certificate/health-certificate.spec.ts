import { getLocalDate } from '../../../dates';
import { completeResidentId } from '../../../identifiers';
import { interpretDocument } from '../../interpret';
import { makePage, type MadeRun } from '../../testing/page';

const ON = getLocalDate('2026-11-24');
/** A woman born in 1990. */
const ID = completeResidentId('44070319900307002');

const read = (runs: readonly MadeRun[]) => interpretDocument([makePage(runs)], { on: ON });
const valuesOf = (runs: readonly MadeRun[]): Record<string, unknown> =>
  Object.fromEntries(read(runs).fields.map(({ name, value }) => [name, value]));
const codesOf = (runs: readonly MadeRun[]): string[] => read(runs).problems.map(({ code }) => code);

const card = (change: Readonly<Record<string, string>> = {}): MadeRun[] =>
  ([
    ['健康证明', 600, 60, { size: 60 }],
    ['姓名：样例甲', 400, 200], ['性别：女', 800, 200], ['年龄：36', 1100, 200],
    [`身份证号：${ID}`, 400, 260],
    ['工种：餐饮服务', 400, 320],
    ['编号：粤健J12345678', 400, 380],
    ['体检单位：样例市疾病预防控制中心', 400, 440], ['样例市', 1000, 470],
    ['发证日期：2026.03.01', 400, 500],
    ['有效期至：2027.02.28', 400, 560],
  ] as MadeRun[]).map(([text, ...rest]) => [change[text] ?? text, ...rest]); // prettier-ignore

describe('health certificate', () => {
  it('reads a card', () => {
    expect(read(card()).type).toBe('health-certificate');
    expect(valuesOf(card())).toEqual({
      name: '样例甲',
      sex: '女',
      age: 36,
      idNumber: ID,
      number: '粤健J12345678',
      trade: '餐饮服务',
      institution: '样例市疾病预防控制中心',
      issuedOn: '2026-03-01',
      validTo: '2027-02-28',
    });
    expect(read(card()).problems).toEqual([]);
    expect(read(card()).fields.filter(({ critical, accepted }) => critical && !accepted)).toEqual([]);
  });

  it.each(['有效期限：一年', '有效期：壹年', '有效期：1年', '本证有效期为一年', '自发证之日起一年内有效'])(
    'derives the last day where the card says: %s',
    (words) => {
      const reading = read(card({ '有效期至：2027.02.28': words }));
      const validTo = reading.fields.find(({ name }) => name === 'validTo');
      expect(validTo).toMatchObject({ value: '2027-03-01', accepted: true });
      expect(validTo?.raw).toMatch(/年.*（2026\.03\.01起）$/);
    },
  );

  it('does not derive it from a day that was not read', () => {
    const reading = read(
      card({ '有效期至：2027.02.28': '有效期一年', '发证日期：2026.03.01': '发证日期：2026.13.01' }),
    );
    expect(reading.fields.find(({ name }) => name === 'validTo')?.value).toBeNull();
  });

  it.each([
    ['a term', { '有效期至：2027.02.28': '有效期：2026.03.01至2027.02.28' }],
    ['the day of the examination', { '发证日期：2026.03.01': '体检日期：2026年3月1日' }],
    [
      'the term alone',
      { '发证日期：2026.03.01': '公共卫生科', '有效期至：2027.02.28': '有效期限：2026-03-01~2027-02-28' },
    ],
    ['a day without a label', { '发证日期：2026.03.01': '2026年3月1日' }],
  ])('takes both days from %s', (_, change) => {
    expect(valuesOf(card(change as Record<string, string>))).toMatchObject({
      issuedOn: '2026-03-01',
      validTo: '2027-02-28',
    });
  });

  it('reads a table whose labels stand apart from their values', () => {
    const rows: MadeRun[] = [
      ['预防性健康检查合格证明', 500, 60, { size: 50 }],
      ['姓名', 100, 200], ['样例甲', 300, 200], ['性别', 800, 200], ['女', 1000, 200],
      ['行业类别', 100, 280], ['食品销售', 300, 280], ['年龄', 800, 280], ['36岁', 1000, 280],
      ['证件号码', 100, 360], [ID, 300, 360],
      ['健康证编号', 100, 440], ['JK4407123456789', 300, 440],
      ['检查机构', 100, 520], ['样例市人民医院', 300, 520],
      ['发证日期', 100, 600], ['2026-03-01', 300, 600], ['有效期至', 800, 600], ['2027-03-01', 1000, 600],
    ]; // prettier-ignore
    expect(valuesOf(rows)).toMatchObject({
      name: '样例甲',
      sex: '女',
      age: 36,
      idNumber: ID,
      number: 'JK4407123456789',
      institution: '样例市人民医院',
      issuedOn: '2026-03-01',
      validTo: '2027-03-01',
    });
  });

  it('asks for no number where the card has none', () => {
    const runs = card().filter(([text]) => !text.startsWith('身份证号'));
    expect(valuesOf(runs)).not.toHaveProperty('idNumber');
    expect(codesOf(runs)).toEqual([]);
  });

  it.each([
    ['CHECK_DIGIT', { [`身份证号：${ID}`]: `身份证号：${ID.slice(0, 17)}${ID.endsWith('0') ? '1' : '0'}` }],
    ['EXPIRED', { '发证日期：2026.03.01': '发证日期：2025.03.01', '有效期至：2027.02.28': '有效期至：2026.02.28' }],
    ['IN_FUTURE', { '发证日期：2026.03.01': '发证日期：2026.12.01' }],
    ['TERM_TOO_LONG', { '有效期至：2027.02.28': '有效期至：2028.02.28' }],
    ['DATES_OUT_OF_ORDER', { '有效期至：2027.02.28': '有效期至：2026.02.28' }],
    ['SEX_DIFFERS', { '性别：女': '性别：男' }],
    ['AGE_DIFFERS', { '年龄：36': '年龄：63' }],
  ])('warns of %s', (code, change) => {
    expect(codesOf(card(change as unknown as Record<string, string>))).toEqual([code]);
  });

  it('is valid on its last day and not on the next', () => {
    const on = (day: string): string[] =>
      interpretDocument([makePage(card())], { on: getLocalDate(day) }).problems.map(({ code }) => code);
    expect(on('2027-02-28')).toEqual([]);
    expect(on('2027-03-01')).toEqual(['EXPIRED']);
  });

  it('names a day that does not exist as unread, not as another day', () => {
    const reading = read(card({ '有效期至：2027.02.28': '有效期至：2027.02.30' }));
    expect(reading.fields.find(({ name }) => name === 'validTo')).toMatchObject({ value: null, accepted: false });
  });
});
