import type { PageDrawing } from '../corpus/document';
import { drawEmblem, drawFrame, drawQrCode, drawWatermark } from '../corpus/drawing/decor';
import { drawSeal } from '../corpus/drawing/seal';
import type { Sheet } from '../corpus/drawing/sheet';
import { type Random, randomFor } from '../corpus/random';
import { photographTogether } from '../corpus/special/one-photo';

/** What a document of a new business shows, by the names of its fields, as the sandbox lists it. */
export type Shown = Readonly<Record<string, string | number>>;

/** Photos at a slight angle, on a table, by a phone of today: as somebody sends them who has looked at them before. */
const SEEDS = { licence: 3687, lease: 1352 };

const LABEL = { face: 'serif-medium', size: 5, colour: '#3c3a36' } as const;
const VALUE = { face: 'serif-medium', size: 5.4 } as const;

const inChinese = (day: unknown): string => {
  const [year = '', month = '', date = ''] = String(day).split('-');
  return `${year}年${month}月${date}日`;
};

function row(sheet: Sheet, label: string, text: string, x: number, y: number, width: number, lines = 1): number {
  sheet.spread(label, x, y, 24, LABEL);
  return sheet.paragraph(text, { x: x + 29, y, width: width - 29, lines, leading: 1.35 }, VALUE) + 10.5;
}

/** The landscape business licence of a shop, as it is handed out today. */
function drawLicence(sheet: Sheet, random: Random, shown: Shown): void {
  const say = (name: string): string => String(shown[name] ?? '');
  const isPerson = say('kind') === '个体工商户';
  drawWatermark(sheet, random, '#8aa58c', 0.28);
  drawFrame(sheet, 7, 7, '#8aa58c');
  drawEmblem(sheet, 148.5, 31, 11);
  sheet.text('营业执照', 148.5, 62, { face: 'serif-bold', size: 17, align: 'centre', spacing: 6 });
  sheet.text('（副　本）', 148.5, 73, { face: 'serif-bold', size: 6.5, align: 'centre' });
  sheet.text('统一社会信用代码', 24, 45, { ...LABEL, size: 4.6 });
  sheet.text(say('creditCode'), 24, 53, { ...VALUE, size: 5.6 });
  drawQrCode(sheet, `https://gsxt.example/index/businesslicense?uniscid=${say('creditCode')}`, 224, 27, 27);
  let y = row(sheet, '名称', say('name'), 24, 88, 138, 2);
  y = row(sheet, '类型', say('kind'), 24, y, 138);
  y = row(sheet, isPerson ? '经营者' : '法定代表人', say('representative'), 24, y, 138);
  row(sheet, '经营范围', say('scope'), 24, y, 138, 9);
  y = 88;
  if (shown['capital'] !== undefined) y = row(sheet, '注册资本', say('capital'), 172, y, 104);
  y = row(sheet, '成立日期', inChinese(shown['establishedOn']), 172, y, 104);
  row(sheet, isPerson ? '经营场所' : '住所', say('address'), 172, y, 104, 3);
  sheet.text('登记机关', 206, 161, { ...LABEL, size: 5.8, spacing: 2.5 });
  sheet.text(say('registeredBy'), 198, 174, { ...VALUE, size: 4.8 });
  sheet.text(inChinese(shown['issuedOn']), 203, 187, { ...VALUE, size: 5.2 });
  drawSeal(sheet, random, say('registeredBy'), { x: 226, y: 173, radius: 20 });
  sheet.text('国家市场监督管理总局监制', 273, 193.5, { face: 'sans', size: 3, align: 'right' });
}

/** A lease on one page. */
function drawLease(sheet: Sheet, random: Random, shown: Shown): void {
  const say = (name: string): string => String(shown[name] ?? '');
  const style = { face: 'serif-medium', size: 5 } as const;
  sheet.text('房屋租赁合同', 105, 32, { face: 'serif-bold', size: 8, align: 'centre', spacing: 1 });
  const parties = [
    `出租方（甲方）：${say('lessor')}`,
    `承租方（乙方）：${say('lessee')}`,
    `统一社会信用代码：${say('lesseeCode')}`,
  ];
  parties.forEach((text, index) => {
    sheet.fitted(text, 25, 50 + index * 9, 160, style);
  });
  const clauses = [
    `　　第一条　甲方将坐落于${say('address')}的房屋出租给乙方使用，建筑面积为${say('area')}平方米。`,
    `　　第二条　乙方承租该房屋作${say('use')}用途。未经甲方书面同意，乙方不得改变房屋用途，不得转租。`,
    `　　第三条　租赁期限自${inChinese(shown['from'])}起至${inChinese(shown['to'])}止。`,
    `　　第四条　租金为${say('rent')}，乙方应于每月5日前支付。`,
    '　　第五条　租赁期间，水费、电费、物业管理费由乙方承担；房屋主体结构的维修由甲方负责。',
    '　　第六条　本合同一式两份，甲乙双方各执一份，自双方签字（盖章）之日起生效。',
  ];
  let y = 84;
  for (const clause of clauses) y = sheet.prose([clause], { x: 25, y, width: 160, lines: 6, leading: 1.7 }, style) + 9;
  sheet.text('甲方（签章）：', 28, y + 14, style);
  sheet.text('乙方（签章）：', 112, y + 14, style);
  drawSeal(sheet, random, say('lessor'), { x: 62, y: y + 22, radius: 18, line: '合同专用章' });
  drawSeal(sheet, random, say('lessee'), { x: 146, y: y + 22, radius: 18, line: '合同专用章' });
  sheet.text(`签订日期：${inChinese(shown['signedOn'])}`, 112, y + 48, style);
}

/** Photos of the two documents with which a business begins that no register knows yet. Same wish, same bytes. */
export async function photographDocuments(documents: {
  readonly 'business-licence': Shown;
  readonly lease: Shown;
}): Promise<{ licence: Buffer; lease: Buffer }> {
  const licence = drawingOf(297, 210, drawLicence, SEEDS.licence, documents['business-licence']);
  const lease = drawingOf(210, 297, drawLease, SEEDS.lease, documents.lease);
  return {
    licence: await photographTogether([licence], SEEDS.licence),
    lease: await photographTogether([lease], SEEDS.lease),
  };
}

function drawingOf(width: number, height: number, draw: typeof drawLease, seed: number, shown: Shown): PageDrawing {
  return { width, height, draw: (sheet) => { draw(sheet, randomFor(seed, 'drawing'), shown); } }; // prettier-ignore
}
