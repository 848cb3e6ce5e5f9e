import fc from 'fast-check';
import { completeCreditCode, CREDIT_CODE_ALPHABET, parseCreditCode } from './credit-code';
import { suggestCreditCodes } from './suggest-credit-codes';

const character = fc.constantFrom(...Array.from(CREDIT_CODE_ALPHABET));
const code = fc
  .tuple(
    fc.constantFrom('91', '92', '93', '11', '52'),
    fc.constantFrom('440703', '440785', '110108', '100000'),
    fc.array(character, { minLength: 8, maxLength: 8 }),
  )
  .map(([kind, division, body]) => completeCreditCode(kind + division, body.join('')));

describe('suggesting credit codes', () => {
  it('finds a code that lost any one character', () => {
    fc.assert(
      fc.property(code, fc.nat(17), (meant, at) => {
        expect(suggestCreditCodes(meant.slice(0, at) + meant.slice(at + 1))).toContain(meant);
      }),
    );
  });

  it('finds a code with any one character confused', () => {
    fc.assert(
      fc.property(
        code,
        fc.nat(17),
        fc.constantFrom(...Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')),
        (meant, at, wrong) => {
          fc.pre(meant.charAt(at) !== wrong);
          expect(suggestCreditCodes(meant.slice(0, at) + wrong + meant.slice(at + 1))).toContain(meant);
        },
      ),
    );
  });

  it('finds a code with any one character too many', () => {
    fc.assert(
      fc.property(code, fc.nat(18), character, (meant, at, surplus) => {
        expect(suggestCreditCodes(meant.slice(0, at) + surplus + meant.slice(at))).toContain(meant);
      }),
    );
  });

  it('finds a code typed with letters that no code holds, however many', () => {
    const mistaken: Record<string, string> = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', U: 'V' };
    fc.assert(
      fc.property(code, (meant) => {
        const typed = Array.from(meant, (one) => mistaken[one] ?? one).join('');
        fc.pre(typed !== meant);
        expect(suggestCreditCodes(typed)).toContain(meant);
      }),
    );
  });

  it('suggests only codes that satisfy both checks, each once, and none that is right as typed', () => {
    fc.assert(
      fc.property(code, fc.nat(17), character, (meant, at, other) => {
        const typed = meant.slice(0, at) + other + meant.slice(at + 1);
        const suggested = suggestCreditCodes(typed);
        expect(suggestCreditCodes(meant)).toEqual([]);
        expect(new Set(suggested).size).toBe(suggested.length);
        for (const one of suggested) expect(parseCreditCode(one)).toEqual({ kind: 'valid', value: one });
        // Few enough to choose from: the checks leave about one in eleven of 540 changed characters.
        expect(suggested.length).toBeLessThan(60);
      }),
    );
  });

  it('puts what the eye confuses before what it does not', () => {
    const meant = completeCreditCode('91440703', 'MA8B0123');
    expect(suggestCreditCodes(meant.replace('8B', 'BB'))[0]).toBe(meant);
  });

  it('reads Cyrillic and Greek letters for what they are drawn like', () => {
    const meant = completeCreditCode('91440703', 'MAH0KA12');
    for (const typed of [meant.replace('M', 'М'), meant.replaceAll('A', 'А').replace('H', 'Η')]) {
      expect(parseCreditCode(typed)).toMatchObject({ kind: 'invalid', reason: 'look-alike' });
      expect(suggestCreditCodes(typed)).toEqual([meant]);
    }
  });

  it.each(['', ' ', '9144', '9'.repeat(16), '9'.repeat(20), '9'.repeat(10_000), '统一社会信用代码', '样'.repeat(18)])(
    'suggests nothing for %j, which is no slip of a finger',
    (typed) => {
      expect(suggestCreditCodes(typed)).toEqual([]);
    },
  );
});
