import { normaliseCode } from '../text/normalise';
import type { ChineseMobile } from './brands';
import { type Checked, invalid, valid } from './checked';

/** Mainland mobile number: 1, then 3-9, then nine digits. Spaces, hyphens and +86 are taken off. */
export function parseChineseMobile(text: string): Checked<ChineseMobile> {
  const digits = normaliseCode(text)
    .replace(/-/g, '')
    .replace(/^(\+|00)86/, '');
  if (!/^\d*$/.test(digits)) return invalid('alphabet', '手机号码只能包含数字', 'a mobile number has digits only');
  if (digits.length !== 11) return invalid('length', '手机号码应为11位数字', 'a mobile number has 11 digits');
  if (!/^1[3-9]/.test(digits))
    return invalid('prefix', '手机号码应以13至19开头', 'a mobile number begins with 13 to 19');
  return valid(digits as ChineseMobile);
}
