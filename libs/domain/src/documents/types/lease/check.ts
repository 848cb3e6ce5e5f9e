import type { JsonValue } from '../../../canonical';
import type { LocalDate, ValidityRule } from '../../../dates';
import { checkAddress } from '../../check-address';
import { checkLength } from '../../check-length';
import type { DocumentProblem } from '../../document-type';
import { checkPast, checkTerm, dateOf, toProblem } from '../../problems';

/** What goes beyond is void (民法典 art 705), so the day that was read cannot be the end. */
const LONGEST: ValidityRule = { years: 20, lessDays: 0, source: '民法典 art 705' };

export function checkLease(values: Readonly<Record<string, JsonValue>>, on: LocalDate): DocumentProblem[] {
  const [signed, end] = [dateOf(values, 'signedOn'), dateOf(values, 'to')];
  return [
    ...checkTerm(values, on, 'from', 'to'),
    ...checkPast(values, on, ['signedOn']),
    ...checkLength(values, 'from', 'to', LONGEST),
    ...checkAddress(values, 'address'),
    ...(signed !== undefined && end !== undefined && signed > end
      ? [toProblem('DATES_OUT_OF_ORDER', 'signedOn', ['to'])]
      : []),
    ...checkArea(values),
  ];
}

function checkArea(values: Readonly<Record<string, JsonValue>>): DocumentProblem[] {
  const { area } = values as { area?: JsonValue };
  if (typeof area !== 'number' || area > 0) return [];
  return [
    {
      code: 'AREA_NOT_POSITIVE',
      field: 'area',
      doubts: ['area'],
      zh: '面积不是正数',
      en: 'the area is not above zero',
      todo: { zh: '请核对合同中的面积', en: 'check the area in the contract' },
    },
  ];
}
