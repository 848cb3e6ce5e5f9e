import { getLocalDate } from '../../../dates';
import { completeCreditCode, completeResidentId } from '../../../identifiers';
import { interpretDocument } from '../../interpret';
import { makePage, type MadeRun } from '../../testing/page';

const ON = getLocalDate('2026-11-24');
const ID = completeResidentId('44070319900307002');
const CODE = completeCreditCode('92440703', 'MA5TE5T1');

const readPages = (...pages: readonly (readonly MadeRun[])[]) =>
  interpretDocument(
    pages.map((runs, at) => makePage(runs, { page: at + 1 })),
    { on: ON },
  );
const read = (runs: readonly MadeRun[]) => readPages(runs);
const toValues = ({ fields }: ReturnType<typeof read>): Record<string, unknown> =>
  Object.fromEntries(fields.map(({ name, value }) => [name, value]));
const valuesOf = (runs: readonly MadeRun[]): Record<string, unknown> => toValues(read(runs));
const lines = (texts: readonly string[], y = 100): MadeRun[] => texts.map((text, at) => [text, 100, y + at * 60]);

const HEAD = [
  '出租方（甲方）：样例乙',
  `身份证号码：${ID}`,
  '承租方（乙方）：江门市样例食品店（个体工商户）',
  `统一社会信用代码：${CODE}`,
];
const BODY = [
  '根据《中华人民共和国民法典》，甲乙双方在平等自愿的基础上订立本合同。',
  '第一条甲方将坐落于江门市蓬江区样例路12号15、16号铺的房屋出租',
  '给乙方使用，建筑面积为120.5平方米。',
  '第二条乙方承租该房屋作餐饮经营用途，不得改变房屋用途。',
  '第三条租赁期限自2026年1月1日起至2028年12月31日',
  '止。免租期自2026年1月1日起至2026年1月31日止。',
  '第四条月租金为人民币5,800元（大写：伍仟捌佰元整），押金11600元。',
];
const SIGNED = ['甲方（签章）：样例乙', '乙方（签章）：江门市样例食品店（个体工商户）', '签订日期：2025年12月20日'];
const contract = (change: Readonly<Record<string, string>> = {}): string[] =>
  ['房屋租赁合同', ...HEAD, ...BODY, ...SIGNED].map((line) => change[line] ?? line);

const EXPECTED = {
  lessor: '样例乙',
  lessee: '江门市样例食品店（个体工商户）',
  lesseeCode: CODE,
  address: '江门市蓬江区样例路12号15、16号铺',
  use: '餐饮经营',
  area: 120.5,
  from: '2026-01-01',
  to: '2028-12-31',
  rent: 5800,
  signedOn: '2025-12-20',
};

describe('lease', () => {
  it('reads clauses that run over line ends', () => {
    expect(read(lines(contract())).type).toBe('lease');
    expect(valuesOf(lines(contract()))).toEqual(EXPECTED);
    expect(read(lines(contract())).problems).toEqual([]);
  });

  it.each([2, 5, 7, 9, 11])('reads on over the end of a page (after line %i)', (at) => {
    const all = contract();
    expect(toValues(readPages(lines(all.slice(0, at)), lines(all.slice(at))))).toEqual(EXPECTED);
  });

  it('reads the parties side by side at the foot', () => {
    const foot: MadeRun[] = [
      ['甲方（盖章）：样例乙', 100, 900], ['乙方（盖章）：江门市样例食品店（个体工商户）', 800, 900],
      ['日期：2025年12月19日', 100, 960], ['日期：2025年12月20日', 800, 960],
    ]; // prettier-ignore
    expect(valuesOf([...lines(['房屋租赁合同', ...HEAD, ...BODY]), ...foot])).toEqual(EXPECTED);
  });

  it('gives a code to the party it stands under', () => {
    const head: MadeRun[] = [
      ['房屋租赁合同', 600, 40],
      ['甲方：样例乙', 100, 100], ['乙方：江门市样例食品店', 900, 100],
      [`身份证号：${ID}`, 100, 160], [`统一社会信用代码：${CODE}`, 900, 160],
    ]; // prettier-ignore
    expect(valuesOf([...head, ...lines(BODY, 300)])).toMatchObject({
      lessor: '样例乙',
      lessee: '江门市样例食品店',
      lesseeCode: CODE,
    });
  });

  it.each([
    ['（以下简称甲方）', { [HEAD[2] ?? '']: '承租方：江门市样例食品店（个体工商户）（以下简称乙方）' }],
    [
      'the code behind the name',
      {
        [HEAD[2] ?? '']: `承租方（乙方）：江门市样例食品店（个体工商户）（统一社会信用代码：${CODE}）`,
        [HEAD[3] ?? '']: '',
      },
    ],
    ['位于', { [BODY[1] ?? '']: '一、甲方将位于江门市蓬江区样例路12号15、16号铺的房屋出租' }],
    ['用途为', { [BODY[3] ?? '']: '二、租赁用途为餐饮经营，乙方不得改变。' }],
    ['days in Chinese numerals', { [BODY[4] ?? '']: '第三条租期自二〇二六年一月一日至二〇二八年十二月三十一日' }],
    ['days with marks', { [BODY[4] ?? '']: '第三条租赁期限三年，从2026.1.1到2028.12.31' }],
    ['a first day that counts', { [BODY[4] ?? '']: '第三条租赁期限为3年，自2026年1月1日（含当日）起至2028年12月31日' }],
    ['a comma read as a mark', { [BODY[1] ?? '']: '第一条甲方将坐落于江门市蓬江区样例路12号15，16号铺的房屋出租' }],
  ])('reads another way of saying it: %s', (_, change) => {
    expect(valuesOf(lines(contract(change as Record<string, string>).filter((line) => line !== '')))).toEqual(EXPECTED);
  });

  it('reads the table of the model text', () => {
    const table: MadeRun[] = [
      ...lines(['房屋租赁合同（备案文本）', ...HEAD]),
      ['房屋坐落', 100, 460], ['江门市蓬江区样例路12号15、16号铺', 400, 460],
      ['房屋用途', 100, 520], ['餐饮经营', 400, 520], ['建筑面积', 800, 520], ['120.5㎡', 1100, 520],
      ['起租日期', 100, 580], ['2026年1月1日', 400, 580], ['终止日期', 800, 580], ['2028年12月31日', 1100, 580],
      ['月租金', 100, 640], ['5800元', 400, 640], ['付款方式', 800, 640], ['按月支付', 1100, 640],
      ...lines(['第一条租赁期满，乙方需要继续租用的，应提前三十日提出。', ...SIGNED], 720),
    ]; // prettier-ignore
    expect(valuesOf(table)).toEqual(EXPECTED);
  });

  it('reads the text layer of a PDF whose writer put radicals for characters', () => {
    const radicals: Readonly<Record<string, string>> = {
      方: '⽅',
      用: '⽤',
      日: '⽇',
      月: '⽉',
      门: '⻔',
      食: '⻝',
      户: '⼾',
      工: '⼯',
    };
    const written = contract().map((line) => Array.from(line, (one) => radicals[one] ?? one).join(''));
    const runs = lines(written);
    const layer = interpretDocument([makePage(runs, { origin: 'pdf-text' })], { on: ON });
    expect(toValues(layer)).toEqual(EXPECTED);
    // Off pixels nothing of the kind is read; were it, it would stay a difference.
    expect(valuesOf(runs)).not.toEqual(EXPECTED);
  });

  it('takes no money and no rent-free time for the term', () => {
    const only = BODY[5]?.replace('止。', '') ?? '';
    expect(valuesOf(lines(['房屋租赁合同', ...HEAD, '第三条双方另行约定。', only]))['to']).not.toBe('2028-12-31');
  });

  it('names a day of the term that was not read whole, and keeps the other', () => {
    const runs = lines(contract({ [BODY[4] ?? '']: '第三条租赁期限自2026年1月日起至2028年12月31日' }));
    expect(fieldOf(runs, 'from')).toMatchObject({ value: null, raw: '2026年1月日', fault: 'unclear' });
    expect(fieldOf(runs, 'to')).toMatchObject({ value: '2028-12-31' });
  });

  const fieldOf = (runs: readonly MadeRun[], name: string) => read(runs).fields.find((field) => field.name === name);

  it.each([
    ['lessee', '乙方（签章）：江门市样例食品店（个体工商户）', '乙方（签章）：江门市别的食品店'],
    ['lessor', '甲方（签章）：样例乙', '甲方（签章）：样例丙'],
  ])('says that the %s is another one at the signature', (name, from, to) => {
    expect(fieldOf(lines(contract({ [from]: to })), name)).toMatchObject({ accepted: false, fault: 'contradicted' });
  });

  it('does not take a part of a name that wraps in its column for the whole', () => {
    const head: MadeRun[] = [
      ['房屋租赁合同', 600, 40],
      ['乙方：江门市样例', 100, 100], ['甲方：样例乙', 900, 100],
      ['食品有限公司', 190, 140], [`身份证号：${ID}`, 900, 160],
      [`统一社会信用代码：${CODE}`, 100, 220],
    ]; // prettier-ignore
    const lessee = fieldOf([...head, ...lines(BODY, 300)], 'lessee');
    expect(lessee?.accepted === true && lessee.value !== '江门市样例食品有限公司').toBe(false);
    expect(lessee?.fault).toBe('contradicted');
  });

  it.each(['样例乙乙样', '样例', '乙样', '甲方专用章'])(
    'takes signs of a stamp at the signature for no other name: %s',
    (signs) => {
      const runs = lines(contract({ '甲方（签章）：样例乙': `甲方（签章）：${signs}` }));
      expect(fieldOf(runs, 'lessor')).toMatchObject({ value: '样例乙' });
      expect(fieldOf(runs, 'lessor')?.fault).toBeUndefined();
    },
  );

  it('says that two clauses give two terms', () => {
    const runs = lines([...contract(), '补充条款：租赁期限自2026年1月1日起至2029年12月31日止。']);
    expect(fieldOf(runs, 'to')).toMatchObject({ accepted: false, fault: 'contradicted' });
    expect(fieldOf(runs, 'from')).toMatchObject({ value: '2026-01-01', accepted: true });
  });

  it.each([
    ['EXPIRED', { [BODY[4] ?? '']: '第三条租赁期限自2023年1月1日起至2025年12月31日' }],
    ['NOT_YET_VALID', { [BODY[4] ?? '']: '第三条租赁期限自2026年12月1日起至2028年12月31日' }],
    ['TERM_TOO_LONG', { [BODY[4] ?? '']: '第三条租赁期限自2026年1月1日起至2047年12月31日' }],
    ['DATES_OUT_OF_ORDER', { [BODY[4] ?? '']: '第三条租赁期限自2026年1月1日起至2025年12月31日' }],
    ['CHECK_DIGIT', { [HEAD[3] ?? '']: `统一社会信用代码：${CODE.slice(0, 17)}${CODE.endsWith('1') ? '2' : '1'}` }],
    ['IN_FUTURE', { '签订日期：2025年12月20日': '签订日期：2026年12月20日' }],
  ])('warns of %s', (code, change) => {
    expect(
      read(lines(contract(change as unknown as Record<string, string>))).problems.map((problem) => problem.code),
    ).toEqual([code]);
  });
});
