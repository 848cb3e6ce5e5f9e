import { getLocalDate } from '../../../dates';
import { completeCreditCode, completeResidentId } from '../../../identifiers';
import { interpretDocument } from '../../interpret';
import { makePage, type MadeRun } from '../../testing/page';

const ON = getLocalDate('2026-11-24');
const AGENT = completeResidentId('44070319900307002');
const OWNER = completeResidentId('44070319800101003');
const CODE = completeCreditCode('92440703', 'MA5TE5T1');

const read = (texts: readonly string[]) =>
  interpretDocument([makePage(texts.map((text, at): MadeRun => [text, 100, 100 + at * 60]))], { on: ON });
const valuesOf = (texts: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(read(texts).fields.map(({ name, value }) => [name, value]));

const FORM = [
  '授权委托书',
  '委托单位：江门市样例食品店',
  `统一社会信用代码：${CODE}`,
  '受托人：样例甲',
  `身份证号码：${AGENT}`,
  '联系电话：13800000000',
  '委托事项：代为办理食品经营许可证新办申请、提交材料及领取许可证',
  '委托期限：自2026年10月1日至2027年3月31日止。',
  '受托人在上述权限和期限内签署的文件，委托人均予以承认，并承担相应法律责任。',
  '委托人（盖章）：',
  '2026年10月1日',
];
const form = (change: Readonly<Record<string, string>> = {}): string[] => FORM.map((line) => change[line] ?? line);

const EXPECTED = {
  principal: '江门市样例食品店',
  principalCode: CODE,
  agentName: '样例甲',
  agentIdNumber: AGENT,
  matters: '代为办理食品经营许可证新办申请、提交材料及领取许可证',
  from: '2026-10-01',
  to: '2027-03-31',
  signedOn: '2026-10-01',
};

describe('letter of authority', () => {
  it('reads labels and values', () => {
    expect(read(form()).type).toBe('letter-of-authority');
    expect(valuesOf(form())).toEqual(EXPECTED);
    expect(read(form()).problems).toEqual([]);
  });

  it('reads the same in sentences over line ends', () => {
    const prose = [
      '委托书',
      `委托人：江门市样例食品店（统一社会信用代码：${CODE}），现`,
      `委托样例甲（身份证号码：${AGENT}）为代理人，代为办理食品经营`,
      '许可证新办申请、提交材料及领取许可证。',
      '委托期限自2026年10月1日起至2027年3月31日止。代理人在期限内签署的文件，委托人均予认可。',
      '特此委托。',
      '委托人（盖章）：',
      '2026年10月1日',
    ];
    expect(valuesOf(prose)).toEqual(EXPECTED);
  });

  it.each([
    [
      'other words',
      { '委托单位：江门市样例食品店': '授权单位：江门市样例食品店', '受托人：样例甲': '被授权人：样例甲' },
    ],
    [
      'a representative with a number of his own',
      {
        '联系电话：13800000000': '电话：13800000000',
        [FORM[2] ?? '']: `法定代表人：样例乙身份证号：${OWNER}统一社会信用代码：${CODE}`,
      },
    ],
    ['a day of signing with its label', { '2026年10月1日': '签署日期：2026年10月1日' }],
  ])('reads another way of saying it: %s', (_, change) => {
    expect(valuesOf(form(change as unknown as Record<string, string>))).toEqual(EXPECTED);
  });

  it('begins on the day it was signed where it says so, and keeps both places', () => {
    const line = '委托期限：自签署之日起至2027年3月31日止。';
    const reading = read(form({ '委托期限：自2026年10月1日至2027年3月31日止。': line }));
    expect(reading.fields.find(({ name }) => name === 'from')).toMatchObject({
      value: '2026-10-01',
      raw: '自签署之日起2026年10月1日',
    });
  });

  it('of a person has that person’s number', () => {
    const change = { [FORM[1] ?? '']: '委托人：样例乙', [FORM[2] ?? '']: `身份证号码：${OWNER}` };
    expect(valuesOf(form(change))).toEqual({ ...EXPECTED, principal: '样例乙', principalCode: OWNER });
  });

  it('says that another one signed than gave the authority', () => {
    const reading = read(form({ '委托人（盖章）：': '委托人（盖章）：江门市别的食品店' }));
    expect(reading.fields.find(({ name }) => name === 'principal')).toMatchObject({
      accepted: false,
      fault: 'contradicted',
    });
  });

  it.each([
    ['EXPIRED', { [FORM[7] ?? '']: '委托期限：自2026年10月1日至2026年10月31日止。' }],
    ['NOT_YET_VALID', { [FORM[7] ?? '']: '委托期限：自2026年12月1日至2027年3月31日止。' }],
    ['DATES_OUT_OF_ORDER', { [FORM[7] ?? '']: '委托期限：自2027年3月31日至2026年12月1日止。' }],
    ['IN_FUTURE', { '2026年10月1日': '2026年12月24日' }],
    ['CHECK_DIGIT', { [FORM[4] ?? '']: `身份证号码：${AGENT.slice(0, 16)}9${AGENT.slice(17)}` }],
    ['AGENT_IS_PRINCIPAL', { [FORM[1] ?? '']: '委托人：样例甲', [FORM[2] ?? '']: `身份证号码：${AGENT}` }],
  ])('warns of %s', (code, change) => {
    expect(read(form(change as unknown as Record<string, string>)).problems.map((problem) => problem.code)).toEqual([
      code,
    ]);
  });
});
