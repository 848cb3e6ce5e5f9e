import { findLocalDate, getLocalDate, type LocalDate } from '../dates';
import { hasHomoglyph } from '../text/look-alikes';
import { normaliseCode } from '../text/normalise';
import type { ResidentId } from './brands';
import { weightedSum } from './check-digits';
import { type Checked, getChecked, invalid, valid } from './checked';
import { hasKnownProvince } from './division-code';

/** GB 11643, ISO 7064 MOD 11-2. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';

/** GB 11643: division (6), birth date (8), sequence (3, odd = male), check (1). A lower-case x is read as X. */
export function parseResidentId(text: string): Checked<ResidentId> {
  const id = normaliseCode(text);
  if (/^\d{15}$/.test(id)) {
    return invalid(
      'fifteen-digits',
      '15位旧号码已停用，请填写居民身份证上的18位公民身份号码',
      'numbers of 15 digits are no longer in use; give the 18 characters on the identity card',
    );
  }
  if (hasHomoglyph(text)) {
    return invalid(
      'look-alike',
      '公民身份号码含有外形像拉丁字母的其他字符，请用键盘重新输入',
      'it holds a letter of another alphabet that looks Latin; type it again',
    );
  }
  if (id.length !== 18)
    return invalid('length', '公民身份号码应为18位', 'a resident identity number has 18 characters');
  if (!/^\d{17}[\dX]$/.test(id)) {
    return invalid('alphabet', '公民身份号码前17位应为数字，末位为数字或X', '17 digits, then a digit or X');
  }
  if (!hasKnownProvince(id))
    return invalid('division', '公民身份号码前6位不是有效的行政区划代码', 'digits 1 to 6 are no division code');
  if (findBirthDate(id) === undefined) {
    return invalid('birth-date', '公民身份号码中的出生日期不存在', 'digits 7 to 14 are no date');
  }
  if (checkOf(id) !== id.charAt(17))
    return invalid('check-digit', '公民身份号码末位校验不通过', 'the last check character fails');
  return valid(id as ResidentId);
}

/**
 * The 18 characters that a number of 15 digits became in 1999: the century put in and the check added. To be chosen by the
 * person who holds the card, never filled in: undefined when nothing of the kind can be said.
 */
export function suggestResidentId(typed: string): ResidentId | undefined {
  const old = normaliseCode(typed);
  if (!/^\d{15}$/.test(old)) return undefined;
  // Sequences 996 to 999 were kept for people born before 1900: nothing certain can be said of those.
  if (Number(old.slice(12)) >= 996) return undefined;
  const first17 = `${old.slice(0, 6)}19${old.slice(6)}`;
  const checked = parseResidentId(first17 + checkOf(first17));
  return checked.kind === 'valid' ? checked.value : undefined;
}

/** @throws RangeError when the 17 digits cannot begin a number. */
export function completeResidentId(first17: string): ResidentId {
  return getChecked(parseResidentId(first17 + checkOf(first17)));
}

export function birthDateOf(id: ResidentId): LocalDate {
  return getLocalDate(toIsoDay(id));
}

export function sexOf(id: ResidentId): 'male' | 'female' {
  return Number(id.charAt(16)) % 2 === 1 ? 'male' : 'female';
}

/** Completed years (周岁). Someone born on 29 February completes a year on 1 March where there is no 29th. */
export function ageOn(birthDate: LocalDate, date: LocalDate): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

function checkOf(id: string): string {
  return CHECKS.charAt(weightedSum(id, '0123456789', WEIGHTS) % 11);
}

function toIsoDay(id: string): string {
  return `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
}

function findBirthDate(id: string): LocalDate | undefined {
  // 18: an example of the standard is of 1880, and a person of any age may hold a licence.
  return /^(18|19|20)/.test(id.slice(6, 8)) ? findLocalDate(toIsoDay(id)) : undefined;
}
