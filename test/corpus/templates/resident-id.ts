import type { Drawing, Template } from '../document';
import { drawEmblem, drawPortrait, drawWatermark } from '../drawing/decor';
import type { Sheet } from '../drawing/sheet';
import type { Random } from '../random';
import { writeDate } from '../subjects/dates';
import { cardTerm, person } from '../subjects/people';

const LABEL = '#2f6d9c';
const CARD = { width: 85.6, height: 54 };

function background(sheet: Sheet, random: Random): void {
  sheet.shapes((context) => {
    const wash = context.createLinearGradient(0, 0, CARD.width, CARD.height);
    wash.addColorStop(0, '#dcebf3');
    wash.addColorStop(0.5, '#f3ecf1');
    wash.addColorStop(1, '#d9e9ec');
    context.fillStyle = wash;
    context.fillRect(0, 0, CARD.width, CARD.height);
  });
  drawWatermark(sheet, random, '#7fb0c8', 0.35);
}

function makeFront(random: Random): Drawing {
  const subject = person(random);
  const value = { face: random.pick(['sans', 'sans-medium'] as const), size: 3 };
  const label = { face: 'sans', size: 2.5, colour: LABEL } as const;
  const [year = '', month = '', day = ''] = subject.bornOn.split('-');
  const draw = (sheet: Sheet): void => {
    background(sheet, random);
    sheet.text('姓名', 7, 10, { ...label, spacing: 0.8 });
    sheet.text(subject.name, 15.5, 10, { ...value, size: 3.7, spacing: 0.3, field: 'name' });
    sheet.text('性别', 7, 17, { ...label, spacing: 0.8 });
    sheet.text(subject.sex, 15.5, 17, { ...value, field: 'sex' });
    sheet.text('民族', 24, 17, { ...label, spacing: 0.8 });
    sheet.text(subject.ethnicity, 32.5, 17, { ...value, field: 'ethnicity' });
    sheet.text('出生', 7, 24, { ...label, spacing: 0.8 });
    sheet.text(year, 15.5, 24, { ...value, field: 'bornOn' });
    sheet.text('年', 24, 24, label);
    sheet.text(String(Number(month)), 29.4, 24, { ...value, align: 'centre', field: 'bornOn' });
    sheet.text('月', 32.5, 24, label);
    sheet.text(String(Number(day)), 38, 24, { ...value, align: 'centre', field: 'bornOn' });
    sheet.text('日', 41.5, 24, label);
    sheet.text('住址', 7, 31, { ...label, spacing: 0.8 });
    sheet.paragraph(
      subject.address,
      { x: 15.5, y: 31, width: 36, lines: 3, leading: 1.4 },
      { ...value, field: 'address' },
    );
    sheet.text('公民身份号码', 7, 48.5, { ...label, spacing: 0.4 });
    sheet.text(subject.idNumber, 29, 48.7, { ...value, size: 3.8, spacing: 0.55, field: 'idNumber' });
    drawPortrait(sheet, random, 56, 8, 24, 31);
  };
  const { name, sex, ethnicity, bornOn, address, idNumber } = subject;
  return { pages: [{ ...CARD, draw }], fields: { name, sex, ethnicity, bornOn, address, idNumber } };
}

function makeBack(random: Random): Drawing {
  const subject = person(random);
  const { from, to } = cardTerm(random, subject);
  const draw = (sheet: Sheet): void => {
    background(sheet, random);
    drawEmblem(sheet, 15, 14, 8.5);
    const title = { face: 'serif-bold', align: 'centre' } as const;
    sheet.text('中华人民共和国', 54, 13, { ...title, size: 4.6, spacing: 1.4 });
    sheet.text('居民身份证', 54, 24, { ...title, size: 7, spacing: 1.8 });
    sheet.text('签发机关', 22, 39.5, { face: 'sans-medium', size: 2.6 });
    sheet.text(subject.police, 36, 39.5, { face: 'sans', size: 2.9, field: 'issuedBy' });
    sheet.text('有效期限', 22, 47, { face: 'sans-medium', size: 2.6 });
    const value = { face: 'sans', size: 2.9 } as const;
    const dash = sheet.text(writeDate(from, 'dots'), 36, 47, { ...value, field: 'validFrom' });
    const end = sheet.text('-', dash, 47, value);
    sheet.text(to === '长期' ? to : writeDate(to, 'dots'), end, 47, { ...value, field: 'validTo' });
  };
  return {
    pages: [{ ...CARD, draw }],
    fields: { issuedBy: subject.police, validFrom: from, validTo: to },
  };
}

export const residentIdFront: Template = { card: { share: 1, make: makeFront } };
export const residentIdBack: Template = { card: { share: 1, make: makeBack } };
