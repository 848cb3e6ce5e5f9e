import { deriveValidTo, findLocalDate } from '../../../dates';
import type { ParsedField } from '../../document-type';
import { dateField, personNameField, residentIdField, textField, toDateField, toField, wordField } from '../../fields';
import { certificateNumberField } from '../certificate-number';
import { findIn, foldedTextOf, type FormValue, readForm, type Span, takeRange, toRunningText } from '../../layout';
import { findLastDay, findRange, readDates } from '../../normalise';
import type { PageText } from '../../page-text';
import { LABELS } from './labels';
import { VALIDITY } from './validity';

/** 有效期一年, 有效期限：壹年, 一年内有效 */
const ONE_YEAR =
  /((?:有效期限?|有效)[为:是]?(?:一|壹|1|12个)(?:年|月)|自?(?:发证|签发|体检|检查)之?日(?:起|期)(?:一|壹|1)年内?有效|(?:一|壹|1)年(?:内|期)?有效)/;
const YEAR_ALONE = /^(?:一|壹|1|I|L)年/;

/** Its name up to the word for what it is; a sign of the stamp may stand before it. */
const INSTITUTION =
  /(?:^.{0,2}:)?([\u4e00-\u9fff()]{2,30}?(?:(?<!中心)医院(?!院)|中心医院|(?:控制|服务|体检|检验|保健|健康)中心|卫生院|保健院|服务站|门诊部|诊所|监督所|健康局|卫生局))/;

export function parseHealthCertificate(pages: readonly PageText[]): ParsedField[] {
  const form = readForm(pages, LABELS);
  const value = (name: string): Span | undefined => form.get(name)?.value;
  const issued = findIssuedOn(pages, value);
  return [
    ...personNameField('name', value('name')),
    ...wordField('sex', value('sex'), ['男', '女']),
    ...ageField(value('age')),
    ...residentIdField('idNumber', value('idNumber')),
    ...certificateNumberField('number', value('number')),
    ...textField('trade', value('trade')),
    ...textField('institution', findInstitution(form.get('institution'))),
    ...issued,
    ...findValidTo(pages, value('validTo'), issued[0]),
  ];
}

/** The stamp lies over it: signs of the stamp are runs of their own, and what follows the kind of institution is no part. */
function findInstitution(found: FormValue | undefined): Span | undefined {
  if (found === undefined) return undefined;
  const run = found.label[0]?.run;
  const beside = found.value.filter((character) => character.run === run);
  return findIn(beside, INSTITUTION) ?? findIn(found.value, INSTITUTION) ?? found.value;
}

function ageField(span: Span | undefined): ParsedField[] {
  const digits = span && findIn(span, /(\d{1,3})(?=岁|周岁|$)/);
  return digits === undefined ? [] : [toField('age', digits, Number(foldedTextOf(digits)))];
}

/** The day of issue; the day of the examination where no other is named; a date beside no label (under the stamp) last. */
function findIssuedOn(pages: readonly PageText[], value: (name: string) => Span | undefined): ParsedField[] {
  for (const name of ['issuedOn', 'examinedOn']) {
    const dated = dateField('issuedOn', value(name)).filter((field) => field.value !== undefined);
    if (dated.length > 0) return dated;
  }
  const term = findRange(value('validTo') ?? []);
  if (term !== undefined) return [toDateField('issuedOn', term.from)];
  const end = findLastDay(value('validTo') ?? []);
  const taken = new Set(end?.span.map(placeOf));
  const free = readDates(toRunningText(pages).characters).filter(
    ({ span, value: date }) => date !== undefined && !span.some((character) => taken.has(placeOf(character))),
  );
  const [only] = free;
  const isEndUnread = end === undefined && findOneYear(pages, value('validTo')) === undefined;
  if (only !== undefined && free.length === 1 && !isEndUnread) return [toDateField('issuedOn', only)];
  return dateField('issuedOn', value('issuedOn') ?? value('examinedOn'));
}

/** Cards that print 有效期一年 in place of a day end a year after their issue; the words are kept as what was read. */
function findValidTo(
  pages: readonly PageText[],
  span: Span | undefined,
  issued: ParsedField | undefined,
): ParsedField[] {
  const last = findLastDay(span ?? []);
  if (last !== undefined) return [toDateField('validTo', last)];
  const words = findOneYear(pages, span);
  if (words !== undefined && issued !== undefined) {
    const from = typeof issued.value === 'string' ? findLocalDate(issued.value) : undefined;
    const sources = [...words, ...issued.from];
    const derived = toField('validTo', sources, from && deriveValidTo(from, VALIDITY), /^[年月日期至:\s]$/);
    return [{ ...derived, raw: `${derived.raw.slice(0, words.length)}（${issued.raw}起）` }];
  }
  return dateField('validTo', span);
}

function findOneYear(pages: readonly PageText[], span: Span | undefined): Span | undefined {
  if (span !== undefined && YEAR_ALONE.test(foldedTextOf(span))) return span.slice(0, 2);
  const running = toRunningText(pages);
  const match = ONE_YEAR.exec(running.text);
  return match === null ? undefined : takeRange(running, match.index, match.index + match[0].length);
}

const placeOf = ({ page, run, left }: { page: number; run: number; left: number }): string => `${page}:${run}:${left}`;
