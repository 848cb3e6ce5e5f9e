import type { JsonValue } from '../../../canonical';
import { addYears, type LocalDate } from '../../../dates';
import { checkAddress } from '../../check-address';
import type { DocumentProblem } from '../../document-type';
import type { PageText } from '../../page-text';
import { checkPast, checkTerm, dateOf, textValueOf, toProblem } from '../../problems';

/** First digit of the number and the words of 主体业态. */
const FORMS: Readonly<Record<string, string>> = { '1': '食品销售', '2': '餐饮服务', '3': '食堂' };

/** What is done with the food, and at most its kinds in brackets: an item that ends otherwise goes on where nothing was read. */
const WHOLE_ITEM = /(?:销售|制售|管理|经营|服务)(?:（[^（）]*）)?$/;

/** Order 78: five years from the day of issue. One day more or less is met with. */
export function checkFoodLicence(
  values: Readonly<Record<string, JsonValue>>,
  on: LocalDate,
  pages: readonly PageText[],
): DocumentProblem[] {
  const [issued, end] = [dateOf(values, 'issuedOn'), dateOf(values, 'validTo')];
  const number = textValueOf(values, 'number') ?? '';
  const form = textValueOf(values, 'businessForm');
  const expected = FORMS[number.charAt(2)];
  const twins = pages.flatMap(({ codes }) => codes.flatMap(({ text }) => text.toUpperCase().match(/JY\d{14}/g) ?? []));
  const items = Array.isArray(values['items']) ? values['items'] : [];
  return [
    ...checkAddress(values, 'premises'),
    ...(items.some((item) => typeof item === 'string' && !WHOLE_ITEM.test(item))
      ? [toProblem('ITEM_INCOMPLETE', 'items', ['items'])]
      : []),
    ...checkPast(values, on, ['issuedOn']),
    ...checkTerm(values, on, undefined, 'validTo'),
    ...(issued !== undefined && end !== undefined && (end < issued || end > addYears(issued, 6))
      ? [toProblem('DATES_OUT_OF_ORDER', 'validTo', ['issuedOn', 'validTo'])]
      : []),
    ...(form !== undefined && expected !== undefined && !form.includes(expected)
      ? [toProblem('FORM_DIFFERS', 'businessForm', ['number'])]
      : []),
    ...(number !== '' && twins.length > 0 && !twins.includes(number)
      ? [toProblem('QR_DIFFERS', 'number', ['number'])]
      : []),
  ];
}
