import fc from 'fast-check';
import { mod1110, mod3736 } from './check-digits';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));

describe('MOD 11,10', () => {
  it.each(['13101140093802', '34202220183637', '23505820934686', '11144011600836'])('fits %s', (number) => {
    expect(mod1110(number.slice(0, 13))).toBe(number.charAt(13));
  });

  it('does not fit a changed number and computes 5 for a demo number that ends in 2', () => {
    expect(mod1110('1310114009380')).not.toBe('3');
    expect(mod1110('2440106000004')).toBe('5');
  });

  it('detects any single changed digit', () => {
    fc.assert(
      fc.property(digits(13), fc.nat(12), fc.integer({ min: 1, max: 9 }), (text, at, shift) => {
        const changed = text.slice(0, at) + String((Number(text.charAt(at)) + shift) % 10) + text.slice(at + 1);
        expect(mod1110(changed)).not.toBe(mod1110(text));
      }),
    );
  });

  it('refuses anything but digits', () => {
    expect(() => mod1110('12a')).toThrow(RangeError);
    expect(() => mod1110('')).toThrow(RangeError);
  });
});

describe('MOD 37,36', () => {
  it.each([
    ['11100000000013338W011.11430000006122244L.20230000403.001', 'U'],
    ['11100000000013338W011.11430000006122244L.20230000403.002', 'S'],
    ['11100000000013338W032.11220000013544541J.2430599.001', 'F'],
    ['11100000MB03271699022.340100.000000016.001', '9'],
  ])('%s gives %s', (parts, check) => {
    expect(mod3736(parts.replace(/\./g, ''))).toBe(check);
  });

  it('refuses dots and lower case', () => {
    expect(() => mod3736('1.2')).toThrow(RangeError);
    expect(() => mod3736('a')).toThrow(RangeError);
  });
});
