import type { AddressCode, ApplicationId } from './brands';
import { type Checked, invalid, valid } from './checked';
import { normaliseCode } from '../text/normalise';

/** 1 to 64 letters, digits, `_` and `-`. */
export function parseApplicationId(text: string): Checked<ApplicationId> {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(text)) {
    return invalid('alphabet', '申请编号格式不正确', 'an application id is 1 to 64 letters, digits, _ and -');
  }
  return valid(text as ApplicationId);
}

/** 4 to 40 capitals, digits and `-`. What the code stands for is the address registry's business. */
export function parseAddressCode(text: string): Checked<AddressCode> {
  const code = normaliseCode(text);
  if (!/^[A-Z0-9-]{4,40}$/.test(code)) {
    return invalid('alphabet', '标准地址编码格式不正确', 'an address code is 4 to 40 capitals, digits and -');
  }
  return valid(code as AddressCode);
}
