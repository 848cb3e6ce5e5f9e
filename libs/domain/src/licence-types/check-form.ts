import type { JsonValue } from '../canonical';
import type { Bilingual } from '../decision';
import { checkValue, type ValueProblem } from './check-value';
import type { FormFieldDefinition, LicenceTypeDefinition } from './definition';
import { isGiven } from './is-given';

export interface FieldProblem extends Bilingual {
  /** RFC 6901, from the root of the request: `/fields/<name>`. */
  pointer: string;
  /** Stable: `unknown-field`, `required`, `wrong-type`, `too-long`, `check-digit`, … */
  code: string;
  todo: Bilingual;
}

/**
 * Everything that is wrong with a form, at once (行政许可法 art 32).
 * @param values the whole form: pre-filled and typed. Null, an empty text and an empty list count as not given.
 * @param complete also report required fields that are not given; false while the applicant is still writing.
 */
export function checkForm(
  definition: Pick<LicenceTypeDefinition, 'form'>,
  values: Readonly<Record<string, JsonValue>>,
  complete: boolean,
): FieldProblem[] {
  const known = new Map(definition.form.map((field) => [field.name, field]));
  const problems: FieldProblem[] = Object.keys(values)
    .filter((name) => !known.has(name))
    .map((name) => ({
      pointer: toPointer(name),
      code: 'unknown-field',
      zh: '申请表中没有这一项。',
      en: 'The form has no such field.',
      todo: { zh: '请删除这一项。', en: 'Leave this field out.' },
    }));
  for (const field of definition.form) {
    const value = Object.hasOwn(values, field.name) ? values[field.name] : undefined;
    if (!isGiven(value)) {
      if (complete && field.required) problems.push(missing(field));
      continue;
    }
    problems.push(...checkValue(field, value).map((problem) => toProblem(field, problem)));
  }
  return problems;
}

function missing(field: FormFieldDefinition): FieldProblem {
  const todo = field.editable
    ? { zh: `请填写“${field.label.zh}”。`, en: `Fill in "${field.label.en}".` }
    : {
        zh: '此项由登记机关的记录填充，请先在登记机关补正；登记机关尚无记录而上传的文件无法识别的，请照文件填写。',
        en: 'A registry fills this field: have it correct its record first. Where it has none yet and your document could not be read, type what that says.',
      };
  return {
    pointer: toPointer(field.name),
    code: 'required',
    zh: `“${field.label.zh}”为必填项。`,
    en: `"${field.label.en}" is required.`,
    todo,
  };
}

function toProblem(field: FormFieldDefinition, { code, zh, en, todo, index }: ValueProblem): FieldProblem {
  const pointer = index === undefined ? toPointer(field.name) : `${toPointer(field.name)}/${index}`;
  return { pointer, code, zh: `“${field.label.zh}”：${zh}。`, en: `"${field.label.en}": ${en}.`, todo };
}

function toPointer(name: string): string {
  return `/fields/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`;
}
