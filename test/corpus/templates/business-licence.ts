import { addDays, addYears, type LocalDate } from '@licensing/domain';
import type { Drawing, Fields, Template } from '../document';
import { drawEmblem, drawFrame, drawQrCode, drawWatermark } from '../drawing/decor';
import type { Face } from '../drawing/fonts';
import { drawSeal } from '../drawing/seal';
import type { Area, Sheet } from '../drawing/sheet';
import type { Random } from '../random';
import { type Business, business, type BusinessKind, capitalText } from '../subjects/business';
import { type DateForm, writeDate } from '../subjects/dates';
import { TODAY } from '../subjects/people';
import { scopeText } from '../subjects/scope';
import { makeRedFramed } from './red-framed-licence';

const labelsOf: Record<BusinessKind, { representative: string; address: string; capital?: string }> = {
  个体工商户: { representative: '经营者', address: '经营场所' },
  有限责任公司: { representative: '法定代表人', address: '住所', capital: '注册资本' },
  分公司: { representative: '负责人', address: '经营场所' },
  个人独资企业: { representative: '投资人', address: '住所', capital: '出资额' },
};

interface Row {
  readonly field: string;
  readonly label: string;
  readonly text: string;
  readonly lines?: number;
}

interface Licence {
  readonly subject: Business;
  readonly fields: Fields;
  readonly issuedOn: LocalDate;
  readonly dateForm: DateForm;
  readonly faces: { readonly label: Face; readonly value: Face; readonly title: Face };
  readonly rows: Readonly<Record<string, Row>>;
}

const faceSets = [
  { label: 'serif-medium', value: 'serif', title: 'serif-bold' },
  { label: 'serif-bold', value: 'sans', title: 'xiaowei' },
  { label: 'sans-medium', value: 'sans', title: 'sans-bold' },
  { label: 'sans-medium', value: 'serif', title: 'serif-bold' },
  { label: 'xiaowei', value: 'xiaowei', title: 'xiaowei' },
  { label: 'sans', value: 'sans-light', title: 'serif-bold' },
] as const;

/** What a licence of today says; `hasTerm` where the layout still shows 营业期限. */
function describe(random: Random, hasTerm: boolean): Licence {
  const subject = business(random);
  const { kind } = subject;
  const labels = labelsOf[kind];
  const dateForm = random.pick(['padded', 'padded', 'plain'] as const);
  const latest = addDays(subject.establishedOn, random.chance(0.4) ? 0 : random.whole(1, 1_500));
  const issuedOn = latest > TODAY ? TODAY : latest;
  const fields: Fields = {
    creditCode: subject.creditCode,
    name: subject.name,
    kind: subject.kindText,
    representative: subject.representative.name,
    address: subject.address,
    scope: scopeText(random),
    establishedOn: subject.establishedOn,
    registeredBy: subject.registrar,
    issuedOn,
  };
  if (labels.capital !== undefined) fields['capital'] = capitalText(random);
  const established = random.chance(0.25) && kind === '个体工商户' ? '注册日期' : '成立日期';
  const rows: Record<string, Row> = {
    name: { field: 'name', label: '名称', text: subject.name, lines: 2 },
    kind: { field: 'kind', label: '类型', text: subject.kindText },
    representative: { field: 'representative', label: labels.representative, text: subject.representative.name },
    address: { field: 'address', label: labels.address, text: subject.address, lines: 3 },
    scope: { field: 'scope', label: '经营范围', text: String(fields['scope']), lines: 9 },
    establishedOn: { field: 'establishedOn', label: established, text: writeDate(subject.establishedOn, dateForm) },
  };
  if (labels.capital !== undefined)
    rows['capital'] = { field: 'capital', label: labels.capital, text: String(fields['capital']) };
  if (hasTerm) {
    const end = random.chance(0.6) ? '长期' : addYears(subject.establishedOn, random.pick([10, 20, 30]));
    const start = writeDate(subject.establishedOn, dateForm);
    const from = random.chance(0.5) ? `${start}至` : `自${start}至`;
    fields['termEnd'] = end;
    rows['term'] = {
      field: 'termEnd',
      label: '营业期限',
      text: end === '长期' ? random.pick(['长期', `${from}长期`]) : `${from}${writeDate(end, dateForm)}`,
      lines: 2,
    };
  }
  return { subject, fields, issuedOn, dateForm, faces: random.pick(faceSets), rows };
}

function row(sheet: Sheet, licence: Licence, key: string, area: Area, size: number, labelWidth: number): number {
  const entry = licence.rows[key];
  if (!entry) return area.y - size * 1.9;
  const { label, value } = licence.faces;
  if (Array.from(entry.label).length > 4)
    sheet.fitted(entry.label, area.x, area.y, labelWidth, { face: label, size, colour: '#3c3a36' });
  else sheet.spread(entry.label, area.x, area.y, labelWidth, { face: label, size, colour: '#3c3a36' });
  return sheet.paragraph(
    entry.text,
    {
      ...area,
      x: area.x + labelWidth + size * 1.1,
      width: area.width - labelWidth - size * 1.1,
      lines: entry.lines ?? 1,
    },
    { face: value, size, field: entry.field },
  );
}

/** Authority, seal and day of issue. */
function closing(sheet: Sheet, random: Random, licence: Licence, x: number, y: number, size: number): void {
  const { registrar } = licence.subject;
  const { label, value } = licence.faces;
  sheet.text('登记机关', x, y, { face: label, size: size * 1.15, colour: '#3c3a36', spacing: size * 0.5 });
  // The seal is the only place where most licences name the authority.
  sheet.text(registrar, x - size * 1.5, y + size * 2.6, { face: value, size: size * 0.95, field: 'registeredBy' });
  const [year = '', month = '', day = ''] = licence.issuedOn.split('-');
  const text = random.pick([
    `${year}年${month}月${day}日`,
    `${year} 年 ${month} 月 ${day} 日`,
    `${year}年 ${Number(month)}月 ${Number(day)}日`,
  ]);
  sheet.text(text, x - size * 0.5, y + size * 5.2, { face: value, size: size * 1.05, field: 'issuedOn' });
  drawSeal(sheet, random, registrar, { x: x + size * 4, y: y + size * 2.4, radius: random.between(19, 21) });
}

function qrContent({ subject, issuedOn }: Licence): string {
  return `https://gsxt.example/index/businesslicense?uniscid=${subject.creditCode}&d=${issuedOn.replaceAll('-', '')}`;
}

function makeLandscape(random: Random): Drawing {
  const licence = describe(random, random.chance(0.3));
  const { faces, fields, subject } = licence;
  const isCopy = random.chance(0.6);
  const tint = random.pick(['#8aa58c', '#a89b72', '#9aa7b5']);
  const serial = random.digits(13);
  const draw = (sheet: Sheet): void => {
    drawWatermark(sheet, random, tint, 0.28);
    drawFrame(sheet, 7, 7, tint);
    drawEmblem(sheet, 148.5, 31, 11);
    sheet.text('营业执照', 148.5, 62, { face: faces.title, size: 17, align: 'centre', spacing: 6 });
    if (isCopy) sheet.text('（副　本）', 148.5, 73, { face: faces.title, size: 6.5, align: 'centre' });
    sheet.text('统一社会信用代码', 24, 45, { face: faces.label, size: 4.6, colour: '#3c3a36' });
    sheet.text(subject.creditCode, 24, 53, { face: faces.value, size: 5.6, field: 'creditCode' });
    if (isCopy) sheet.text(`副本编号：${1 + (Number(serial) % 3)}-1`, 24, 60, { face: faces.value, size: 3.2 });
    drawQrCode(sheet, qrContent(licence), 224, 27, 27);
    ['扫描二维码登录', '“企业信用信息', '公示系统”了解', '更多登记、备案、', '许可、监管信息。'].forEach(
      (line, index) => {
        sheet.text(line, 254, 31.5 + index * 4.6, { face: 'sans', size: 2.9 });
      },
    );
    const size = 5;
    const left = { x: 24, width: 138, lines: 9 };
    let y = row(sheet, licence, 'name', { ...left, y: 88 }, size, 24);
    y = row(sheet, licence, 'kind', { ...left, y: y + 10.5 }, size, 24);
    y = row(sheet, licence, 'representative', { ...left, y: y + 10.5 }, size, 24);
    row(sheet, licence, 'scope', { ...left, y: y + 10.5, leading: 1.35 }, size * 0.94, 24);
    const right = { x: 172, width: 104, lines: 3 };
    y = 88 - 10.5;
    for (const key of ['capital', 'establishedOn', 'term', 'address'])
      if (licence.rows[key]) y = row(sheet, licence, key, { ...right, y: y + 10.5 }, size, 24);
    closing(sheet, random, licence, 206, 161, size);
    const foot = { face: 'sans', size: 3, colour: '#4a4a4a' } as const;
    sheet.text('企业信用信息公示系统网址：https://gsxt.example', 24, 193.5, foot);
    sheet.text('市场主体应当于每年1月1日至6月30日通过公示系统报送公示年度报告', 104, 193.5, { ...foot, size: 2.6 });
    sheet.text('国家市场监督管理总局监制', 273, 193.5, { ...foot, align: 'right' });
  };
  return { pages: [{ width: 297, height: 210, draw }], fields };
}

function makePortrait(random: Random): Drawing {
  const licence = describe(random, random.chance(0.4));
  const { faces, fields, subject } = licence;
  const tint = random.pick(['#8aa58c', '#c0a06a', '#7f9fb0']);
  const isCopy = random.chance(0.5);
  const serial = random.digits(9);
  const draw = (sheet: Sheet): void => {
    drawWatermark(sheet, random, tint, 0.28);
    drawFrame(sheet, 7, 7, tint);
    drawEmblem(sheet, 105, 36, 12);
    sheet.text('营业执照', 105, 72, { face: faces.title, size: 18, align: 'centre', spacing: 7 });
    if (isCopy) sheet.text('（副　本）', 105, 82, { face: faces.title, size: 6.5, align: 'centre' });
    sheet.text(`证照编号：${serial}`, 188, 92, { face: faces.value, size: 3.6, align: 'right' });
    const code = sheet.text('统一社会信用代码', 24, 92, { face: faces.label, size: 4.6, colour: '#3c3a36' });
    sheet.text(subject.creditCode, code + 4, 92, { face: faces.value, size: 5.2, field: 'creditCode' });
    const size = 5.2;
    const area = { x: 28, width: 156, lines: 9 };
    let y = 108 - 11;
    for (const key of ['name', 'kind', 'address', 'representative', 'capital', 'establishedOn', 'term'])
      if (licence.rows[key]) y = row(sheet, licence, key, { ...area, y: y + 11 }, size, 28);
    row(sheet, licence, 'scope', { ...area, y: y + 11, leading: 1.35 }, size * 0.94, 28);
    drawQrCode(sheet, qrContent(licence), 30, 238, 27);
    sheet.text('扫描二维码了解更多登记信息', 27, 271, { face: 'sans', size: 2.9 });
    closing(sheet, random, licence, 128, 246, size);
    const foot = { face: 'sans', size: 3, colour: '#4a4a4a' } as const;
    sheet.text('企业信用信息公示系统网址：https://gsxt.example', 24, 280.5, foot);
    sheet.text('国家市场监督管理总局监制', 186, 280.5, { ...foot, align: 'right' });
  };
  return { pages: [{ width: 210, height: 297, draw }], fields };
}

export const businessLicence: Template = {
  landscape: { share: 5, make: makeLandscape },
  portrait: { share: 3, make: makePortrait },
  'red-framed': { share: 1.5, make: makeRedFramed },
};
