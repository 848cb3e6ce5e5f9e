import type { JsonValue } from '../../canonical';
import type { LocalDate } from '../../dates';
import { findAt } from '../case-facts';
import { asDate, asList, asObject, asText, orNull } from '../readers';

/** A right as the premises register knows it. */
export interface PremisesRight {
  kind: string;
  creditCode: string | null;
  idNumber: string | null;
  validTo: LocalDate | null;
}

export const asRights = asList(
  asObject<PremisesRight>({
    kind: asText,
    creditCode: orNull(asText),
    idNumber: orNull(asText),
    validTo: orNull(asDate),
  }),
);

/** By what a right is known to be the applicant's. */
export interface RightHolder {
  creditCode: string;
  representativeId: string;
}

export function isOwn(right: PremisesRight, { creditCode, representativeId }: RightHolder): boolean {
  return right.creditCode === creditCode || right.idNumber === representativeId;
}

export function isLive({ validTo }: { validTo: LocalDate | null }, on: LocalDate): boolean {
  return validTo === null || validTo >= on;
}

/** Does a record of the premises register show a right of the business that is in date? */
export function holdsRight(premises: JsonValue, business: JsonValue | undefined, on: LocalDate): boolean {
  const holder = {
    creditCode: asText(findAt(business, 'creditCode')) ?? '',
    representativeId: asText(findAt(business, 'representative.idNumber')) ?? '',
  };
  const rights = asRights(findAt(premises, 'rights')) ?? [];
  return rights.some((right) => isOwn(right, holder) && isLive(right, on));
}
