import {
  addDays,
  completeCreditCode,
  completeLicenceNumber,
  completeResidentId,
  getLocalDate,
} from '@licensing/domain';
import type { Sex } from './names';
import { hash32 } from './random';
import type { BusinessKind } from './records/business.records';

/** GB 32100: no I O S V Z. */
const codeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CODE_SPACE = 31 ** 6;
/** Coprime with 31: multiplying by it visits every code once, in no visible order. */
const CODE_STEP = 385_000_213;

const FIRST_BIRTH_DATE = getLocalDate('1962-03-01');
/** A prime number of days, about 40 years: everybody is an adult, nobody is above working age by much. */
const BIRTH_DAYS = 14_591;
const BIRTH_STEP = 7_919;

const classOf: Record<BusinessKind, string> = {
  个体工商户: '92',
  有限责任公司: '91',
  有限责任公司分公司: '91',
  个人独资企业: '91',
  农民专业合作社: '93',
};

/** The credit code of the `n`-th business: unique per `n`, valid under both checks. */
export function creditCodeFor(seed: number, n: number, kind: BusinessKind, divisionCode: string): string {
  let rest = (n * CODE_STEP + hash32(`${seed}:codes`)) % CODE_SPACE;
  let body = '';
  for (let i = 0; i < 6; i += 1) {
    body += codeAlphabet.charAt(rest % 31);
    rest = Math.floor(rest / 31);
  }
  return completeCreditCode(classOf[kind] + divisionCode, `MA${body}`);
}

/** Id number and birth date of the `n`-th person: unique per `n` below seven million, whatever the division. */
export function residentFor(
  seed: number,
  n: number,
  sex: Sex,
  divisionCode: string,
): { idNumber: string; birthDate: string } {
  const dayIndex = (n * BIRTH_STEP + hash32(`${seed}:births`)) % BIRTH_DAYS;
  const birthDate = addDays(FIRST_BIRTH_DATE, dayIndex);
  const pair = (Math.floor(n / BIRTH_DAYS) + dayIndex * 37) % 499;
  const sequence = String(pair * 2 + (sex === '男' ? 1 : 2)).padStart(3, '0');
  return { idNumber: completeResidentId(`${divisionCode}${birthDate.replaceAll('-', '')}${sequence}`), birthDate };
}

/** An existing food-business licence: form digit, division, sequence. */
export function licenceNumberFor(businessForm: 1 | 2 | 3, divisionCode: string, sequence: number): string {
  return completeLicenceNumber('JY', `${businessForm}${divisionCode}${String(sequence % 1_000_000).padStart(6, '0')}`);
}
