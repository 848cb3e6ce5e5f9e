import fc from 'fast-check';
import { findEnd, readOn } from './find-end';

const sequence = (end: number) => {
  const reads: number[] = [];
  const read = (n: number): Promise<string | undefined> => {
    reads.push(n);
    return Promise.resolve(n >= 1 && n <= end ? `element ${n}` : undefined);
  };
  return { read, reads };
};

describe('findEnd', () => {
  it('finds the end and its element from any known place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(3000), fc.nat(3000), async (a, b) => {
        const [known, end] = a < b ? [a, b] : [b, a];
        const found = await findEnd(sequence(end).read, known);
        expect(found.end).toBe(end);
        expect(found.last).toBe(known === end ? undefined : `element ${end}`);
      }),
    );
  });

  it('takes one read when the end is known, and never a scan', async () => {
    const known = sequence(700);
    await findEnd(known.read, 700);
    expect(known.reads).toEqual([701]);
    const long = sequence(20_000);
    await findEnd(long.read);
    expect(long.reads.length).toBeLessThan(32);
  });
});

describe('readOn', () => {
  it.each([0, 1, 5, 6, 7, 13])('reads %i elements in order', async (end) => {
    const all = await readOn(sequence(end).read, 6);
    expect(all).toEqual(Array.from({ length: end }, (_, index) => `element ${index + 1}`));
  });

  it('stops at a gap', async () => {
    const all = await readOn((n) => Promise.resolve(n === 3 ? undefined : n), 6);
    expect(all).toEqual([1, 2]);
  });
});
