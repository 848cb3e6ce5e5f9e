import { addDays, addYears, type LocalDate } from '@licensing/domain';
import type { Drawing, Fields, Template } from '../document';
import { drawFrame, drawPortrait, drawQrCode, drawRule, drawWatermark } from '../drawing/decor';
import type { Face } from '../drawing/fonts';
import { drawSeal } from '../drawing/seal';
import type { Sheet } from '../drawing/sheet';
import type { Random } from '../random';
import { business } from '../subjects/business';
import { writeDate } from '../subjects/dates';
import { person, TODAY } from '../subjects/people';

interface Certificate {
  readonly fields: Fields;
  readonly issuedOn: LocalDate;
  readonly validTo: LocalDate;
  readonly issuer: string;
  readonly label: Face;
  readonly value: Face;
}

function describe(random: Random): Certificate {
  const holder = person(random);
  const unit = business(random);
  const issuedOn = addDays(TODAY, -random.whole(5, 1_300));
  const validTo = addDays(addYears(issuedOn, random.pick([1, 3, 3, 5])), random.pick([0, -1]));
  const level = random.pickWeighted([
    ['食品安全员', 6],
    ['食品安全总监', 2],
    ['食品安全管理员', 2],
  ] as const);
  const [label, value] = random.pick([
    ['serif-medium', 'serif'],
    ['sans-medium', 'sans'],
    ['serif', 'xiaowei'],
    ['sans', 'sans-medium'],
  ] as const);
  return {
    fields: {
      holderName: holder.name,
      idNumber: holder.idNumber,
      number: random.pick([`SPAQ4407${random.digits(8)}`, `粤食安${random.digits(10)}`, `440${random.digits(11)}`]),
      level,
      unitName: unit.name,
      issuedOn,
      validTo,
    },
    issuedOn,
    validTo,
    issuer: random.pick(['江门市食品行业协会', '广东省食品安全培训考核中心', '江门市餐饮行业协会', unit.registrar]),
    label,
    value,
  };
}

/** A diploma in prose. */
function makeDiploma(random: Random): Drawing {
  const { fields, issuedOn, validTo, issuer, label, value } = describe(random);
  const form = random.pick(['plain', 'padded', 'han'] as const);
  const say = (field: string) => ({ text: String(fields[field]), field, face: value, isUnderlined: true });
  const draw = (sheet: Sheet): void => {
    drawWatermark(sheet, random, '#d8c79a', 0.3);
    drawFrame(sheet, 8, 6, '#b08d3c');
    sheet.text('食品安全管理人员培训考核合格证书', 148.5, 48, { face: 'serif-bold', size: 10.5, align: 'centre' });
    drawPortrait(sheet, random, 232, 66, 32, 42);
    const style = { face: label, size: 6 };
    const parts = [
      '　　兹证明',
      say('holderName'),
      '（身份证号码：',
      say('idNumber'),
      '），工作单位：',
      say('unitName'),
    ];
    sheet.prose(
      [...parts, '，参加', say('level'), '食品安全知识培训，经考核成绩合格，特发此证。'],
      { x: 32, y: 76, width: 190, lines: 5, leading: 1.8 },
      style,
    );
    const at = sheet.text('证书编号：', 32, 146, { face: label, size: 5 });
    sheet.text(String(fields['number']), at, 146, { face: value, size: 5, field: 'number' });
    const until = sheet.text('有效期至：', 32, 158, { face: label, size: 5 });
    sheet.text(writeDate(validTo, form), until, 158, { face: value, size: 5, field: 'validTo' });
    sheet.text(issuer, 222, 146, { face: label, size: 5, align: 'centre' });
    sheet.text(writeDate(issuedOn, form), 222, 158, { face: value, size: 5, align: 'centre', field: 'issuedOn' });
    drawSeal(sheet, random, issuer, { x: 222, y: 148, radius: 19 });
  };
  return { pages: [{ width: 297, height: 210, draw }], fields };
}

/** A list of labels, with or without a photo; portrait, from an on-line assessment. */
function makeList(random: Random): Drawing {
  const { fields, issuedOn, validTo, issuer, label, value } = describe(random);
  const hasUnit = random.chance(0.7);
  if (!hasUnit) delete fields['unitName'];
  const form = random.pick(['dashes', 'padded', 'dots'] as const);
  const rows: [string, string, string][] = [
    [random.pick(['姓名', '持证人']), 'holderName', String(fields['holderName'])],
    [random.pick(['身份证号', '证件号码']), 'idNumber', String(fields['idNumber'])],
    [random.pick(['岗位类别', '考核类别', '级别']), 'level', String(fields['level'])],
    ...(hasUnit
      ? [[random.pick(['工作单位', '单位名称']), 'unitName', String(fields['unitName'])] as [string, string, string]]
      : []),
    [random.pick(['证书编号', '合格证编号']), 'number', String(fields['number'])],
    [random.pick(['发证日期', '考核日期']), 'issuedOn', writeDate(issuedOn, form)],
    [random.pick(['有效期至', '有效期限至']), 'validTo', writeDate(validTo, form)],
  ];
  const isTable = random.chance(0.5);
  const draw = (sheet: Sheet): void => {
    drawWatermark(sheet, random, '#a9c6dd', 0.28);
    drawFrame(sheet, 7, 5, '#5d8fb5');
    sheet.text('食品安全考核合格证明', 105, 44, { face: 'sans-bold', size: 10, align: 'centre' });
    drawPortrait(sheet, random, 90, 54, 30, 38);
    rows.forEach(([title, field, text], index) => {
      const y = 112 + index * 16;
      sheet.spread(title, 30, y, 26, { face: label, size: 5 });
      if (!isTable) sheet.text('：', 56.5, y, { face: label, size: 5 });
      sheet.fitted(text, 66, y, 118, { face: value, size: 5, field });
      if (isTable) drawRule(sheet, [26, y + 5], [186, y + 5]);
    });
    sheet.text(issuer, 140, 248, { face: label, size: 5, align: 'centre' });
    drawSeal(sheet, random, issuer, { x: 140, y: 246, radius: 20 });
    drawQrCode(sheet, `https://spaq.example/verify?n=${random.digits(12)}`, 32, 238, 26);
  };
  return { pages: [{ width: 210, height: 297, draw }], fields };
}

export const foodSafetyCertificate: Template = {
  diploma: { share: 1, make: makeDiploma },
  list: { share: 1.4, make: makeList },
};
