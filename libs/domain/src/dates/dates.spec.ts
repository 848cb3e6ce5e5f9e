import fc from 'fast-check';
import {
  addDays,
  addYears,
  daysBetween,
  findInstant,
  findLocalDate,
  getLocalDate,
  toChinaDate,
  type LocalDate,
} from './local-date';
import { deriveValidTo } from './validity';

const FIVE_YEARS = { years: 5, lessDays: 1 };
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2190-12-31'), noInvalidDate: true })
  .map((date) => getLocalDate(date.toISOString().slice(0, 10)));

describe('dates', () => {
  it('knows which days exist', () => {
    expect(findLocalDate('2024-02-29')).toBe('2024-02-29');
    for (const text of [
      '2023-02-29',
      '2024-13-01',
      '2024-00-10',
      '2024-04-31',
      '2024-4-1',
      '20240401',
      '0999-01-01',
      '',
    ]) {
      expect(findLocalDate(text)).toBeUndefined();
    }
    expect(() => getLocalDate('2023-02-29')).toThrow(RangeError);
  });

  it('changes the day at 16:00 UTC', () => {
    expect(toChinaDate('2026-02-28T15:59:59.999Z')).toBe('2026-02-28');
    expect(toChinaDate('2026-02-28T16:00:00Z')).toBe('2026-03-01');
    expect(toChinaDate('2026-03-01T00:30:00+08:00')).toBe('2026-03-01');
    expect(() => toChinaDate('2026-02-28')).toThrow(RangeError);
    expect(findInstant('2026-02-30T00:00:00Z')).toBeUndefined();
    expect(findInstant('2026-02-20T99:00:00Z')).toBeUndefined();
  });

  it('adds and counts days', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
    expect(addYears(getLocalDate('2024-02-29'), 1)).toBe('2025-02-28');
    expect(addYears(getLocalDate('2024-02-29'), 4)).toBe('2028-02-29');
  });
});

describe('validity', () => {
  it.each([
    ['2024-11-19', '2029-11-18'],
    ['2025-07-09', '2030-07-08'],
    ['2026-01-14', '2031-01-13'],
    ['2026-02-05', '2031-02-04'],
    ['2024-02-29', '2029-02-28'],
    ['2023-03-01', '2028-02-29'],
    ['2028-03-01', '2033-02-28'],
    ['2026-01-01', '2030-12-31'],
  ])('issued %s ends %s', (issued, end) => {
    expect(deriveValidTo(issued as LocalDate, FIVE_YEARS)).toBe(end);
  });

  it('takes nothing off the clamped day of a leap day when nothing is to be taken off', () => {
    expect(deriveValidTo(getLocalDate('2024-02-29'), { years: 5, lessDays: 0 })).toBe('2029-02-28');
  });

  it('five years less a day: the day after the end is the fifth anniversary, or 1 March for a leap day', () => {
    fc.assert(
      fc.property(day, (issued) => {
        const next = addDays(deriveValidTo(issued, FIVE_YEARS), 1);
        const anniversary = issued.endsWith('02-29') ? '03-01' : issued.slice(5);
        expect(next).toBe(`${Number(issued.slice(0, 4)) + 5}-${anniversary}`);
      }),
    );
  });
});
