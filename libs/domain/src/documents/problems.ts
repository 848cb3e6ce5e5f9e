import type { JsonValue } from '../canonical';
import { findLocalDate, type LocalDate } from '../dates';
import type { DocumentProblem } from './document-type';
import { LONG_TERM } from './normalise';

const words = (zh: string, en: string): { zh: string; en: string } => ({ zh, en });
const AGAIN = words(
  '请在光线均匀处对准整页重新拍摄一张，或核对后改正',
  'take one better photo of the whole page in even light, or correct it after a look at the document',
);
const LOOK = words(
  '请核对证件原件；如证件有误，请联系发证机关',
  'look at the document; if it is wrong, ask the authority that issued it',
);

/** What can be wrong with a document as such, by stable code. The field's label is put before the words. */
const PROBLEMS = {
  CHECK_DIGIT: {
    ...words('校验位不符，可能有字符识别错误', 'the check digit fails: a character may be misread'),
    todo: AGAIN,
  },
  MASKED: {
    ...words('号码已部分遮蔽，不能用于核对', 'the number is masked in part and cannot be compared'),
    todo: words('请提供未遮蔽的原件', 'give the original, on which the whole number is shown'),
  },
  NOT_A_DATE: { ...words('不是有效日期', 'is no existing date'), todo: AGAIN },
  EXPIRED: {
    ...words('证件已过有效期', 'the document has expired'),
    todo: words('请提供有效期内的证件', 'give a document that is valid today'),
  },
  NOT_YET_VALID: {
    ...words('证件尚未生效', 'the document is not valid yet'),
    todo: words('请提供已生效的证件', 'give a document that is valid today'),
  },
  IN_FUTURE: { ...words('日期晚于今天', 'the date lies in the future'), todo: LOOK },
  DATES_OUT_OF_ORDER: { ...words('日期先后顺序不合理', 'the dates are in the wrong order'), todo: LOOK },
  QR_DIFFERS: { ...words('与二维码内容不一致', 'differs from what the QR code says'), todo: LOOK },
  BIRTH_DATE_DIFFERS: {
    ...words('出生日期与公民身份号码不一致', 'the date of birth differs from the identity number'),
    todo: AGAIN,
  },
  SEX_DIFFERS: { ...words('性别与公民身份号码不一致', 'the sex differs from the identity number'), todo: AGAIN },
  FORM_DIFFERS: {
    ...words('主体业态与许可证编号不一致', 'the business form differs from the licence number'),
    todo: LOOK,
  },
  NUMBER_MISSING: {
    ...words(
      '中缺少门牌、楼栋或楼层号码，可能漏识了数字',
      'lacks a number of door, building or floor: a digit may have been lost in reading',
    ),
    todo: AGAIN,
  },
  ADDRESS_UNLIKELY: {
    ...words('的写法不合常规，可能有字符误识', 'is written as no address is: a character may be misread'),
    todo: AGAIN,
  },
  ITEM_INCOMPLETE: {
    ...words('有经营项目不完整，可能漏识了后半部分', 'an item ends too soon: the rest of it may not have been read'),
    todo: AGAIN,
  },
  NAME_INCOMPLETE: {
    ...words('不完整，可能漏识了一部分', 'is not whole: a part of it may not have been read'),
    todo: AGAIN,
  },
  SCOPE_UNCLEAR: {
    ...words('缺少文字，或混入了其他内容', 'lacks some of its words, or holds others that do not belong to it'),
    todo: AGAIN,
  },
  TWO_DOCUMENTS: {
    ...words('一张图片中有两份证件', 'there are two documents on one picture'),
    todo: words('请每份证件单独拍摄一张', 'take a picture of each document alone'),
  },
  BLANK: {
    ...words('图片上没有识别到文字', 'no text was found on the page'),
    todo: words('请对准证件，在光线充足处重新拍摄', 'take a photo of the document in good light'),
  },
  UNKNOWN_DOCUMENT: {
    ...words('未能识别出证件种类', 'the kind of document was not recognised'),
    todo: words(
      '请上传清晰、完整的证件图片；如已清晰完整，将由工作人员查看',
      'give a clear picture of the whole document; if it is one, a person will look at it',
    ),
  },
} satisfies Record<string, Omit<DocumentProblem, 'code' | 'field' | 'doubts'>>;

export type ProblemCode = keyof typeof PROBLEMS;

/**
 * @param field name of the field it is about.
 * @param doubts fields whose reading it throws doubt on: they are not accepted. Left out where all was read well and the
 *   document itself is at fault.
 */
export function toProblem(code: ProblemCode, field?: string, doubts?: readonly string[]): DocumentProblem {
  return {
    code,
    ...PROBLEMS[code],
    ...(field === undefined ? {} : { field }),
    ...(doubts === undefined ? {} : { doubts }),
  };
}

/** EXPIRED, NOT_YET_VALID and DATES_OUT_OF_ORDER of a term. A document is valid on both its first and its last day. */
export function checkTerm(
  values: Readonly<Record<string, JsonValue>>,
  on: LocalDate,
  from: string | undefined,
  to: string | undefined,
): DocumentProblem[] {
  const start = dateOf(values, from);
  const end = dateOf(values, to);
  const problems: DocumentProblem[] = [];
  if (start !== undefined && end !== undefined && end < start)
    return [toProblem('DATES_OUT_OF_ORDER', to, [from ?? '', to ?? ''])];
  if (end !== undefined && end < on) problems.push(toProblem('EXPIRED', to));
  if (start !== undefined && start > on) problems.push(toProblem('NOT_YET_VALID', from));
  return problems;
}

/** IN_FUTURE for days that must have passed (出生, 成立日期, 发证日期). */
export function checkPast(
  values: Readonly<Record<string, JsonValue>>,
  on: LocalDate,
  names: readonly string[],
): DocumentProblem[] {
  return names.filter((name) => (dateOf(values, name) ?? on) > on).map((name) => toProblem('IN_FUTURE', name, [name]));
}

/** The value of a date field as a day; undefined where it is missing or 长期. */
export function dateOf(values: Readonly<Record<string, JsonValue>>, name: string | undefined): LocalDate | undefined {
  const value = name === undefined ? undefined : values[name];
  return typeof value === 'string' && value !== LONG_TERM ? findLocalDate(value) : undefined;
}

/** The value of a text field; undefined where it is missing. */
export function textValueOf(values: Readonly<Record<string, JsonValue>>, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
