import { normaliseCode } from '../text/normalise';
import type { LicenceNumber } from './brands';
import { mod1110 } from './check-digits';
import { type Checked, getChecked, invalid, valid } from './checked';

/**
 * 食品经营许可证编号: `JY`, business form (1), region (6), sequence (6), check digit of GB/T 17710 MOD 11,10 (1).
 *
 * The region is not checked: Beijing and the development zones use codes outside GB/T 2260. A failed check digit on a
 * number met elsewhere is a **warning for a person**, never proof of forgery: real certificates with a wrong digit exist.
 */
export function parseLicenceNumber(text: string): Checked<LicenceNumber> {
  const number = normaliseCode(text);
  if (number.length !== 16)
    return invalid('length', '许可证编号应为JY加14位数字', 'a licence number is JY and 14 digits');
  if (!number.startsWith('JY'))
    return invalid('prefix', '食品经营许可证编号应以JY开头', 'a food-business licence number begins with JY');
  const digits = number.slice(2);
  if (!/^\d{14}$/.test(digits))
    return invalid('alphabet', '许可证编号JY之后应为14位数字', 'JY is followed by 14 digits');
  if (!/^[123]/.test(digits)) {
    return invalid(
      'business-form',
      '许可证编号的主体业态代码应为1、2或3',
      'the first digit names the business form: 1, 2 or 3',
    );
  }
  if (mod1110(digits.slice(0, 13)) !== digits.charAt(13)) {
    return invalid('check-digit', '许可证编号校验码不正确', 'the check digit fails');
  }
  return valid(number as LicenceNumber);
}

/** @throws RangeError when the parts cannot make a number. */
export function completeLicenceNumber(prefix: string, first13: string): LicenceNumber {
  if (!/^\d{13}$/.test(first13)) throw new RangeError('13 digits are needed before the check digit');
  return getChecked(parseLicenceNumber(prefix + first13 + mod1110(first13)));
}
