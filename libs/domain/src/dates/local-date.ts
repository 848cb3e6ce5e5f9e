/** A calendar day in China as `YYYY-MM-DD`. Sorts as text. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MILLISECONDS_PER_DAY = 86_400_000;
/** China keeps UTC+8 all year, without daylight saving time since 1991. */
const CHINA_OFFSET_MILLISECONDS = 8 * 3_600_000;

interface DateParts {
  year: number;
  month: number;
  day: number;
}

/** Undefined unless the text is a day that exists in the Gregorian calendar, years 1000 to 9999. */
export function findLocalDate(text: string): LocalDate | undefined {
  const match = PATTERN.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return text as LocalDate;
}

/** @throws RangeError when the text is no existing day. */
export function getLocalDate(text: string): LocalDate {
  const date = findLocalDate(text);
  if (date === undefined) throw new RangeError(`not a calendar day: ${text}`);
  return date;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function toDateParts(date: LocalDate): DateParts {
  const [year, month, day] = date.split('-').map(Number);
  return { year: year ?? 0, month: month ?? 0, day: day ?? 0 };
}

export function fromDateParts({ year, month, day }: DateParts): LocalDate {
  const pad = (value: number, length: number): string => String(value).padStart(length, '0');
  return getLocalDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  const { year, month, day } = toDateParts(date);
  const moved = new Date(Date.UTC(year, month - 1, day) + days * MILLISECONDS_PER_DAY);
  return getLocalDate(moved.toISOString().slice(0, 10));
}

/** 29 February becomes 28 February in a year that has none (民法典 art 202: without a corresponding day, the month's last). */
export function addYears(date: LocalDate, years: number): LocalDate {
  const { year, month, day } = toDateParts(date);
  return fromDateParts({ year: year + years, month, day: Math.min(day, daysInMonth(year + years, month)) });
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  const at = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`);
  return Math.round((at(to) - at(from)) / MILLISECONDS_PER_DAY);
}

/**
 * The day in China (UTC+8) on which an instant falls.
 * @throws RangeError when the text is no ISO instant with a zone.
 */
export function toChinaDate(isoInstant: string): LocalDate {
  const milliseconds = findInstant(isoInstant);
  if (milliseconds === undefined) throw new RangeError(`not an ISO instant: ${isoInstant}`);
  return getLocalDate(new Date(milliseconds + CHINA_OFFSET_MILLISECONDS).toISOString().slice(0, 10));
}

/** Milliseconds since 1970 of an ISO instant that names its zone, or undefined. */
export function findInstant(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  if (findLocalDate(text.slice(0, 10)) === undefined) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
