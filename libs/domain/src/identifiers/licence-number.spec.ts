import fc from 'fast-check';
import { completeLicenceNumber, parseLicenceNumber } from './licence-number';

const reasonOf = (text: string): string => {
  const checked = parseLicenceNumber(text);
  return checked.kind === 'valid' ? 'valid' : checked.reason;
};

describe('licence number', () => {
  it.each(['JY13101140093802', 'JY34202220183637', 'JY23505820934686', 'jy1310114 0093802'])('accepts %s', (text) => {
    expect(reasonOf(text)).toBe('valid');
  });

  it('names what is wrong', () => {
    expect(reasonOf('JY13101140093803')).toBe('check-digit');
    expect(reasonOf('JY24401060000042')).toBe('check-digit');
    expect(reasonOf('SC11144011600836')).toBe('prefix');
    expect(reasonOf('JY43101140093802')).toBe('business-form');
    expect(reasonOf('JY1310114009380')).toBe('length');
    expect(reasonOf('JY1310114009380A')).toBe('alphabet');
  });

  it('completes and reads back, and finds any single changed digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.nat(999_999_999_999),
        fc.integer({ min: 2, max: 15 }),
        fc.nat(9),
        (form, rest, at, digit) => {
          const first13 = String(form) + String(rest).padStart(12, '0');
          const number = completeLicenceNumber('JY', first13);
          expect(parseLicenceNumber(number)).toEqual({ kind: 'valid', value: number });
          expect(number.slice(2, 15)).toBe(first13);
          fc.pre(number.charAt(at) !== String(digit));
          expect(reasonOf(number.slice(0, at) + String(digit) + number.slice(at + 1))).not.toBe('valid');
        },
      ),
    );
  });

  it('refuses to complete what is no number', () => {
    expect(() => completeLicenceNumber('JY', '123')).toThrow(RangeError);
    expect(() => completeLicenceNumber('XX', '1310114009380')).toThrow(RangeError);
  });
});
