import type { JsonValue } from '../../../canonical';
import type { LocalDate } from '../../../dates';
import { checkAddress } from '../../check-address';
import type { DocumentProblem } from '../../document-type';
import type { PageText } from '../../page-text';
import { checkPast, dateOf, textValueOf, toProblem } from '../../problems';
import { isUnclear } from './scope-text';

/** 营业执照: the code against the QR code, the order of its days, and whether the scope was read to its end. */
export function checkBusinessLicence(
  values: Readonly<Record<string, JsonValue>>,
  on: LocalDate,
  pages: readonly PageText[],
): DocumentProblem[] {
  const established = dateOf(values, 'establishedOn');
  const [issued, end] = [dateOf(values, 'issuedOn'), dateOf(values, 'termEnd')];
  const isBefore = (day: LocalDate | undefined): boolean =>
    established !== undefined && day !== undefined && day < established;
  const read = textValueOf(values, 'creditCode');
  const twins = pages.flatMap(({ codes }) => codes.flatMap(({ text }) => findCreditCodes(text)));
  return [
    ...checkAddress(values, 'address'),
    ...(isCutShort(values) ? [toProblem('NAME_INCOMPLETE', 'name', ['name'])] : []),
    ...checkPast(values, on, ['establishedOn', 'issuedOn']),
    ...(isBefore(issued) ? [toProblem('DATES_OUT_OF_ORDER', 'issuedOn', ['establishedOn', 'issuedOn'])] : []),
    ...(isBefore(end) ? [toProblem('DATES_OUT_OF_ORDER', 'termEnd', ['establishedOn', 'termEnd'])] : []),
    ...(end !== undefined && end < on ? [toProblem('EXPIRED', 'termEnd')] : []),
    ...(isUnclear(textValueOf(values, 'scope') ?? '') ? [toProblem('SCOPE_UNCLEAR', 'scope', ['scope'])] : []),
    ...(read !== undefined && twins.length > 0 && !twins.includes(read)
      ? [toProblem('QR_DIFFERS', 'creditCode', ['creditCode'])]
      : []),
  ];
}

/** 公司法 art 7: the name of a company says that it is one. */
function isCutShort(values: Readonly<Record<string, JsonValue>>): boolean {
  const [kind, name] = [textValueOf(values, 'kind'), textValueOf(values, 'name')];
  return kind !== undefined && name !== undefined && kind.includes('公司') && !name.includes('公司');
}

function findCreditCodes(text: string): string[] {
  return Array.from(
    text.toUpperCase().matchAll(/(?<![0-9A-Z])(9[0-9A-Z]{17})(?![0-9A-Z])/g),
    (match) => match[1] ?? '',
  );
}
