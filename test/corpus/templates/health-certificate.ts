import { addDays, addYears, ageOn, type LocalDate } from '@licensing/domain';
import type { Drawing, Fields, Template } from '../document';
import { drawFrame, drawPortrait, drawQrCode, drawRule, drawWatermark } from '../drawing/decor';
import type { Face } from '../drawing/fonts';
import { drawSeal } from '../drawing/seal';
import type { Sheet } from '../drawing/sheet';
import type { Random } from '../random';
import { writeDate } from '../subjects/dates';
import { person, TODAY } from '../subjects/people';
import { districts } from '../subjects/places';

const institutions = [
  '江门市疾病预防控制中心',
  '江门市中心医院',
  '江门市五邑中医院',
  ...districts.flatMap(({ name }) => [
    `${name.endsWith('区') ? `江门市${name}` : name}疾病预防控制中心`,
    `${name.endsWith('区') ? `江门市${name}` : name}人民医院`,
  ]),
  '江门市蓬江区环市街道社区卫生服务中心',
];
const trades = '食品从业人员 餐饮服务 食品销售 厨师 服务员 面点师 食品生产 公共场所 凉菜制作 收银员'.split(' ');

interface Certificate {
  readonly fields: Fields;
  readonly issuedOn: LocalDate;
  readonly validTo: LocalDate;
  readonly value: Face;
  readonly label: Face;
}

function describe(random: Random): Certificate {
  const holder = person(random);
  const issuedOn = addDays(TODAY, -random.whole(1, 500));
  const validTo = random.chance(0.5) ? addYears(issuedOn, 1) : addDays(addYears(issuedOn, 1), -1);
  const number = random.pick([
    `粤健J${random.digits(8)}`,
    `${issuedOn.slice(0, 4)}${random.digits(7)}`,
    `JK4407${random.digits(9)}`,
  ]);
  const [label, value] = random.pick([
    ['sans-medium', 'sans'],
    ['serif-medium', 'serif'],
    ['sans', 'xiaowei'],
    ['sans', 'serif-medium'],
  ] as const);
  return {
    fields: {
      name: holder.name,
      sex: holder.sex,
      age: ageOn(holder.bornOn, issuedOn),
      idNumber: holder.idNumber,
      number,
      trade: random.pick(trades),
      institution: random.pick(institutions),
      issuedOn,
      validTo,
    },
    issuedOn,
    validTo,
    label,
    value,
  };
}

function entry(
  sheet: Sheet,
  { fields, label, value }: Certificate,
  [title, field, shown = String(fields[field])]: readonly [string, string, string?],
  [x, y]: readonly [number, number],
  size: number,
  room: number,
): number {
  const at = sheet.text(`${title}：`, x, y, { face: label, size });
  return sheet.fitted(shown, at, y, room - (at - x), { face: value, size, field });
}

/** A plastic card with the photo at the left; no identity number on some. */
function makeCard(random: Random): Drawing {
  const certificate = describe(random);
  const { fields, issuedOn, validTo } = certificate;
  const hasNumber = random.chance(0.6);
  if (!hasNumber) delete fields['idNumber'];
  const form = random.pick(['padded', 'dots', 'dashes', 'plain'] as const);
  const tint = random.pick(['#7fb58a', '#79a8cf', '#d6a3b5']);
  const title = random.pick(['健 康 证 明', '健康合格证', '从业人员健康证明', '健 康 证']);
  const draw = (sheet: Sheet): void => {
    drawWatermark(sheet, random, tint, 0.3);
    sheet.shapes((context) => {
      context.fillStyle = tint;
      context.globalAlpha = 0.35;
      context.fillRect(0, 0, 85.6, 11);
    });
    sheet.text(title, 42.8, 8, { face: 'sans-bold', size: 5.2, align: 'centre' });
    drawPortrait(sheet, random, 4, 14, 20, 26);
    const size = 2.7;
    const x = 27;
    entry(sheet, certificate, ['姓名', 'name'], [x, 17], size, 24);
    entry(sheet, certificate, ['性别', 'sex'], [x + 25, 17], size, 14);
    entry(sheet, certificate, ['年龄', 'age'], [x + 40, 17], size, 16);
    let y = 17;
    const step = hasNumber ? 5.1 : 5.8;
    if (hasNumber) entry(sheet, certificate, ['身份证号', 'idNumber'], [x, (y += step)], size, 56);
    entry(sheet, certificate, [random.pick(['工种', '行业', '从业类别']), 'trade'], [x, (y += step)], size, 56);
    entry(sheet, certificate, [random.pick(['编号', '证号']), 'number'], [x, (y += step)], size, 56);
    entry(
      sheet,
      certificate,
      [random.pick(['体检单位', '发证单位', '检查机构']), 'institution'],
      [x, (y += step)],
      size,
      56,
    );
    entry(sheet, certificate, ['发证日期', 'issuedOn', writeDate(issuedOn, form)], [x, (y += step)], size, 56);
    entry(sheet, certificate, ['有效期至', 'validTo', writeDate(validTo, form)], [x, y + step], size, 56);
    drawSeal(sheet, random, String(fields['institution']), { x: 70, y: 41, radius: 9 });
  };
  return { pages: [{ width: 85.6, height: 54, draw }], fields };
}

/** A folded paper of the provincial form, half an A4 sheet. */
function makePaper(random: Random): Drawing {
  const certificate = describe(random);
  const { fields, issuedOn, validTo } = certificate;
  const form = random.pick(['padded', 'plain'] as const);
  const isRange = random.chance(0.4);
  const draw = (sheet: Sheet): void => {
    drawWatermark(sheet, random, '#9fc0a5', 0.25);
    drawFrame(sheet, 5, 4, '#6f9f7c');
    sheet.text('广东省', 105, 24, { face: 'serif-medium', size: 5.5, align: 'centre', spacing: 3 });
    sheet.text('食品从业人员健康证明', 105, 35, { face: 'serif-bold', size: 8.5, align: 'centre' });
    drawPortrait(sheet, random, 160, 46, 30, 40);
    const size = 4.4;
    entry(sheet, certificate, ['编号', 'number'], [22, 50], size, 120);
    entry(sheet, certificate, ['姓名', 'name'], [22, 61], size, 50);
    entry(sheet, certificate, ['性别', 'sex'], [76, 61], size, 30);
    entry(sheet, certificate, ['年龄', 'age', `${String(fields['age'])}岁`], [110, 61], size, 40);
    entry(sheet, certificate, ['身份证号码', 'idNumber'], [22, 72], size, 120);
    entry(sheet, certificate, ['从业类别', 'trade'], [22, 83], size, 120);
    sheet.paragraph(
      '根据《中华人民共和国食品安全法》的规定，经健康检查，未发现患有有碍食品安全的疾病，特发此证。',
      { x: 22, y: 96, width: 166, lines: 2 },
      { face: certificate.label, size: 3.8 },
    );
    entry(sheet, certificate, ['体检机构', 'institution'], [22, 115], size, 110);
    entry(sheet, certificate, ['发证日期', 'issuedOn', writeDate(issuedOn, form)], [22, 126], size, 80);
    if (isRange) {
      const style = { face: certificate.value, size };
      const at = sheet.text('有效期：', 112, 126, { face: certificate.label, size: size });
      const mid = sheet.text(`${writeDate(issuedOn, 'dots')} 至 `, at, 126, style);
      sheet.text(writeDate(validTo, 'dots'), mid, 126, { ...style, field: 'validTo' });
    } else entry(sheet, certificate, ['有效期至', 'validTo', writeDate(validTo, form)], [112, 126], size, 80);
    drawSeal(sheet, random, String(fields['institution']), { x: 75, y: 118, radius: 18, line: '体检专用章' });
  };
  return { pages: [{ width: 210, height: 140, draw }], fields };
}

/** Printed from the provincial system: a table with a QR code. */
function makeElectronic(random: Random): Drawing {
  const certificate = describe(random);
  const { fields, label, value, issuedOn, validTo } = certificate;
  const rows = [
    ['姓名', 'name', String(fields['name']), '性别', 'sex', String(fields['sex'])],
    ['年龄', 'age', String(fields['age']), '行业类别', 'trade', String(fields['trade'])],
    ['证件号码', 'idNumber', String(fields['idNumber'])],
    ['健康证编号', 'number', String(fields['number'])],
    ['检查机构', 'institution', String(fields['institution'])],
    ['发证日期', 'issuedOn', writeDate(issuedOn, 'dashes'), '有效期至', 'validTo', writeDate(validTo, 'dashes')],
  ];
  const draw = (sheet: Sheet): void => {
    sheet.text('预防性健康检查合格证明', 74, 24, { face: 'sans-bold', size: 7, align: 'centre' });
    const [top, step, size] = [36, 14, 3.9];
    rows.forEach((row, index) => {
      const y = top + index * step;
      drawRule(sheet, [10, y], [138, y]);
      const [leftTitle = '', leftField = '', left = '', rightTitle, rightField, right = ''] = row;
      sheet.text(leftTitle, 13, y + 8.5, { face: label, size });
      sheet.fitted(left, 38, y + 8.5, rightTitle === undefined ? 96 : 34, { face: value, size, field: leftField });
      if (rightTitle === undefined) return;
      drawRule(sheet, [74, y], [74, y + step]);
      drawRule(sheet, [98, y], [98, y + step]);
      sheet.text(rightTitle, 77, y + 8.5, { face: label, size });
      sheet.fitted(right, 101, y + 8.5, 35, { face: value, size, field: rightField });
    });
    const bottom = top + rows.length * step;
    drawRule(sheet, [10, bottom], [138, bottom]);
    for (const x of [10, 36, 138]) drawRule(sheet, [x, top], [x, bottom]);
    drawPortrait(sheet, random, 14, bottom + 8, 26, 34);
    drawQrCode(sheet, `https://jkz.example/c/${String(fields['number']).replace(/\D/g, '')}`, 104, bottom + 10, 28);
    sheet.text('扫码核验', 118, bottom + 46, { face: 'sans', size: 3.2, align: 'centre' });
    drawSeal(sheet, random, String(fields['institution']), { x: 72, y: bottom + 22, radius: 19 });
  };
  return { pages: [{ width: 148, height: 210, draw }], fields };
}

export const healthCertificate: Template = {
  card: { share: 3, make: makeCard },
  paper: { share: 2, make: makePaper },
  electronic: { share: 2, make: makeElectronic },
};
