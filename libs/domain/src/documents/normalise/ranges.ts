import { foldedTextOf, type Span } from '../layout';
import { readDates } from './dates';

/** A day as it was found; no value where a text in the form of a date is no day. */
export type FoundDate = ReturnType<typeof readDates>[number];

/** What may stand between the days of a term: 起至, （含当日）至, 开始，至. */
const UNTIL = /^(?:\([^()]{1,8}\))?[起始]?(?:开始|计算)?[,、]?(?:\([^()]{1,8}\))?(?:直?至|到|-|~|起|—)/;
const LONGEST_LINK = 16;

/** The first two days of a span that belong together: 自…起至…止. Days that only stand side by side are no term. */
export function findRange(span: Span): { from: FoundDate; to: FoundDate } | undefined {
  const dates = readDates(span);
  for (const [index, from] of dates.entries()) {
    const to = dates[index + 1];
    const [last, first] = [from.span[from.span.length - 1], to?.span[0]];
    if (to === undefined || last === undefined || first === undefined) return undefined;
    const between = foldedTextOf(span.slice(span.indexOf(last) + 1, span.indexOf(first)));
    if (between.length < LONGEST_LINK && UNTIL.test(between)) return { from, to };
  }
  return undefined;
}

/** The last day of a term: the end of the range, or the one day that is written. */
export function findLastDay(span: Span): FoundDate | undefined {
  return findRange(span)?.to ?? readDates(span)[0];
}
