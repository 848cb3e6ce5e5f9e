import type { DivisionCode } from './brands';
import { type Checked, invalid, valid } from './checked';
import { normaliseCode } from '../text/normalise';

/**
 * First two digits of GB/T 2260, and 10 for bodies of the central state. Only the province is checked: counties come and
 * go, development zones use codes outside the standard, and a right number must never be turned away for that.
 */
const PROVINCES =
  '10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  );

export function hasKnownProvince(code: string): boolean {
  return /^\d{6}/.test(code) && PROVINCES.includes(code.slice(0, 2));
}

/** GB/T 2260: six digits, a known province. */
export function parseDivisionCode(text: string): Checked<DivisionCode> {
  const code = normaliseCode(text);
  if (code.length !== 6) return invalid('length', '行政区划代码应为6位数字', 'a division code has 6 digits');
  if (!/^\d+$/.test(code)) return invalid('alphabet', '行政区划代码只能包含数字', 'a division code has digits only');
  if (!hasKnownProvince(code)) {
    return invalid('division', '行政区划代码的省级代码不存在', 'the division code names no known province');
  }
  return valid(code as DivisionCode);
}
