import { addDays, addYears } from '@licensing/domain';
import type { Drawing, Fields, Template } from '../document';
import { drawQrCode, drawRule, drawWatermark } from '../drawing/decor';
import type { Face } from '../drawing/fonts';
import { drawSeal } from '../drawing/seal';
import type { Sheet } from '../drawing/sheet';
import type { Random } from '../random';
import { business, premisesAddress } from '../subjects/business';
import { writeDate } from '../subjects/dates';
import { person, TODAY } from '../subjects/people';
import { districts, shortPlace } from '../subjects/places';

interface Certificate {
  readonly fields: Fields;
  readonly rows: readonly (readonly [label: string, text: string, field?: string])[];
  readonly place: string;
  readonly issued: string;
  readonly label: Face;
  readonly value: Face;
}

function describe(random: Random): Certificate {
  const district = random.pick(districts);
  const place = shortPlace(district);
  const city = district.name.endsWith('区') ? '江门市' : district.name;
  const issuedOn = addDays(TODAY, -random.whole(60, 3_600));
  const termEnd = addDays(addYears(addDays(issuedOn, -random.whole(100, 4_000)), random.pick([40, 50])), -1);
  const holder = random.chance(0.6) ? person(random).name : business(random).name;
  const building = random.between(18, 420).toFixed(2);
  const land = random.between(8, 160).toFixed(2);
  const use = random.pick(['商业', '商业服务', '商铺', '住宅', '工业', '办公']);
  const landUse = { 住宅: '城镇住宅用地', 工业: '工业用地' }[use] ?? '商服用地';
  const fields: Fields = {
    number: `粤（${issuedOn.slice(0, 4)}）${city}不动产权第${random.digits(7)}号`,
    holder,
    address: premisesAddress(random, district).replace(/（.*）$/, ''),
    unitNumber: `${district.code}${random.digits(6)}GB${random.digits(5)}F${random.digits(8)}`,
    rightType: '国有建设用地使用权/房屋所有权',
    use: random.chance(0.6) ? `${landUse}/${use}` : use,
    area: Number(building),
    termEnd,
  };
  const [label, value] = random.pick([
    ['serif-medium', 'serif'],
    ['serif', 'sans'],
    ['serif-medium', 'xiaowei'],
  ] as const);
  const unit = random.pick(['㎡', '平方米', 'm²']);
  const from = addDays(addYears(termEnd, -40), 1);
  return {
    fields,
    place,
    issued: writeDate(issuedOn, 'padded'),
    label,
    value,
    rows: [
      ['权利人', holder, 'holder'],
      ['共有情况', random.pick(['单独所有', '单独所有', '共同共有'])],
      ['坐落', String(fields['address']), 'address'],
      ['不动产单元号', String(fields['unitNumber']), 'unitNumber'],
      ['权利类型', String(fields['rightType']), 'rightType'],
      ['权利性质', '出让/市场化商品房'],
      ['用途', String(fields['use']), 'use'],
      [
        '面积',
        random.chance(0.6)
          ? `共有宗地面积：${land}${unit}/房屋建筑面积：${building}${unit}`
          : `房屋建筑面积：${building}${unit}`,
        'area',
      ],
      ['使用期限', `国有建设用地使用权${writeDate(from, 'padded')}起${writeDate(termEnd, 'padded')}止`, 'termEnd'],
    ],
  };
}

function table(sheet: Sheet, certificate: Certificate, x: number, y: number, width: number, step: number): void {
  const { rows, label, value, fields } = certificate;
  const size = 4.2;
  sheet.text(String(fields['number']), x + width, y - 4, { face: value, size, align: 'right', field: 'number' });
  const split = x + 30;
  rows.forEach(([title, text, field], index) => {
    const top = y + index * step;
    drawRule(sheet, [x, top], [x + width, top]);
    sheet.spread(title, x + 3, top + step * 0.62, 24, { face: label, size });
    const lines = sheet.measure(text, { face: value, size }) > width - 36 ? 2 : 1;
    const first = top + step * (lines === 2 ? 0.42 : 0.62);
    sheet.paragraph(
      text,
      { x: split + 3, y: first, width: width - 36, lines: 2, leading: 1.3 },
      { face: value, size, field },
    );
  });
  const bottom = y + rows.length * step;
  drawRule(sheet, [x, bottom], [x + width, bottom]);
  drawRule(sheet, [x, bottom + 32], [x + width, bottom + 32]);
  for (const at of [x, split, x + width]) drawRule(sheet, [at, y], [at, bottom + 32]);
  sheet.spread('权利其他状况', x + 3, bottom + 17, 24, { face: label, size: 3.6 });
  const notes = [`房屋结构：钢筋混凝土结构`, `房屋总层数：${rows.length + 3}层　所在层数：1层`, '登记原因：买卖'];
  notes.forEach((note, index) => sheet.text(note, split + 3, bottom + 8 + index * 7, { face: value, size: 3.6 }));
}

/** The page with the table alone. */
function makePage(random: Random): Drawing {
  const certificate = describe(random);
  const { fields, place } = certificate;
  const draw = (sheet: Sheet): void => {
    drawWatermark(sheet, random, '#d4b8a8', 0.25);
    sheet.text('不动产权证书', 105, 28, { face: 'serif-bold', size: 9, align: 'centre', spacing: 2 });
    table(sheet, certificate, 22, 46, 166, 19);
    drawSeal(sheet, random, `${place}自然资源局`, { x: 150, y: 238, radius: 20, line: '不动产登记专用章' });
  };
  return { pages: [{ width: 210, height: 297, draw }], fields };
}

/** The booklet lying open: what the law says at the left, the table at the right. */
function makeSpread(random: Random): Drawing {
  const certificate = describe(random);
  const { fields, place, issued, label, value } = certificate;
  const draw = (sheet: Sheet): void => {
    drawWatermark(sheet, random, '#d4b8a8', 0.25);
    drawRule(sheet, [148.5, 0], [148.5, 210], 0.3, '#a9998c');
    sheet.paragraph(
      '　　根据《中华人民共和国民法典》等法律法规，为保护不动产权利人合法权益，对不动产权利人申请登记的本证所列不动产权利，经审查核实，准予登记，颁发此证。',
      { x: 20, y: 52, width: 108, lines: 6, leading: 1.9 },
      { face: label, size: 5 },
    );
    sheet.text('登记机构（章）', 92, 128, { face: label, size: 4.6 });
    sheet.text(issued, 92, 142, { face: value, size: 4.6 });
    drawSeal(sheet, random, `${place}自然资源局`, { x: 104, y: 130, radius: 20, line: '不动产登记专用章' });
    drawQrCode(sheet, `https://bdc.example/q/${random.digits(14)}`, 22, 148, 24);
    sheet.text(`编号 No ${random.digits(11)}`, 22, 186, { face: value, size: 4 });
    table(sheet, certificate, 158, 30, 128, 15);
  };
  return { pages: [{ width: 297, height: 210, draw }], fields };
}

export const realEstateCertificate: Template = {
  page: { share: 1, make: makePage },
  spread: { share: 1, make: makeSpread },
};
