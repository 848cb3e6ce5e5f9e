import { addDays, addYears } from '@licensing/domain';
import type { Drawing, Fields, Template } from '../document';
import type { Face } from '../drawing/fonts';
import { drawNameSeal, drawSeal } from '../drawing/seal';
import type { Sheet } from '../drawing/sheet';
import type { Random } from '../random';
import { business } from '../subjects/business';
import { writeDate } from '../subjects/dates';
import { person, TODAY } from '../subjects/people';

const matters = [
  '代为办理食品经营许可证新办申请、提交材料及领取许可证',
  '办理食品经营许可申请、补正材料、签收相关文书等事宜',
  '代理申请食品经营许可证变更登记，签署并递交有关文件',
  '全权代表本单位向市场监督管理部门办理食品经营许可（新办）相关手续',
];

interface Letter {
  readonly fields: Fields;
  readonly isCompany: boolean;
  readonly representative: string;
  readonly phone: string;
  readonly printed: Face;
  readonly filled: Face;
  readonly hand: Face;
  readonly dates: { readonly from: string; readonly to: string; readonly signedOn: string };
}

function describe(random: Random): Letter {
  const isCompany = random.chance(0.75);
  const unit = business(random);
  const owner = unit.representative;
  const agent = person(random);
  const signedOn = addDays(TODAY, -random.whole(0, 200));
  const to = random.chance(0.5) ? addYears(signedOn, 1) : addDays(signedOn, random.whole(29, 180));
  const form = random.pick(['plain', 'padded'] as const);
  const printed = random.pick(['serif', 'sans', 'serif-medium'] as const);
  return {
    isCompany,
    representative: owner.name,
    phone: `1${random.pick(['38', '59', '77', '86'])}${random.digits(8)}`,
    printed,
    filled: random.pickWeighted([
      [printed, 4],
      ['xiaowei', 3],
    ] as const),
    hand: random.chance(0.25) ? 'brush' : printed,
    fields: {
      principal: isCompany ? unit.name : owner.name,
      principalCode: isCompany ? unit.creditCode : owner.idNumber,
      agentName: agent.name,
      agentIdNumber: agent.idNumber,
      matters: random.pick(matters),
      from: signedOn,
      to,
      signedOn,
    },
    dates: { from: writeDate(signedOn, form), to: writeDate(to, form), signedOn: writeDate(signedOn, form) },
  };
}

function signing(
  sheet: Sheet,
  random: Random,
  { fields, isCompany, representative, dates, printed, hand }: Letter,
  y: number,
): void {
  const style = { face: printed, size: 4.6 };
  const name = String(fields['principal']);
  sheet.text(isCompany ? '委托人（盖章）：' : '委托人（签名）：', 100, y, style);
  if (isCompany) drawSeal(sheet, random, name, { x: 150, y: y + 8, radius: 19 });
  else sheet.text(name, 138, y, { face: 'brush', size: 7 });
  if (isCompany) {
    const at = sheet.text('法定代表人（签名）：', 100, y + 12, style);
    sheet.text(representative, at + 2, y + 12, { face: 'brush', size: 7 });
  } else drawNameSeal(sheet, random, name, 168, y - 4, 10);
  sheet.text(dates.signedOn, 128, y + 26, { face: hand, size: 5, field: 'signedOn' });
}

/** Labels and values. */
function makeForm(random: Random): Drawing {
  const letter = describe(random);
  const { fields, isCompany, dates, printed, filled, phone } = letter;
  const codeLabel = isCompany ? '统一社会信用代码' : '身份证号码';
  const rows: [string, string, string?][] = [
    [isCompany ? '委托单位' : '委托人', String(fields['principal']), 'principal'],
    [codeLabel, String(fields['principalCode']), 'principalCode'],
    [random.pick(['受托人', '受委托人']), String(fields['agentName']), 'agentName'],
    ['身份证号码', String(fields['agentIdNumber']), 'agentIdNumber'],
    ['联系电话', phone],
    ['委托事项', String(fields['matters']), 'matters'],
  ];
  const draw = (sheet: Sheet): void => {
    sheet.text('授权委托书', 105, 42, { face: 'serif-bold', size: 10, align: 'centre', spacing: 3 });
    let y = 52;
    const size = 4.8;
    for (const [label, text, field] of rows) {
      y += 14;
      const at = sheet.text(`${label}：`, 28, y, { face: printed, size });
      y = sheet.paragraph(text, { x: at, y, width: 182 - at, lines: 3 }, { face: filled, size, field });
    }
    y += 14;
    sheet.prose(
      [
        '委托期限：自',
        { text: dates.from, field: 'from', face: filled },
        '至',
        { text: dates.to, field: 'to', face: filled },
        '止。',
      ],
      { x: 28, y, width: 156, lines: 2 },
      { face: printed, size },
    );
    sheet.paragraph(
      '　　受托人在上述委托权限和期限内办理的事项及签署的文件，委托人均予以承认，并承担相应法律责任。受托人无转委托权。',
      { x: 28, y: y + 16, width: 154, lines: 3, leading: 1.7 },
      { face: printed, size },
    );
    signing(sheet, random, letter, Math.max(y + 52, 222));
  };
  return { pages: [{ width: 210, height: 297, draw }], fields };
}

/** The same in sentences. */
function makeProse(random: Random): Drawing {
  const letter = describe(random);
  const { fields, isCompany, dates, printed, filled } = letter;
  const say = (field: string, text = String(fields[field])) => ({ text, field, face: filled, isUnderlined: true });
  const draw = (sheet: Sheet): void => {
    sheet.text('委 托 书', 105, 44, { face: 'serif-bold', size: 11, align: 'centre' });
    const style = { face: printed, size: 5 };
    const code = isCompany ? '统一社会信用代码' : '身份证号码';
    const end = sheet.prose(
      [
        '　　委托人：', say('principal'), `（${code}：`, say('principalCode'), '），现委托 ', say('agentName'),
        ' （身份证号码：', say('agentIdNumber'), '）为代理人，', say('matters'), '。\n　　委托期限自', say('from', dates.from),
        '起至', say('to', dates.to), '止。代理人在期限内签署的有关文件，委托人均予认可。\n　　特此委托。',
      ],
      { x: 28, y: 66, width: 154, lines: 16, leading: 2 },
      style,
    ); // prettier-ignore
    signing(sheet, random, letter, Math.max(end + 26, 190));
  };
  return { pages: [{ width: 210, height: 297, draw }], fields };
}

export const letterOfAuthority: Template = {
  form: { share: 1.3, make: makeForm },
  prose: { share: 1, make: makeProse },
};
