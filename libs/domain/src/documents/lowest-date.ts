import type { LocalDate } from '../dates';
import { type Span, toSpans, withoutSpan } from './layout';
import { readDates } from './normalise';
import type { PageText } from './page-text';

/**
 * The lowest date on the pages that belongs to no other field: the day of issue, which stands without a label under the
 * name of the office.
 * @param taken characters of the other fields.
 * @param below part of the page's height above which no date counts, 0 to 1.
 */
export function findLowestDate(
  pages: readonly PageText[],
  taken: Span,
  below: number,
): { span: Span; value: LocalDate | undefined } | undefined {
  const heights = new Map(pages.map(({ page, height }) => [page, height]));
  const placeOf = (span: Span): number => {
    const [first] = span;
    return first === undefined ? 0 : first.top / (heights.get(first.page) ?? first.bottom);
  };
  return toSpans(pages)
    .flatMap((span) => readDates(withoutSpan(span, taken)))
    .filter(({ span }) => placeOf(span) >= below)
    .sort((a, b) => placeOf(b.span) - placeOf(a.span))[0];
}
