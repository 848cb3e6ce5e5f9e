import { findGroups, foldedTextOf, type Span } from '../layout';
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

/** 自…起至…止 where a day in it was not read whole: the places are known, and what was read there is no day. */
const LOOSE = /自([^自至到。,]{4,14}?)(?:起|开始|始)?(?:至|到)([^。,]{4,14}?)(?:止|。|,|$)/;

/** The term of a sentence, also where one or both of its days have no value because a character is missing. */
export function findTermIn(span: Span): { from: FoundDate; to: FoundDate } | undefined {
  const whole = findRange(span);
  if (whole !== undefined) return whole;
  const [start, end] = findGroups(span, LOOSE);
  if (start === undefined || end === undefined || !/\d.*[年.-]/.test(foldedTextOf([...start, ...end])))
    return undefined;
  return { from: toFound(start), to: toFound(end) };
}

function toFound(span: Span): FoundDate {
  return readDates(span)[0] ?? { span, value: undefined };
}
