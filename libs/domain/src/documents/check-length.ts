import type { JsonValue } from '../canonical';
import { addDays, deriveValidTo, type ValidityRule } from '../dates';
import type { DocumentProblem } from './document-type';
import { dateOf } from './problems';

/**
 * TERM_TOO_LONG: a term longer than law or practice lets it be. It was misread, or the document is not what is asked for,
 * so neither of its days is accepted.
 * @param longest data with its source; a day more is let pass, because the first day is counted by some and not by others.
 */
export function checkLength(
  values: Readonly<Record<string, JsonValue>>,
  fromName: string,
  toName: string,
  longest: ValidityRule,
): DocumentProblem[] {
  const [from, to] = [dateOf(values, fromName), dateOf(values, toName)];
  if (from === undefined || to === undefined || to <= addDays(deriveValidTo(from, longest), 1)) return [];
  return [
    {
      code: 'TERM_TOO_LONG',
      field: toName,
      doubts: [fromName, toName],
      zh: `期限超过${longest.years}年（${longest.source}）`,
      en: `the term is longer than ${longest.years} year(s) (${longest.source})`,
      todo: {
        zh: '请核对起止日期；如识别有误，请重新拍摄该处',
        en: 'check both days; if they were misread, take a better photo of that part',
      },
    },
  ];
}
