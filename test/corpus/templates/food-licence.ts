import { addDays, addYears, completeLicenceNumber, type LocalDate } from '@licensing/domain';
import type { Drawing, Fields, Template } from '../document';
import { drawEmblem, drawFrame, drawQrCode, drawWatermark } from '../drawing/decor';
import type { Face } from '../drawing/fonts';
import { drawSeal } from '../drawing/seal';
import type { Sheet } from '../drawing/sheet';
import type { Random } from '../random';
import { business, premisesAddress } from '../subjects/business';
import { writeDate } from '../subjects/dates';
import { person, TODAY } from '../subjects/people';

const forms: readonly { digit: number; name: string; items: readonly string[]; share: number }[] = [
  {
    share: 4,
    digit: 1,
    name: '食品销售经营者',
    items: [
      '预包装食品（含冷藏冷冻食品）销售',
      '散装食品（不含冷藏冷冻食品）销售',
      '散装食品和预包装食品销售',
      '散装熟食销售',
      '特殊食品销售（保健食品）',
    ],
  },
  {
    share: 5,
    digit: 2,
    name: '餐饮服务经营者',
    items: [
      '热食类食品制售',
      '冷食类食品制售',
      '生食类食品制售',
      '糕点类食品制售',
      '自制饮品制售',
      '半成品制售',
      '简单制售（简单加热制售）',
      '预包装食品（含冷藏冷冻食品）销售',
    ],
  },
  { share: 1, digit: 3, name: '单位食堂', items: ['热食类食品制售', '冷食类食品制售（不含冷荤）', '自制饮品制售'] },
];

interface Licence {
  readonly fields: Fields;
  readonly issuedOn: LocalDate;
  readonly validTo: LocalDate;
  readonly authority: string;
  readonly signer: string;
  readonly label: Face;
  readonly value: Face;
}

function describe(random: Random): Licence {
  const operator = business(random);
  const form = random.pickWeighted(forms.map((one) => [one, one.share] as const));
  const separator = random.pick(['；', '；', '，', '、']);
  const items = new Set<string>();
  const wanted = random.whole(1, Math.min(4, form.items.length));
  while (items.size < wanted) items.add(random.pick(form.items));
  const issuedOn = addDays(TODAY, -random.whole(3, 1_900));
  const validTo = addDays(addYears(issuedOn, 5), -1);
  const [label, value] = random.pick([
    ['serif-medium', 'serif'],
    ['sans-medium', 'sans'],
    ['serif-bold', 'sans'],
    ['xiaowei', 'serif'],
  ] as const);
  return {
    fields: {
      operatorName: operator.name,
      creditCode: operator.creditCode,
      representative: operator.representative.name,
      domicile: operator.address,
      premises: random.chance(0.7) ? operator.address : premisesAddress(random, operator.district),
      businessForm: form.name,
      items: [...items].join(separator),
      number: completeLicenceNumber('JY', `${form.digit}${operator.district.code}${random.digits(6)}`),
      authority: operator.registrar,
      issuedOn,
      validTo,
    },
    issuedOn,
    validTo,
    authority: operator.registrar,
    signer: person(random).name,
    label,
    value,
  };
}

type Row = readonly [label: string, text: string, field: string | undefined, lines: number];

function listRows(
  sheet: Sheet,
  licence: Licence,
  rows: readonly Row[],
  x: number,
  y: number,
  width: number,
  size: number,
  gap: number,
): number {
  let at = y - gap;
  for (const [label, text, field, lines] of rows) {
    at += gap;
    const end = sheet.text(`${label}：`, x, at, { face: licence.label, size });
    at = sheet.paragraph(
      text,
      { x: end, y: at, width: width - (end - x), lines },
      { face: licence.value, size, field },
    );
  }
  return at;
}

const left = ({ fields }: Licence): readonly Row[] => [
  ['经营者名称', String(fields['operatorName']), 'operatorName', 2],
  ['统一社会信用代码（身份证号码）', String(fields['creditCode']), 'creditCode', 1],
  ['法定代表人（负责人）', String(fields['representative']), 'representative', 1],
  ['住所', String(fields['domicile']), 'domicile', 3],
  ['经营场所', String(fields['premises']), 'premises', 3],
  ['主体业态', String(fields['businessForm']), 'businessForm', 1],
  ['经营项目', String(fields['items']), 'items', 4],
];

/** 正本, landscape; the older face names the supervising office, the newer one has a QR code. */
function makeOriginal(random: Random): Drawing {
  const licence = describe(random);
  const { fields, authority, issuedOn, validTo, label, value, signer } = licence;
  const isOld = random.chance(0.5);
  const draw = (sheet: Sheet): void => {
    drawWatermark(sheet, random, '#c7b58a', 0.28);
    drawFrame(sheet, 7, 7, '#a98f55');
    drawEmblem(sheet, 148.5, 28, 9);
    sheet.text('食品经营许可证', 148.5, 53, { face: 'serif-bold', size: 14, align: 'centre', spacing: 3 });
    const size = 4.5;
    listRows(sheet, licence, left(licence), 24, 74, 140, size, 11);
    const right: Row[] = [
      ['许可证编号', String(fields['number']), 'number', 1],
      ...(isOld
        ? ([
            ['日常监督管理机构', authority.replace('市场监督管理局', '市场监督管理所'), undefined, 2],
            ['日常监督管理人员', signer, undefined, 1],
          ] as Row[])
        : []),
      ['投诉举报电话', '12315', undefined, 1],
      ['发证机关', authority, 'authority', 2],
      ['签发人', signer, undefined, 1],
      ['有效期至', writeDate(validTo, 'padded'), 'validTo', 1],
    ];
    const end = listRows(sheet, licence, right, 174, 74, 100, size, 11);
    const day = sheet.text(writeDate(issuedOn, 'padded'), 212, end + 14, { face: value, size, field: 'issuedOn' });
    drawSeal(sheet, random, authority, { x: day - 14, y: end + 2, radius: 20 });
    if (!isOld) {
      drawQrCode(sheet, `https://spjy.example/p/${String(fields['number'])}`, 244, 24, 26);
      sheet.text('扫码查看许可信息', 257, 55, { face: 'sans', size: 2.8, align: 'centre' });
    }
    sheet.text('国家市场监督管理总局监制', 273, 193.5, { face: label, size: 3.2, align: 'right' });
  };
  return { pages: [{ width: 297, height: 210, draw }], fields };
}

/** 副本, portrait, in one column, with the notes below. */
function makeCopy(random: Random): Drawing {
  const licence = describe(random);
  const { fields, authority, issuedOn, validTo, label, value, signer } = licence;
  const draw = (sheet: Sheet): void => {
    drawWatermark(sheet, random, '#c7b58a', 0.25);
    drawFrame(sheet, 7, 6, '#a98f55');
    drawEmblem(sheet, 105, 28, 8.5);
    sheet.text('食品经营许可证', 105, 51, { face: 'serif-bold', size: 12, align: 'centre', spacing: 2 });
    sheet.text('（副　本）', 105, 60, { face: 'serif-medium', size: 5.5, align: 'centre' });
    const size = 4.2;
    const number = sheet.text('许可证编号：', 124, 70, { face: label, size });
    sheet.text(String(fields['number']), number, 70, { face: value, size, field: 'number' });
    const end = listRows(sheet, licence, left(licence), 24, 82, 164, size, 10);
    const rows: Row[] = [
      ['投诉举报电话', '12315', undefined, 1],
      ['签发人', signer, undefined, 1],
      ['有效期至', writeDate(validTo, 'plain'), 'validTo', 1],
    ];
    listRows(sheet, licence, rows, 24, end + 10, 70, size, 10);
    const at = sheet.text('发证机关：', 104, end + 10, { face: label, size });
    sheet.fitted(authority, at, end + 10, 186 - at, { face: value, size, field: 'authority' });
    sheet.text(writeDate(issuedOn, 'plain'), 150, end + 30, { face: value, size, align: 'centre', field: 'issuedOn' });
    drawSeal(sheet, random, authority, { x: 150, y: end + 22, radius: 19 });
    const notes = [
      '说明',
      '1.本许可证应悬挂或摆放在经营场所的显著位置。',
      '2.不得伪造、涂改、倒卖、出租、出借、转让。',
      '3.许可事项发生变化的，应当在十个工作日内申请变更。',
    ];
    notes.forEach((note, index) => sheet.text(note, 24, 255 + index * 6, { face: label, size: 3.1 }));
    sheet.text('国家市场监督管理总局监制', 186, 281, { face: label, size: 3, align: 'right' });
  };
  return { pages: [{ width: 210, height: 297, draw }], fields };
}

export const foodLicence: Template = {
  original: { share: 1, make: makeOriginal },
  copy: { share: 1, make: makeCopy },
};
