import type { LocalDate } from '@licensing/domain';

export const dateForms = ['plain', 'padded', 'dots', 'dashes', 'han'] as const;
export type DateForm = (typeof dateForms)[number];

const digits = '〇一二三四五六七八九';

function smallNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? digits.charAt(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits.charAt(ones) : ''}`;
}

/** A date as documents write it. */
export function writeDate(date: LocalDate, form: DateForm): string {
  const [year = '', month = '', day = ''] = date.split('-');
  switch (form) {
    case 'plain':
      return `${year}年${Number(month)}月${Number(day)}日`;
    case 'padded':
      return `${year}年${month}月${day}日`;
    case 'dots':
      return `${year}.${month}.${day}`;
    case 'dashes':
      return date;
    case 'han':
      return `${Array.from(year, (digit) => digits.charAt(Number(digit))).join('')}年${smallNumber(Number(month))}月${smallNumber(Number(day))}日`;
  }
}
