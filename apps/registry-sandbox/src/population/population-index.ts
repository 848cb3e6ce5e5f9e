import type { Population } from './population';
import type { BusinessRecord, CertificateRecord } from './records/business.records';
import type { BarRecord, FoodSafetyStaffRecord } from './records/food-safety.records';
import type { HealthCertificateRecord, LoginRecord, PersonRecord } from './records/person.records';
import type { PremisesRecord, StandardAddressRecord } from './records/premises.records';

const byKey = <T>(records: readonly T[], key: (record: T) => string): Map<string, T> =>
  new Map(records.map((record) => [key(record), record]));

function grouped<T>(records: readonly T[], key: (record: T) => string): Map<string, readonly T[]> {
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
  /** Those that the register has heard of. */
  private readonly registered: Map<string, BusinessRecord>;
  private readonly representatives: Map<string, readonly BusinessRecord[]>;
  readonly bars: ReadonlyMap<string, readonly BarRecord[]>;
  readonly healthCertificates: ReadonlyMap<string, HealthCertificateRecord>;
  readonly foodSafetyStaff: ReadonlyMap<string, FoodSafetyStaffRecord>;
  readonly premises: ReadonlyMap<string, PremisesRecord>;
  readonly standardAddresses: ReadonlyMap<string, StandardAddressRecord>;
  readonly certificates: ReadonlyMap<string, readonly CertificateRecord[]>;
  readonly logins: ReadonlyMap<string, LoginRecord>;

  constructor(readonly population: Population) {
    this.persons = byKey(population.persons, (record) => record.idNumber);
    this.registered = byKey(population.businesses, (record) => record.creditCode);
    this.representatives = grouped(population.businesses, (record) => record.representative.idNumber);
    this.bars = grouped(population.bars, (record) => record.subject);
    this.healthCertificates = byKey(population.healthCertificates, (record) => record.holderIdNumber);
    this.foodSafetyStaff = byKey(population.foodSafetyStaff, (record) => record.holderIdNumber);
    this.premises = byKey(population.premises, (record) => record.addressCode);
    this.standardAddresses = byKey(population.standardAddresses, (record) => record.addressCode);
    const certificates = grouped(population.certificates, (record) => record.creditCode);
    // The library answers for whoever has a credit code: a new business holds nothing yet.
    for (const { business } of population.newBusinesses) certificates.set(business.creditCode, []);
    this.certificates = certificates;
    this.logins = byKey(population.logins, (record) => record.login);
  }

  get businesses(): ReadonlyMap<string, BusinessRecord> {
    return this.registered;
  }

  get businessesByRepresentative(): ReadonlyMap<string, readonly BusinessRecord[]> {
    return this.representatives;
  }

  /** The register hears of a business, or of it otherwise than before. */
  learn(business: BusinessRecord): void {
    this.forget(business.creditCode);
    const { idNumber } = business.representative;
    this.registered.set(business.creditCode, business);
    this.representatives.set(idNumber, [...(this.representatives.get(idNumber) ?? []), business]);
  }

  forget(creditCode: string): void {
    const idNumber = this.registered.get(creditCode)?.representative.idNumber;
    if (idNumber === undefined) return;
    this.registered.delete(creditCode);
    const others = (this.representatives.get(idNumber) ?? []).filter((other) => other.creditCode !== creditCode);
    if (others.length > 0) this.representatives.set(idNumber, others);
    else this.representatives.delete(idNumber);
  }
}
