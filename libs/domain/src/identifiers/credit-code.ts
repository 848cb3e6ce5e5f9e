import type { CreditCode } from './brands';
import { ALPHANUMERIC_ALPHABET, weightedSum } from './check-digits';
import { type Checked, getChecked, invalid, valid } from './checked';
import { hasKnownProvince } from './division-code';
import { hasHomoglyph } from '../text/look-alikes';
import { normaliseCode } from '../text/normalise';

/** GB 32100-2015: no I, O, S, V, Z. */
export const CREDIT_CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** GB 32100-2015: 3^(i-1) mod 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
/** GB 11714-1997, organisation code. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/**
 * GB 32100-2015: registrar (1), class (1), division (6), organisation code of GB 11714 with its own check (9), check (1).
 * Normalises full width, case and spaces. Proves the form, never that the code belongs to a name.
 */
export function parseCreditCode(text: string): Checked<CreditCode> {
  const code = normaliseCode(text);
  if (hasHomoglyph(text)) {
    return invalid(
      'look-alike',
      '统一社会信用代码含有外形像拉丁字母的其他字符，请用键盘重新输入',
      'it holds a letter of another alphabet that looks Latin; type it again',
    );
  }
  if (code.length !== 18) return invalid('length', '统一社会信用代码应为18位', 'a credit code has 18 characters');
  if (Array.from(code).some((character) => !CREDIT_CODE_ALPHABET.includes(character))) {
    return invalid(
      'alphabet',
      '统一社会信用代码含有不允许的字符（不使用I、O、S、V、Z）',
      'a credit code has 0-9 and A-Z without I, O, S, V, Z',
    );
  }
  if (!hasKnownProvince(code.slice(2, 8))) {
    return invalid(
      'division',
      '统一社会信用代码第3至8位不是有效的行政区划代码',
      'characters 3 to 8 are no division code',
    );
  }
  if (organisationCheck(code.slice(8, 16)) !== code.charAt(16)) {
    return invalid(
      'organisation-check',
      '统一社会信用代码第9至17位校验不通过',
      'the check of the organisation code (9 to 17) fails',
    );
  }
  if (finalCheck(code.slice(0, 17)) !== code.charAt(17)) {
    return invalid('check-digit', '统一社会信用代码末位校验不通过', 'the last check character fails');
  }
  return valid(code as CreditCode);
}

/**
 * Adds both check characters.
 * @param first8 registrar, class and division.
 * @param organisationBody8 the organisation code without its check.
 * @throws RangeError when the parts cannot make a code.
 */
export function completeCreditCode(first8: string, organisationBody8: string): CreditCode {
  if (first8.length !== 8 || organisationBody8.length !== 8)
    throw new RangeError('two parts of 8 characters are needed');
  const first17 = first8 + organisationBody8 + organisationCheck(organisationBody8);
  return getChecked(parseCreditCode(first17 + finalCheck(first17)));
}

/** Check character of an organisation code, GB 11714: 11 − Σ mod 11, where 10 is X and 11 is 0. */
export function organisationCheck(body8: string): string {
  const check = 11 - (weightedSum(body8, ALPHANUMERIC_ALPHABET, ORGANISATION_WEIGHTS) % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : String(check);
}

function finalCheck(first17: string): string {
  return CREDIT_CODE_ALPHABET.charAt((31 - (weightedSum(first17, CREDIT_CODE_ALPHABET, WEIGHTS) % 31)) % 31);
}
