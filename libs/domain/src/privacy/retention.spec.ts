import { cutOffOf, describeTerm, type RetentionRule } from './retention';
import { RETENTION, retentionOf, termOf } from './retention-table';

const at = (text: string): number => Date.parse(text);
const isoOf = (ms: number): string => new Date(ms).toISOString();

describe('cutOffOf', () => {
  it.each([
    [{ amount: 90, unit: 'days' }, '2026-03-02T08:00:00.000Z', '2025-12-02T08:00:00.000Z'],
    [{ amount: 0, unit: 'days' }, '2026-03-02T08:00:00.000Z', '2026-03-02T08:00:00.000Z'],
    [{ amount: 6, unit: 'months' }, '2026-08-31T00:00:00.000Z', '2026-02-28T00:00:00.000Z'],
    [{ amount: 1, unit: 'months' }, '2026-01-31T00:00:00.000Z', '2025-12-31T00:00:00.000Z'],
    [{ amount: 2, unit: 'years' }, '2026-03-02T08:00:00.000Z', '2024-03-02T08:00:00.000Z'],
    [{ amount: 1, unit: 'years' }, '2024-02-29T08:00:00.000Z', '2023-02-28T08:00:00.000Z'],
  ] as const)('%o before %s', (term, now, expected) => {
    expect(isoOf(cutOffOf(term, at(now)))).toBe(expected);
  });
});

describe('the retention table', () => {
  it('names each kind and each place once, in both languages, with its law', () => {
    const places = RETENTION.flatMap(({ places: held }) => held);
    expect(new Set(places).size).toBe(places.length);
    expect(new Set(RETENTION.map(({ kind }) => kind)).size).toBe(RETENTION.length);
    for (const { name, why, law, end } of RETENTION) {
      for (const text of [name, why, law, end]) {
        expect(text.zh).toMatch(/[\u4e00-\u9fff]|^GB/);
        expect(text.en.length).toBeGreaterThan(3);
      }
    }
  });

  it('says how long, wherever something ends by itself', () => {
    const endless = RETENTION.filter(({ isAutomatic, term }: RetentionRule) => isAutomatic && term === undefined);
    expect(endless).toEqual([]);
    expect(() => termOf('submission')).toThrow(RangeError);
    expect(() => retentionOf('gossip')).toThrow(RangeError);
    expect(termOf('draft')).toMatchObject({ amount: 90, unit: 'days' });
  });

  it('keeps what the law wants kept for as long as it says', () => {
    const now = at('2026-03-02T00:00:00.000Z');
    expect(isoOf(cutOffOf(termOf('access-log'), now))).toBe('2023-03-02T00:00:00.000Z');
    expect(retentionOf('logs').term).toMatchObject({ amount: 6, unit: 'months' });
  });

  it('puts terms into words', () => {
    expect(describeTerm(termOf('draft'))).toEqual({ zh: '自最后保存起90日', en: '90 days from the last change' });
    expect(describeTerm(termOf('used-sign-ins')).en).toBe('1 day from the sign-in');
    expect(describeTerm(undefined).en).toBe('as long as the file it belongs to');
  });
});
