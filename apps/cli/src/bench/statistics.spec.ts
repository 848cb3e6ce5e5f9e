import fc from 'fast-check';
import { percentile, toDistribution } from './statistics';

describe('toDistribution', () => {
  it('counts by nearest rank', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(toDistribution(values)).toEqual({ count: 100, min: 1, p50: 50, p95: 95, p99: 99, max: 100, mean: 50.5 });
  });

  it('has no numbers for no values', () => {
    expect(toDistribution([])).toBeUndefined();
  });

  it('is one of the values, and at least that share of them is not above it', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1 });
    fc.assert(
      fc.property(numbers, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const sorted = [...values].sort((a, b) => a - b);
        const value = percentile(sorted, share);
        expect(sorted).toContain(value);
        expect(sorted.filter((other) => other <= value).length).toBeGreaterThanOrEqual(share * sorted.length);
      }),
    );
  });
});
