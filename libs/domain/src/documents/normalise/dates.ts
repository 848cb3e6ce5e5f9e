import { findLocalDate, type LocalDate } from '../../dates';
import { findAll, foldedTextOf, type Span } from '../layout';

/** As documents write a term that does not end. */
export const LONG_TERM = '长期';

const NUMERALS = '〇一二三四五六七八九';
const DIGIT = '[0-9O〇○零一二三四五六七八九]';
const SMALL = '[0-9O〇○零一二三四五六七八九十]{1,3}';
const MARK = '[-./·,]';
const WRITTEN = `(?:${DIGIT}{4}年${SMALL}月${SMALL}[日曰目号]?|\\d{4}${MARK}\\d{1,2}${MARK}\\d{1,2}(?!\\d))`;
const LONG = '长期|永久|无固定期限';
const ONE_DATE = new RegExp(`(${WRITTEN})`);

/** 2026年11月24日, 2026-11-24, 2026.11.24, 2026/11/24, 二〇二六年十一月二十四日. Undefined when it is no existing day. */
export function readDate(text: string): LocalDate | undefined {
  const parts = text.replace(/[日曰目号]$/, '').split(/[年月]|[-./·,]/);
  if (parts.length !== 3) return undefined;
  const [year, month, day] = parts.map(toNumber);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return findLocalDate(`${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** Every date in a span, in order, with its place. A text in the form of a date that is no day has no value. */
export function readDates(span: Span): { span: Span; value: LocalDate | undefined }[] {
  return findAll(span, ONE_DATE).map((found) => ({ span: found, value: readDate(foldedTextOf(found)) }));
}

/** A term: `2024.01.01-2034.01.01`, `2024年1月1日至长期`, `自…至…`. The end may be 长期. */
export function readTerm(span: Span): {
  from: { span: Span; value: LocalDate | undefined } | undefined;
  to: { span: Span; value: LocalDate | typeof LONG_TERM | undefined } | undefined;
} {
  const [from, to] = readDates(span);
  if (to !== undefined) return { from, to };
  const [open] = findAll(span, new RegExp(LONG));
  return { from, to: open && { span: open, value: LONG_TERM } };
}

/** Digits as they are, or Chinese numerals: 二〇二六 = 2026, 十一 = 11, 二十四 = 24. */
function toNumber(text: string): string | undefined {
  const plain = text
    .replace(/[O〇○零]/g, '0')
    .replace(/[一二三四五六七八九]/g, (numeral) => String(NUMERALS.indexOf(numeral)));
  if (/^\d+$/.test(plain)) return plain;
  const tens = /^(\d?)十(\d?)$/.exec(plain);
  return tens === null ? undefined : `${tens[1] || '1'}${tens[2] || '0'}`;
}
