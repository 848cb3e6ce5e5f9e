import type { NewBusiness } from './new-businesses';
import type { BusinessRecord, CertificateRecord } from './records/business.records';
import type { BarRecord, FoodSafetyStaffRecord } from './records/food-safety.records';
import type { HealthCertificateRecord, LoginRecord, PersonRecord } from './records/person.records';
import type { PremisesRecord, StandardAddressRecord } from './records/premises.records';

/** What a generated business is an example of. Only `straight-through` fulfils every condition of an automatic grant. */
export const CASE_KINDS = [
  'straight-through',
  'restaurant',
  'pre-packaged-only',
  'scope-missing',
  'abnormal',
  'ended',
  'seriously-illegal',
  'barred',
  'health-certificate-lapsed',
  'staff-certificate-missing',
  'residential-premises',
  'premises-missing',
  'lease-lapsed',
  'address-differs',
  'address-written-differently',
  'licensed',
  'representative-deceased',
] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** For tests: which business is an example of what, and who is in charge of food safety there. */
export interface CaseNote {
  readonly creditCode: string;
  readonly kind: CaseKind;
  readonly foodSafetyPerson: string;
  readonly origin: 'demo' | 'generated' | 'chain';
}

/** Everything the registries know, one list per source. A folder of JSON files has the same lists. */
export interface Population {
  persons: PersonRecord[];
  businesses: BusinessRecord[];
  bars: BarRecord[];
  healthCertificates: HealthCertificateRecord[];
  foodSafetyStaff: FoodSafetyStaffRecord[];
  premises: PremisesRecord[];
  standardAddresses: StandardAddressRecord[];
  certificates: CertificateRecord[];
  logins: LoginRecord[];
  cases: CaseNote[];
  /** Businesses that stand in no list above: no register knows them yet. */
  newBusinesses: NewBusiness[];
}

export function emptyPopulation(): Population {
  return {
    persons: [],
    businesses: [],
    bars: [],
    healthCertificates: [],
    foodSafetyStaff: [],
    premises: [],
    standardAddresses: [],
    certificates: [],
    logins: [],
    cases: [],
    newBusinesses: [],
  };
}
