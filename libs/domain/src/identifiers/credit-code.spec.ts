import fc from 'fast-check';
import { completeCreditCode, organisationCheck, parseCreditCode } from './credit-code';

const ALPHABET = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');
const code = fc
  .tuple(
    fc.constantFrom('91', '92', '93', '11', '52'),
    fc.constantFrom('440703', '440785', '110108', '100000'),
    fc.array(fc.constantFrom(...ALPHABET), { minLength: 8, maxLength: 8 }),
  )
  .map(([kind, division, body]) => completeCreditCode(kind + division, body.join('')));

const reasonOf = (text: string): string => {
  const checked = parseCreditCode(text);
  return checked.kind === 'valid' ? 'valid' : checked.reason;
};

describe('credit code', () => {
  it.each([
    '914403001922038216',
    '9144030071526726XG',
    '92370827MABQE8RC9G',
    '11100000MB0143028R',
    '91110108551385082Q',
    '9152000071430580XT',
  ])('accepts %s', (text) => {
    expect(parseCreditCode(text)).toEqual({ kind: 'valid', value: text });
  });

  it('names what is wrong', () => {
    expect(reasonOf('914403001922038217')).toBe('check-digit');
    expect(reasonOf('91110108717809965C')).toBe('organisation-check');
    expect(reasonOf('91440300192203821')).toBe('length');
    expect(reasonOf('91440300192203821I')).toBe('alphabet');
    expect(reasonOf('919903001922038216')).toBe('division');
    expect(reasonOf('')).toBe('length');
  });

  it.each([
    ['19220382', '1'],
    ['71526726', 'X'],
    ['MABQE8RC', '9'],
    ['71780996', '6'],
  ])('organisation code %s-%s', (body, check) => {
    expect(organisationCheck(body)).toBe(check);
  });

  it('reads full width, lower case and spaces', () => {
    expect(parseCreditCode(' ９１44 0300 7152 6726 xg\u200b')).toEqual({ kind: 'valid', value: '9144030071526726XG' });
  });

  it('completes to a valid code, and finds any single changed character', () => {
    fc.assert(
      fc.property(code, fc.nat(17), fc.constantFrom(...ALPHABET), (text, at, character) => {
        expect(reasonOf(text)).toBe('valid');
        fc.pre(text.charAt(at) !== character);
        expect(reasonOf(text.slice(0, at) + character + text.slice(at + 1))).not.toBe('valid');
      }),
    );
  });

  it('refuses parts that make no code', () => {
    expect(() => completeCreditCode('9144070', 'MA000000')).toThrow(RangeError);
    expect(() => completeCreditCode('91440703', 'MAI00000')).toThrow(RangeError);
  });
});
