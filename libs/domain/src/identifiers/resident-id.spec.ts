import fc from 'fast-check';
import { getLocalDate } from '../dates';
import { maskResidentId } from './masking';
import { ageOn, birthDateOf, completeResidentId, parseResidentId, sexOf, suggestResidentId } from './resident-id';

const reasonOf = (text: string): string => {
  const checked = parseResidentId(text);
  return checked.kind === 'valid' ? 'valid' : checked.reason;
};
const first17 = fc
  .tuple(
    fc.constantFrom('440703', '110105', '830000'),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
    fc.nat(999),
  )
  .map(
    ([division, date, sequence]) =>
      division + date.toISOString().slice(0, 10).replace(/-/g, '') + String(sequence).padStart(3, '0'),
  );

describe('resident identity number', () => {
  // Published examples of the standard, no person's.
  it.each(['11010519491231002X', '440524188001010014'])('accepts %s', (text) => {
    expect(reasonOf(text)).toBe('valid');
  });

  it('accepts a lower-case x and full width', () => {
    expect(parseResidentId('11010519491231002x')).toEqual({ kind: 'valid', value: '11010519491231002X' });
    expect(reasonOf('１1010519491231002Ｘ')).toBe('valid');
  });

  it('names what is wrong', () => {
    expect(reasonOf('430512198908131367')).toBe('check-digit');
    expect(reasonOf('1101051949123100')).toBe('length');
    expect(reasonOf('1101051949123100AX')).toBe('alphabet');
    expect(reasonOf('99010519491231002X')).toBe('division');
    expect(reasonOf('110105194902310021')).toBe('birth-date');
  });

  it('reads lower-case x, full width and spaces, and no letter that only looks like X', () => {
    for (const typed of ['11010519491231002x', '110105 19491231 002ｘ', '\u200B11010519491231002X'])
      expect(parseResidentId(typed)).toEqual({ kind: 'valid', value: '11010519491231002X' });
    for (const typed of ['11010519491231002Х', '11010519491231002х', '11010519491231002Χ'])
      expect(reasonOf(typed)).toBe('look-alike');
    expect(reasonOf('11010519491231002×')).toBe('alphabet');
    expect(reasonOf('１٢010519491231002X')).toBe('alphabet');
  });

  it('says of an old number of 15 digits what to give instead', () => {
    const checked = parseResidentId('110105491231002');
    expect(checked).toMatchObject({ kind: 'invalid', reason: 'fifteen-digits' });
    expect(checked.kind === 'invalid' && checked.zh).toContain('18位');
    expect(reasonOf('11010549123100X')).toBe('length');
  });

  it('suggests what an old number became, to be chosen, and nothing where that is uncertain', () => {
    expect(suggestResidentId('110105 491231002')).toBe('11010519491231002X');
    for (const typed of ['110105491331002', '990105491231002', '110105491231997', '11010519491231002X', '1101', ''])
      expect(suggestResidentId(typed)).toBeUndefined();
    fc.assert(
      fc.property(first17, (start) => {
        fc.pre(start.slice(6, 8) === '19' && Number(start.slice(14)) < 996);
        const id = completeResidentId(start);
        expect(suggestResidentId(id.slice(0, 6) + id.slice(8, 17))).toBe(id);
      }),
    );
  });

  it('completes to a valid number and finds any single changed digit', () => {
    fc.assert(
      fc.property(first17, fc.nat(17), fc.integer({ min: 0, max: 9 }), (start, at, digit) => {
        const id = completeResidentId(start);
        expect(reasonOf(id)).toBe('valid');
        expect(birthDateOf(id).replace(/-/g, '')).toBe(id.slice(6, 14));
        fc.pre(id.charAt(at) !== String(digit));
        expect(reasonOf(id.slice(0, at) + String(digit) + id.slice(at + 1))).not.toBe('valid');
      }),
    );
  });

  it('reads sex, birth date and age', () => {
    const id = completeResidentId('44070320000229001');
    expect(sexOf(id)).toBe('male');
    expect(sexOf(completeResidentId('44070320000229002'))).toBe('female');
    expect(birthDateOf(id)).toBe('2000-02-29');
    expect(ageOn(birthDateOf(id), getLocalDate('2018-02-28'))).toBe(17);
    expect(ageOn(birthDateOf(id), getLocalDate('2018-03-01'))).toBe(18);
    expect(ageOn(birthDateOf(id), getLocalDate('2020-02-29'))).toBe(20);
  });

  it('masks digits 11 to 14', () => {
    expect(maskResidentId('11010519491231002X')).toBe('1101051949****002X');
  });
});
