import type { JsonValue } from '../canonical';
import { findLocalDate } from '../dates';
import type { Bilingual } from '../decision';
import { type Checked, parseAddressCode, parseChineseMobile, parseResidentId } from '../identifiers';
import { hasInvisible } from '../text/look-alikes';
import { withoutSpaces } from '../text/normalise';
import type { FormFieldDefinition } from './definition';

export interface ValueProblem extends Bilingual {
  code: string;
  todo: Bilingual;
  /** Place in a list. */
  index?: number;
}

/** Long enough for any honest field; longer ones are not even looked into. */
const LONGEST_TEXT = 2000;

export function checkValue(field: FormFieldDefinition, value: JsonValue): ValueProblem[] {
  switch (field.kind) {
    case 'text':
      return typeof value === 'string' ? checkText(field, value) : [wrongType('文字', 'text')];
    case 'number':
      return typeof value === 'number' ? checkNumber(field, value) : [wrongType('数字', 'a number')];
    case 'choice':
      return typeof value === 'string'
        ? checkChoice(field, value)
        : [wrongType('一个选项代码', 'the code of one choice')];
    case 'choices':
      return checkChoices(field, value);
    case 'phone':
      return typeof value === 'string' ? checkCode(field, value, parseChineseMobile) : [wrongType('文字', 'text')];
    case 'resident-id':
      return typeof value === 'string' ? checkCode(field, value, parseResidentId) : [wrongType('文字', 'text')];
    case 'address-code':
      return typeof value === 'string' ? checkCode(field, value, parseAddressCode) : [wrongType('文字', 'text')];
    case 'date':
      if (typeof value !== 'string') return [wrongType('日期', 'a date')];
      return findLocalDate(value) === undefined
        ? [problem('date', '不是存在的日期', 'no existing day', '请按YYYY-MM-DD填写', 'Write it as YYYY-MM-DD')]
        : [];
  }
}

function checkText(field: FormFieldDefinition, value: string): ValueProblem[] {
  const problems = checkLength(field, value);
  if (value.trim() === '')
    problems.push(problem('blank', '只有空格', 'only white space', '请填写内容', 'Write something'));
  // Line breaks and control characters have no place on a certificate.
  if (/[\p{Cc}\p{Surrogate}]/u.test(value)) {
    problems.push(
      problem(
        'alphabet',
        '含有不可见的控制字符',
        'has control characters',
        '请删除后重新输入',
        'Remove them and type again',
      ),
    );
  } else if (field.editable && hasInvisible(withoutSpaces(value))) {
    // What a registry sent is not the applicant's to mend; what is pasted along with spaces does no harm.
    problems.push(
      problem(
        'invisible',
        '含有看不见的字符',
        'has characters that nobody can see',
        '请删除整项内容后用键盘重新输入',
        'Clear the field and type it anew',
      ),
    );
  }
  return problems;
}

function checkLength(field: FormFieldDefinition, value: string): ValueProblem[] {
  const limit = field.maxLength ?? LONGEST_TEXT;
  // Characters as a reader counts them: rare ideographs take two UTF-16 units. Far longer texts are not even counted.
  if (value.length <= limit || (value.length <= 2 * limit && Array.from(value).length <= limit)) return [];
  return [
    problem(
      'too-long',
      `超过${limit}个字`,
      `more than ${limit} characters`,
      `请缩短到${limit}个字以内`,
      `Shorten it to ${limit} characters`,
    ),
  ];
}

function checkNumber(field: FormFieldDefinition, value: number): ValueProblem[] {
  const unit = field.unit ?? '';
  if (!Number.isFinite(value)) return [wrongType('数字', 'a number')];
  if (field.min !== undefined && value < field.min) {
    return [
      problem(
        'too-small',
        `小于${field.min}${unit}`,
        `less than ${field.min}${unit}`,
        `请填写不小于${field.min}的数`,
        `Write at least ${field.min}`,
      ),
    ];
  }
  if (field.max !== undefined && value > field.max) {
    return [
      problem(
        'too-large',
        `大于${field.max}${unit}`,
        `more than ${field.max}${unit}`,
        `请填写不大于${field.max}的数`,
        `Write at most ${field.max}`,
      ),
    ];
  }
  return [];
}

function checkChoice(field: FormFieldDefinition, value: string): ValueProblem[] {
  if (field.choices?.some(({ code }) => code === value)) return [];
  return [problem('choice', '不在可选范围内', 'not among the choices', '请从列表中选择', 'Choose from the list')];
}

function checkChoices(field: FormFieldDefinition, value: JsonValue): ValueProblem[] {
  if (!Array.isArray(value)) return [wrongType('选项列表', 'a list of choices')];
  const list = value as readonly JsonValue[];
  // A list longer than the choices must repeat itself: say that once and not ten thousand times.
  if (list.length > (field.choices?.length ?? 0)) {
    return [
      problem(
        'too-long',
        '选项数量超过可选总数',
        'more entries than there are choices',
        '请删除重复的选项',
        'Remove what is repeated',
      ),
    ];
  }
  return list.flatMap((entry, index) => {
    if (typeof entry !== 'string') return [{ ...wrongType('选项代码', 'the code of a choice'), index }];
    if (list.indexOf(entry) < index)
      return [{ ...problem('duplicate', '重复选择', 'chosen twice', '请只选一次', 'Choose it once'), index }];
    return checkChoice(field, entry).map((found) => ({ ...found, index }));
  });
}

function checkCode(
  field: FormFieldDefinition,
  value: string,
  parse: (text: string) => Checked<unknown>,
): ValueProblem[] {
  const tooLong = checkLength({ ...field, maxLength: field.maxLength ?? 64 }, value);
  if (tooLong.length > 0) return tooLong;
  const checked = parse(value);
  if (checked.kind === 'valid') return [];
  return [
    problem(
      checked.reason,
      checked.zh,
      checked.en,
      '请对照证件或编码核对后重新填写',
      'Compare it with the document and write it again',
    ),
  ];
}

function wrongType(zh: string, en: string): ValueProblem {
  return problem('wrong-type', `应为${zh}`, `must be ${en}`, `请改为${zh}`, `Give ${en}`);
}

function problem(code: string, zh: string, en: string, todoZh: string, todoEn: string): ValueProblem {
  return { code, zh, en, todo: { zh: `${todoZh}。`, en: `${todoEn}.` } };
}
