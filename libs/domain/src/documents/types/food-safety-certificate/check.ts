import type { JsonValue } from '../../../canonical';
import type { LocalDate, ValidityRule } from '../../../dates';
import { checkLength } from '../../check-length';
import type { DocumentProblem } from '../../document-type';
import { checkPast, checkTerm } from '../../problems';

/** The law sets no term; the bodies that issue certificates set one, and none that is known sets more. */
const LONGEST: ValidityRule = { years: 5, lessDays: 0, source: '发证机构惯例; 食品安全法 art 44 没有规定有效期' };

export function checkFoodSafetyCertificate(
  values: Readonly<Record<string, JsonValue>>,
  on: LocalDate,
): DocumentProblem[] {
  return [
    ...checkTerm(values, on, 'issuedOn', 'validTo').filter(({ code }) => code !== 'NOT_YET_VALID'),
    ...checkPast(values, on, ['issuedOn']),
    ...checkLength(values, 'issuedOn', 'validTo', LONGEST),
  ];
}
