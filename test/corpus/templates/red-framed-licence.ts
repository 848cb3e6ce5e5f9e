import { addDays, addYears } from '@licensing/domain';
import type { Drawing, Fields } from '../document';
import { drawEmblem, drawFrame, drawWatermark } from '../drawing/decor';
import { drawSeal } from '../drawing/seal';
import type { Sheet } from '../drawing/sheet';
import type { Random } from '../random';
import { business, capitalText } from '../subjects/business';
import { writeDate } from '../subjects/dates';
import { TODAY } from '../subjects/people';
import { oldScopeText } from '../subjects/scope';

/** Before the credit code: a red frame, a registration number of 15 digits, dates in Chinese numerals. */
export function makeRedFramed(random: Random): Drawing {
  const subject = business(random);
  const isPerson = subject.kind === '个体工商户';
  const hasCode = random.chance(0.35);
  const establishedOn = addDays(TODAY, -random.whole(4_300, 8_000));
  const issuedOn = addDays(establishedOn, random.whole(0, 900));
  const termEnd = addYears(establishedOn, random.pick([10, 20, 30]));
  const form = random.pick(['han', 'plain'] as const);
  const fields: Fields = {
    name: subject.name.replace('（个体工商户）', ''),
    kind: isPerson ? random.pick(['个人经营', '家庭经营']) : subject.kindText,
    representative: subject.representative.name,
    address: subject.address,
    scope: oldScopeText(random).replace('〓', ''),
    establishedOn,
    registeredBy: subject.registrar.replace('市场监督管理局', '工商行政管理局'),
    issuedOn,
    termEnd,
  };
  if (!isPerson) fields['capital'] = capitalText(random);
  if (hasCode) fields['creditCode'] = subject.creditCode;
  const number = `${subject.district.code}${random.digits(9)}`;
  const [label, value] = random.pick([
    ['serif-medium', 'xiaowei'],
    ['serif-bold', 'serif'],
    ['xiaowei', 'sans'],
  ] as const);
  const draw = (sheet: Sheet): void => {
    drawWatermark(sheet, random, '#d8b0a0', 0.3);
    drawFrame(sheet, 9, 9, '#b5443c');
    drawEmblem(sheet, 105, 40, 13);
    const title = isPerson ? '个体工商户营业执照' : '企业法人营业执照';
    sheet.text(title, 105, 72, { face: 'serif-bold', size: 12.5, align: 'centre', spacing: 1.5 });
    sheet.text('（副　本）', 105, 82, { face: 'serif-medium', size: 5.5, align: 'centre' });
    const at = sheet.text(hasCode ? '统一社会信用代码' : '注册号', 186 - (hasCode ? 92 : 62), 95, {
      face: label,
      size: 4.6,
    });
    sheet.text(hasCode ? subject.creditCode : number, at + 3, 95, {
      face: value,
      size: 4.8,
      field: hasCode ? 'creditCode' : undefined,
    });
    const lines: [string, string, string, number][] = [
      ['名称', 'name', String(fields['name']), 2],
      [isPerson ? '经营者姓名' : '法定代表人姓名', 'representative', subject.representative.name, 1],
      [isPerson ? '组成形式' : '公司类型', 'kind', String(fields['kind']), 1],
      [isPerson ? '经营场所' : '住所', 'address', subject.address, 3],
      ['注册资本', 'capital', String(fields['capital'] ?? ''), 1],
      ['经营范围', 'scope', String(fields['scope']), 5],
      [isPerson ? '注册日期' : '成立日期', 'establishedOn', writeDate(establishedOn, form), 1],
      ['营业期限', 'termEnd', `自${writeDate(establishedOn, form)}至${writeDate(termEnd, form)}`, 2],
    ];
    let y = 98;
    for (const [name, field, text, most] of lines) {
      if (text === '') continue;
      y += 13;
      if (Array.from(name).length > 5) sheet.fitted(name, 26, y, 33, { face: label, size: 5, colour: '#8c2f28' });
      else sheet.spread(name, 26, y, 33, { face: label, size: 5, colour: '#8c2f28' });
      y = sheet.paragraph(text, { x: 66, y, width: 116, lines: most }, { face: value, size: 5, field });
    }
    sheet.text(String(fields['registeredBy']), 150, 248, {
      face: label,
      size: 5,
      align: 'centre',
      field: 'registeredBy',
    });
    sheet.text(writeDate(issuedOn, form), 150, 262, { face: value, size: 5, align: 'centre', field: 'issuedOn' });
    drawSeal(sheet, random, String(fields['registeredBy']), { x: 150, y: 252, radius: 20 });
  };
  return { pages: [{ width: 210, height: 297, draw }], fields };
}
