import { addDays, addYears, getLocalDate, type LocalDate, toChinaDate } from '@licensing/domain';

/** The last day of a term of `years` that starts on `from`. */
export function endOfTerm(from: LocalDate, years: number): LocalDate {
  return addDays(addYears(from, years), -1);
}

/**
 * The first day of the month in China. Terms in the generated population are placed around this day, so answers stay
 * the same through restarts within a month, and good cases stay good for months after.
 */
export function startOfMonthInChina(now: Date): LocalDate {
  return getLocalDate(`${toChinaDate(now.toISOString()).slice(0, 7)}-01`);
}
