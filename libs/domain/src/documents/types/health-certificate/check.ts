import type { JsonValue } from '../../../canonical';
import { findLocalDate, type LocalDate, toDateParts } from '../../../dates';
import { parseResidentId } from '../../../identifiers';
import { checkLength } from '../../check-length';
import type { DocumentProblem } from '../../document-type';
import { checkPast, checkTerm, dateOf, textValueOf, toProblem } from '../../problems';
import { VALIDITY } from './validity';

type Values = Readonly<Record<string, JsonValue>>;

/** Ages are written in full years, in years begun, or as of another day: only more than this is a difference. */
const AGE_TOLERANCE = { years: 2, source: '健康证上的年龄没有统一算法' };

export function checkHealthCertificate(values: Values, on: LocalDate): DocumentProblem[] {
  return [
    ...checkTerm(values, on, 'issuedOn', 'validTo').filter(({ code }) => code !== 'NOT_YET_VALID'),
    ...checkPast(values, on, ['issuedOn']),
    ...checkLength(values, 'issuedOn', 'validTo', VALIDITY),
    ...checkHolder(values, on),
  ];
}

/** Sex and age against the identity number, where the card shows them. */
function checkHolder(values: Values, on: LocalDate): DocumentProblem[] {
  const checked = parseResidentId(textValueOf(values, 'idNumber') ?? '');
  if (checked.kind !== 'valid') return [];
  const id = checked.value;
  const problems: DocumentProblem[] = [];
  const sex = textValueOf(values, 'sex');
  if (sex !== undefined && sex !== (Number(id.charAt(16)) % 2 === 1 ? '男' : '女'))
    problems.push(toProblem('SEX_DIFFERS', 'sex', ['idNumber']));
  const born = findLocalDate(`${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`);
  const { age } = values as { age?: JsonValue };
  if (typeof age !== 'number' || born === undefined) return problems;
  const years = toDateParts(dateOf(values, 'issuedOn') ?? on).year - toDateParts(born).year;
  if (Math.abs(years - age) > AGE_TOLERANCE.years) problems.push(AGE_DIFFERS);
  return problems;
}

const AGE_DIFFERS: DocumentProblem = {
  code: 'AGE_DIFFERS',
  field: 'age',
  doubts: ['idNumber'],
  zh: '年龄与公民身份号码不一致',
  en: 'the age differs from the identity number',
  todo: {
    zh: '请核对姓名和公民身份号码；如识别有误，请重新拍摄',
    en: 'check name and identity number; if they were misread, take a better photo',
  },
};
