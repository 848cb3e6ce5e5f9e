import { addDays, addYears } from '@licensing/domain';
import type { Drawing, Fields, PageDrawing, Template } from '../document';
import { drawRule } from '../drawing/decor';
import type { Face } from '../drawing/fonts';
import { drawNameSeal, drawSeal } from '../drawing/seal';
import type { Sheet } from '../drawing/sheet';
import type { Part } from '../drawing/text-style';
import type { Random } from '../random';
import { business, premisesAddress } from '../subjects/business';
import { writeDate } from '../subjects/dates';
import { person, TODAY } from '../subjects/people';
import { moneyInWords } from '../subjects/money';

interface Lease {
  readonly fields: Fields;
  readonly lessorCode: string;
  readonly isCompany: boolean;
  readonly lessorIsCompany: boolean;
  readonly printed: Face;
  readonly filled: Face;
  readonly areaText: string;
  readonly rentText: string;
  readonly dates: { readonly from: string; readonly to: string; readonly signedOn: string };
}

function describe(random: Random): Lease {
  const lessee = business(random);
  const owner = random.chance(0.7) ? person(random) : undefined;
  const company = business(random);
  const isCompany = random.chance(0.65);
  const from = addDays(TODAY, -random.whole(-20, 700));
  const to = addDays(addYears(from, random.pick([1, 2, 3, 3, 5, 8])), -1);
  const signedOn = addDays(from, -random.whole(0, 25));
  const area = random.chance(0.4) ? random.whole(12, 300) : Number(random.between(12, 300).toFixed(random.whole(1, 2)));
  const rent = random.whole(8, 400) * 100;
  const form = random.pick(['plain', 'padded'] as const);
  const printed = random.pick(['serif', 'sans', 'serif-medium', 'sans-light'] as const);
  return {
    fields: {
      lessor: owner?.name ?? company.name,
      lessee: isCompany ? lessee.name : lessee.representative.name,
      lesseeCode: isCompany ? lessee.creditCode : lessee.representative.idNumber,
      address: premisesAddress(random, lessee.district),
      use: random.pick(['商业', '餐饮经营', '商铺', '食品销售', '经营餐饮', '办公及仓储']),
      area,
      from,
      to,
      rent,
      signedOn,
    },
    lessorCode: owner?.idNumber ?? company.creditCode,
    isCompany,
    lessorIsCompany: owner === undefined,
    printed,
    filled: random.pickWeighted([
      [printed, 6],
      ['xiaowei', 3],
      ['brush', 1],
    ] as const),
    areaText: String(area),
    rentText: random.chance(0.5) ? String(rent) : rent.toLocaleString('en-US'),
    dates: { from: writeDate(from, form), to: writeDate(to, form), signedOn: writeDate(signedOn, form) },
  };
}

const codeLabel = (isCompany: boolean): string => (isCompany ? '统一社会信用代码' : '身份证号码');

function parties(sheet: Sheet, lease: Lease, y: number, x = 25): number {
  const { fields, printed, filled, lessorCode, lessorIsCompany, isCompany } = lease;
  const lines: [string, string, string?][] = [
    ['出租方（甲方）', String(fields['lessor']), 'lessor'],
    [codeLabel(lessorIsCompany), lessorCode],
    ['承租方（乙方）', String(fields['lessee']), 'lessee'],
    [codeLabel(isCompany), String(fields['lesseeCode']), 'lesseeCode'],
  ];
  let at = y;
  for (const [label, text, field] of lines) {
    const end = sheet.text(`${label}：`, x, at, { face: printed, size: 4.4 });
    sheet.fitted(text, end, at, 185 - end, { face: filled, size: 4.4, field });
    at += 9;
  }
  return at;
}

function clauses({ fields, filled, areaText, rentText, dates }: Lease): readonly (readonly (string | Part)[])[] {
  const say = (field: string, text = String(fields[field])): Part => ({
    text,
    field,
    face: filled,
    isUnderlined: true,
  });
  const blank = (text: string): Part => ({ text, face: filled, isUnderlined: true });
  return [
    ['　　第一条　甲方将坐落于', say('address'), '的房屋出租给乙方使用，建筑面积为', say('area', areaText), '平方米。'],
    ['　　第二条　乙方承租该房屋作', say('use'), '用途。未经甲方书面同意，乙方不得改变房屋用途，不得转租。'],
    ['　　第三条　租赁期限自', say('from', dates.from), '起至', say('to', dates.to), '止。'],
    ['　　第四条　月租金为人民币', say('rent', rentText), '元（大写：', blank(moneyInWords(Number(fields['rent']))), '），乙方应于每月5日前支付。'],
    ['　　第五条　乙方于签订本合同时向甲方支付押金人民币', blank(String(Number(fields['rent']) * 2)), '元，合同期满无违约时退还。'],
    ['　　第六条　租赁期间，水费、电费、物业管理费由乙方承担；房屋主体结构的维修由甲方负责。'],
  ]; // prettier-ignore
}

const more = [
  '　　第七条　有下列情形之一的，甲方可以解除合同：乙方拖欠租金超过三十日的；利用房屋从事违法活动的；故意损坏房屋的。',
  '　　第八条　租赁期满，乙方需要继续租用的，应提前三十日提出，同等条件下享有优先承租权。',
  '　　第九条　因不可抗力致使合同不能履行的，双方互不承担责任。',
  '　　第十条　本合同在履行中发生争议，由双方协商解决；协商不成的，向房屋所在地人民法院提起诉讼。',
  '　　第十一条　本合同一式两份，甲乙双方各执一份，自双方签字（盖章）之日起生效。',
];

function signing(sheet: Sheet, random: Random, lease: Lease, y: number): void {
  const { fields, printed, filled, isCompany, lessorIsCompany, dates } = lease;
  const style = { face: printed, size: 4.4 };
  const sides = [
    ['甲方（签章）：', String(fields['lessor']), lessorIsCompany, 28],
    ['乙方（签章）：', String(fields['lessee']), isCompany, 112],
  ] as const;
  for (const [label, name, isSealed, x] of sides) {
    const end = sheet.text(label, x, y, style);
    if (isSealed) drawSeal(sheet, random, name, { x: x + 34, y: y + 8, radius: 18, line: '合同专用章' });
    else {
      sheet.text(name, end + 1, y, { face: 'brush', size: 6.5 });
      drawNameSeal(sheet, random, name, end + 24, y - 3, 9);
    }
  }
  const at = sheet.text('签订日期：', 112, y + 22, style);
  sheet.text(dates.signedOn, at, y + 22, { ...style, face: filled, field: 'signedOn' });
}

function body(
  sheet: Sheet,
  lines: readonly (readonly (string | Part)[])[],
  face: Face,
  y: number,
  leading = 1.75,
): number {
  let at = y;
  for (const line of lines)
    at = sheet.prose(line, { x: 25, y: at, width: 160, lines: 6, leading }, { face, size: 4.3 }) + 8.4;
  return at;
}

/** Everything on one page. */
function makeShort(random: Random): Drawing {
  const lease = describe(random);
  const { fields, printed } = lease;
  const draw = (sheet: Sheet): void => {
    sheet.text('房屋租赁合同', 105, 30, { face: 'serif-bold', size: 8.5, align: 'centre', spacing: 2 });
    const top = parties(sheet, lease, 46);
    const end = body(sheet, [...clauses(lease), [more[4] as string]], printed, top + 4, 1.55);
    signing(sheet, random, lease, Math.max(end + 8, 230));
  };
  return { pages: [{ width: 210, height: 297, draw }], fields };
}

/** Two pages: what was agreed on the first, the signatures on the second. */
function makeLong(random: Random): Drawing {
  const lease = describe(random);
  const { fields, printed } = lease;
  const number = `合同编号：${random.digits(4)}-${random.digits(5)}`;
  const foot = (sheet: Sheet, page: number): void => {
    sheet.text(`第 ${page} 页 共 2 页`, 105, 285, { face: printed, size: 3.2, align: 'centre' });
  };
  const first: PageDrawing['draw'] = (sheet) => {
    sheet.text(number, 185, 22, { face: printed, size: 3.6, align: 'right' });
    sheet.text('商 铺 租 赁 合 同', 105, 38, { face: 'serif-bold', size: 9, align: 'centre' });
    const top = parties(sheet, lease, 56);
    const intro =
      '　　根据《中华人民共和国民法典》及有关法律法规，甲乙双方在平等自愿的基础上，就房屋租赁事宜订立本合同。';
    body(sheet, [[intro], ...clauses(lease)], printed, top + 5);
    foot(sheet, 1);
  };
  const second: PageDrawing['draw'] = (sheet) => {
    const end = body(
      sheet,
      more.map((line) => [line]),
      printed,
      34,
    );
    signing(sheet, random, lease, end + 16);
    foot(sheet, 2);
  };
  const size = { width: 210, height: 297 };
  return {
    pages: [
      { ...size, draw: first },
      { ...size, draw: second },
    ],
    fields,
  };
}

/** The model text of the housing office: a table of facts above the clauses. */
function makeTable(random: Random): Drawing {
  const lease = describe(random);
  const { fields, printed, filled, areaText, rentText, dates } = lease;
  const draw = (sheet: Sheet): void => {
    sheet.text('房屋租赁合同（备案文本）', 105, 32, { face: 'serif-bold', size: 8, align: 'centre' });
    const top = parties(sheet, lease, 48);
    const rows: [string, string, string, string?, string?, string?][] = [
      ['房屋坐落', String(fields['address']), 'address'],
      ['房屋用途', String(fields['use']), 'use', '建筑面积', `${areaText}㎡`, 'area'],
      ['起租日期', dates.from, 'from', '终止日期', dates.to, 'to'],
      ['月租金', `${rentText}元`, 'rent', '付款方式', '按月支付'],
    ];
    const [step, size] = [12, 4.2];
    rows.forEach(([label, text, field, second, other = '', otherField], index) => {
      const y = top + index * step;
      drawRule(sheet, [25, y], [185, y]);
      sheet.text(label, 28, y + 7.6, { face: printed, size });
      sheet.fitted(text, 54, y + 7.6, second === undefined ? 128 : 48, { face: filled, size, field });
      if (second === undefined) return;
      for (const x of [105, 130]) drawRule(sheet, [x, y], [x, y + step]);
      sheet.text(second, 108, y + 7.6, { face: printed, size });
      sheet.fitted(other, 133, y + 7.6, 50, { face: filled, size, field: otherField });
    });
    const bottom = top + rows.length * step;
    drawRule(sheet, [25, bottom], [185, bottom]);
    for (const x of [25, 51, 185]) drawRule(sheet, [x, top], [x, bottom]);
    const end = body(
      sheet,
      more.map((line) => [line]),
      printed,
      bottom + 10,
      1.5,
    );
    signing(sheet, random, lease, Math.max(end + 8, 235));
  };
  return { pages: [{ width: 210, height: 297, draw }], fields };
}

export const leaseContract: Template = {
  short: { share: 1, make: makeShort },
  long: { share: 1.2, make: makeLong },
  table: { share: 0.8, make: makeTable },
};
