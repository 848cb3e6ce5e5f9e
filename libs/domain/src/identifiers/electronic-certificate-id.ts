import type { ElectronicCertificateId } from './brands';
import { mod3736 } from './check-digits';
import { type Checked, getChecked, invalid, valid } from './checked';

/** `TYPE.ISSUER.SERIAL.VERSION.CHECK` of GB/T 36904, without the root `1.2.156.3005.2`; check by MOD 37,36 without dots. */
export function parseElectronicCertificateId(text: string): Checked<ElectronicCertificateId> {
  const parts = text.split('.');
  if (parts.length !== 5 || parts.some((part) => !/^[0-9A-Z]+$/.test(part))) {
    return invalid('alphabet', '电子证照标识应为五段数字和大写字母', 'five parts of digits and capitals are needed');
  }
  const check = parts[4] ?? '';
  if (check.length !== 1) return invalid('length', '电子证照标识校验位应为1位', 'the check has one character');
  if (mod3736(parts.slice(0, 4).join('')) !== check) {
    return invalid('check-digit', '电子证照标识校验不通过', 'the check character fails');
  }
  return valid(text as ElectronicCertificateId);
}

/** @throws RangeError when a part is empty or holds anything but digits and capitals. */
export function completeElectronicCertificateId(
  type: string,
  issuer: string,
  serial: string,
  version: string,
): ElectronicCertificateId {
  const body = [type, issuer, serial, version];
  return getChecked(parseElectronicCertificateId([...body, mod3736(body.join(''))].join('.')));
}
