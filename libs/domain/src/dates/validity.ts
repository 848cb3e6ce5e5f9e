import { addDays, addYears, toDateParts, type LocalDate } from './local-date';

/** How long a licence lasts. Data, with the place it comes from, so that an official can correct it. */
export interface ValidityRule {
  years: number;
  /** Days taken off the corresponding day: 1 = the day of issue counts as the first day. */
  lessDays: number;
  source: string;
}

/**
 * Last day of validity of a licence issued on a day, both days included.
 *
 * Issued on 29 February there is no corresponding day five years on; the last day of that month then ends the term
 * (民法典 art 202), so one of the days to take off is already off.
 */
export function deriveValidTo(
  issueDate: LocalDate,
  rule: Omit<ValidityRule, 'source'> & { source?: string },
): LocalDate {
  const corresponding = addYears(issueDate, rule.years);
  const isClamped = toDateParts(corresponding).day !== toDateParts(issueDate).day;
  const lessDays = isClamped ? Math.max(0, rule.lessDays - 1) : rule.lessDays;
  return addDays(corresponding, -lessDays);
}
