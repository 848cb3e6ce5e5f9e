import { hash32, randomFor } from './random';

describe('randomFor', () => {
  it('repeats itself for the same seed and label, and differs for others', () => {
    const draw = (seed: number, label: string): number[] => {
      const random = randomFor(seed, label);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(draw(1, 'a')).toEqual(draw(1, 'a'));
    expect(draw(1, 'a')).not.toEqual(draw(1, 'b'));
    expect(draw(1, 'a')).not.toEqual(draw(2, 'a'));
  });

  it('keeps the first draws of neighbouring labels apart', () => {
    const firsts = Array.from({ length: 1_000 }, (_, n) => randomFor(1, `business:${n}`).next());
    const mean = firsts.reduce((sum, value) => sum + value, 0) / firsts.length;
    expect(mean).toBeGreaterThan(0.45);
    expect(mean).toBeLessThan(0.55);
    expect(new Set(firsts.map(String)).size).toBe(1_000);
  });

  it('picks by weight, whole numbers with both ends, and never from nothing', () => {
    const random = randomFor(7, 'weights');
    const picks = Array.from({ length: 2_000 }, () => random.pickWeighted([['often', 9], ['seldom', 1], ['never', 0]])); // prettier-ignore
    const often = picks.filter((pick) => pick === 'often').length;
    expect(often).toBeGreaterThan(1_700);
    expect(often).toBeLessThan(1_900);
    expect(picks).not.toContain('never');
    expect(new Set(Array.from({ length: 200 }, () => random.whole(3, 5)))).toEqual(new Set([3, 4, 5]));
    expect(() => random.pick([])).toThrow(RangeError);
  });

  it('hashes to 32 unsigned bits', () => {
    expect(hash32('')).toBeGreaterThanOrEqual(0);
    expect(hash32('江门')).toBeLessThan(2 ** 32);
  });
});
