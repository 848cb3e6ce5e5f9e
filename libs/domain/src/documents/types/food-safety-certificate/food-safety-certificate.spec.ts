import { getLocalDate } from '../../../dates';
import { completeResidentId } from '../../../identifiers';
import { interpretDocument } from '../../interpret';
import { makePage, type MadeRun } from '../../testing/page';

const ON = getLocalDate('2026-11-24');
const ID = completeResidentId('44070319900307002');

const read = (runs: readonly MadeRun[]) => interpretDocument([makePage(runs)], { on: ON });
const valuesOf = (runs: readonly MadeRun[]): Record<string, unknown> =>
  Object.fromEntries(read(runs).fields.map(({ name, value }) => [name, value]));

const list = (change: Readonly<Record<string, string>> = {}): MadeRun[] =>
  ([
    ['食品安全管理人员培训合格证书', 400, 60, { size: 50 }],
    ['姓名', 200, 300], ['样例甲', 500, 300],
    ['身份证号', 200, 380], [ID, 500, 380],
    ['岗位类别', 200, 460], ['食品安全员', 500, 460],
    ['工作单位', 200, 540], ['样例市样例食品商行', 500, 540],
    ['证书编号', 200, 620], ['SPAQ440712345678', 500, 620],
    ['发证日期', 200, 700], ['2025-06-01', 500, 700],
    ['有效期至', 200, 780], ['2028-05-31', 500, 780],
    ['样例市食品行业协会', 900, 900],
  ] as MadeRun[]).map(([text, ...rest]) => [change[text] ?? text, ...rest]); // prettier-ignore

const EXPECTED = {
  holderName: '样例甲',
  idNumber: ID,
  number: 'SPAQ440712345678',
  level: '食品安全员',
  unitName: '样例市样例食品商行',
  issuedOn: '2025-06-01',
  validTo: '2028-05-31',
};

describe('food-safety manager certificate', () => {
  it('reads a list of labels', () => {
    expect(read(list()).type).toBe('food-safety-certificate');
    expect(valuesOf(list())).toEqual(EXPECTED);
    expect(read(list()).problems).toEqual([]);
  });

  it('reads a diploma in a sentence that runs over line ends, with the day under the issuer', () => {
    const diploma: MadeRun[] = [
      ['食品安全管理人员培训考核合格证书', 400, 60, { size: 50 }],
      [`兹证明样例甲（身份证号码：${ID}），工作单`, 200, 300],
      ['位：样例市样例食品商行，参加食品安全员食品安全知', 140, 360],
      ['识培训，经考核成绩合格，特发此证。', 140, 420],
      ['证书编号：SPAQ440712345678', 140, 700], ['样例市食品行业协会', 1000, 700],
      ['有效期至：2028年5月31日', 140, 780], ['二〇二五年六月一日', 1000, 780],
    ]; // prettier-ignore
    expect(valuesOf(diploma)).toEqual(EXPECTED);
  });

  it('takes the level from the title where no label says it', () => {
    const runs = list({ 食品安全管理人员培训合格证书: '食品安全总监考核合格证书' }).filter(
      ([text]) => text !== '岗位类别' && text !== '食品安全员',
    );
    expect(valuesOf(runs)['level']).toBe('食品安全总监');
  });

  it('may have no end: the law sets none', () => {
    const runs = list().filter(([text]) => text !== '有效期至' && text !== '2028-05-31');
    expect(valuesOf(runs)).not.toHaveProperty('validTo');
    expect(valuesOf(runs)['issuedOn']).toBe('2025-06-01');
  });

  it.each([
    ['EXPIRED', { '2025-06-01': '2022-06-01', '2028-05-31': '2025-05-31' }],
    ['IN_FUTURE', { '2025-06-01': '2026-12-01' }],
    ['DATES_OUT_OF_ORDER', { '2028-05-31': '2025-05-31' }],
    ['TERM_TOO_LONG', { '2028-05-31': '2038-05-31' }],
    ['CHECK_DIGIT', { [ID]: `${ID.slice(0, 16)}9${ID.slice(17)}` }],
  ])('warns of %s', (code, change) => {
    expect(read(list(change as unknown as Record<string, string>)).problems.map((problem) => problem.code)).toEqual([
      code,
    ]);
  });
});
