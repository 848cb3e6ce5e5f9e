import type { JsonValue } from '../../../canonical';
import type { LocalDate } from '../../../dates';
import { birthDateOf, parseResidentId, sexOf } from '../../../identifiers';
import type { DocumentProblem } from '../../document-type';
import { checkPast, textValueOf, toProblem } from '../../problems';

/** 居民身份证, front: the number says birth date and sex as well, so that each confirms the other. */
export function checkResidentIdFront(values: Readonly<Record<string, JsonValue>>, on: LocalDate): DocumentProblem[] {
  const past = checkPast(values, on, ['bornOn']);
  const number = parseResidentId(textValueOf(values, 'idNumber') ?? '');
  if (number.kind === 'invalid') return past;
  const [bornOn, sex] = [textValueOf(values, 'bornOn'), textValueOf(values, 'sex')];
  const problems = [...past];
  if (bornOn !== undefined && bornOn !== birthDateOf(number.value))
    problems.push(toProblem('BIRTH_DATE_DIFFERS', 'bornOn', ['idNumber', 'bornOn']));
  if (sex !== undefined && sex !== (sexOf(number.value) === 'male' ? '男' : '女'))
    problems.push(toProblem('SEX_DIFFERS', 'sex', ['idNumber', 'sex']));
  return problems;
}
