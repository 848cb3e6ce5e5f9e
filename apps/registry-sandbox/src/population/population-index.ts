import type { Population } from './population';
import type { BusinessRecord, CertificateRecord } from './records/business.records';
import type { BarRecord, FoodSafetyStaffRecord } from './records/food-safety.records';
import type { HealthCertificateRecord, LoginRecord, PersonRecord } from './records/person.records';
import type { PremisesRecord, StandardAddressRecord } from './records/premises.records';

const byKey = <T>(records: readonly T[], key: (record: T) => string): ReadonlyMap<string, T> =>
  new Map(records.map((record) => [key(record), record]));

function grouped<T>(records: readonly T[], key: (record: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const record of records) {
    const group = groups.get(key(record));
    if (group) group.push(record);
    else groups.set(key(record), [record]);
  }
  return groups;
}

/** The population as the registries ask for it: one map per question, all in memory. */
export class PopulationIndex {
  readonly persons: ReadonlyMap<string, PersonRecord>;
  readonly businesses: ReadonlyMap<string, BusinessRecord>;
  readonly businessesByRepresentative: ReadonlyMap<string, readonly BusinessRecord[]>;
  readonly bars: ReadonlyMap<string, readonly BarRecord[]>;
  readonly healthCertificates: ReadonlyMap<string, HealthCertificateRecord>;
  readonly foodSafetyStaff: ReadonlyMap<string, FoodSafetyStaffRecord>;
  readonly premises: ReadonlyMap<string, PremisesRecord>;
  readonly standardAddresses: ReadonlyMap<string, StandardAddressRecord>;
  readonly certificates: ReadonlyMap<string, readonly CertificateRecord[]>;
  readonly logins: ReadonlyMap<string, LoginRecord>;

  constructor(readonly population: Population) {
    this.persons = byKey(population.persons, (record) => record.idNumber);
    this.businesses = byKey(population.businesses, (record) => record.creditCode);
    this.businessesByRepresentative = grouped(population.businesses, (record) => record.representative.idNumber);
    this.bars = grouped(population.bars, (record) => record.subject);
    this.healthCertificates = byKey(population.healthCertificates, (record) => record.holderIdNumber);
    this.foodSafetyStaff = byKey(population.foodSafetyStaff, (record) => record.holderIdNumber);
    this.premises = byKey(population.premises, (record) => record.addressCode);
    this.standardAddresses = byKey(population.standardAddresses, (record) => record.addressCode);
    this.certificates = grouped(population.certificates, (record) => record.creditCode);
    this.logins = byKey(population.logins, (record) => record.login);
  }
}
