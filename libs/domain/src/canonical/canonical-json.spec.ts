import fc from 'fast-check';
import { runInNewContext } from 'node:vm';
import { canonicalJson } from './canonical-json';

describe('canonical JSON', () => {
  it('writes the example of RFC 8785', () => {
    const value = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts by UTF-16 code unit', () => {
    expect(canonicalJson({ '\ufb33': 1, '😀': 2, '€': 3, '\r': 4, '1': 5, ö: 6 })).toBe(
      '{"\\r":4,"1":5,"ö":6,"€":3,"😀":2,"\ufb33":1}',
    );
    expect(canonicalJson(-0)).toBe('0');
  });

  it('does not depend on the order of members, and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reversed(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('takes plain objects of another realm', () => {
    expect(canonicalJson(runInNewContext('({ b: 1, a: [{}] })'))).toBe('{"a":[{}],"b":1}');
    expect(canonicalJson(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}');
  });

  it('refuses what has no JSON form, naming the place', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = [cycle];
    const sparse = new Array<number>(2);
    for (const value of [
      undefined,
      NaN,
      Infinity,
      1n,
      Symbol('s'),
      () => 1,
      '\ud800',
      new Date(0),
      new Map(),
      cycle,
      sparse,
    ]) {
      expect(() => canonicalJson({ in: { it: value } })).toThrow(TypeError);
    }
    expect(() => canonicalJson({ a: [1, undefined] })).toThrow('$.a[1]: undefined has no JSON form');
  });

  it('takes the same object twice when it is no cycle', () => {
    const twice = { a: 1 };
    expect(canonicalJson([twice, twice])).toBe('[{"a":1},{"a":1}]');
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}
