import type { JsonValue } from '../../../canonical';
import type { LocalDate } from '../../../dates';
import type { DocumentProblem } from '../../document-type';
import { checkPast, checkTerm, dateOf, textValueOf, toProblem } from '../../problems';

/** Who gives authority to himself gives none (民法典 art 161, 165). */
const SAME_PERSON: DocumentProblem = {
  code: 'AGENT_IS_PRINCIPAL',
  field: 'agentIdNumber',
  doubts: ['principalCode', 'agentIdNumber'],
  zh: '委托人与受托人的号码相同',
  en: 'principal and agent have the same number',
  todo: { zh: '请核对委托书中双方的号码', en: 'check the numbers of both in the letter' },
};

export function checkLetterOfAuthority(values: Readonly<Record<string, JsonValue>>, on: LocalDate): DocumentProblem[] {
  const [signed, end] = [dateOf(values, 'signedOn'), dateOf(values, 'to')];
  const principal = textValueOf(values, 'principalCode');
  return [
    ...checkTerm(values, on, 'from', 'to'),
    ...checkPast(values, on, ['signedOn']),
    ...(signed !== undefined && end !== undefined && signed > end
      ? [toProblem('DATES_OUT_OF_ORDER', 'signedOn', ['to'])]
      : []),
    ...(principal !== undefined && principal === textValueOf(values, 'agentIdNumber') ? [SAME_PERSON] : []),
  ];
}
