import { type Finding, INVARIANTS, toChecks } from './findings';

describe('toChecks', () => {
  it('answers for every invariant, also where nothing was found', () => {
    const checks = toChecks([]);
    expect(checks.map(({ invariant }) => invariant)).toEqual(Object.keys(INVARIANTS).map(Number));
    expect(checks.every(({ count, found }) => count === 0 && found.length === 0)).toBe(true);
  });

  it('counts each id once and shows twenty', () => {
    const findings = Array.from({ length: 50 }, (_, index): Finding => ({
      invariant: 6,
      id: `a:${index % 25}`,
      reason: 'why',
    }));
    const check = toChecks(findings).find(({ invariant }) => invariant === 6)!;
    expect(check.count).toBe(25);
    expect(check.found).toHaveLength(20);
    expect(check.found[0]).toBe('a:0: why');
  });
});
