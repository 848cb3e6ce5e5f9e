import {
  ageOn,
  birthDateOf,
  getLocalDate,
  parseCreditCode,
  parseLicenceNumber,
  parseResidentId,
  type ResidentId,
  sexOf,
} from '@licensing/domain';
import { validateSync } from 'class-validator';
import { plainToInstance } from 'class-transformer';
import { generatePopulation } from './generate-population';
import { districts } from './places';
import { CASE_KINDS, type CaseKind, type Population } from './population';
import { PopulationIndex } from './population-index';
import { BusinessRecord, CertificateRecord } from './records/business.records';
import { BarRecord, FoodSafetyStaffRecord } from './records/food-safety.records';
import { HealthCertificateRecord, LoginRecord, PersonRecord } from './records/person.records';
import { PremisesRecord, StandardAddressRecord } from './records/premises.records';

const asOf = getLocalDate('2026-11-01');
const wishes = { seed: 20231201, businesses: 2_000, chainStores: 50, asOf };
const population = generatePopulation(wishes);
const index = new PopulationIndex(population);

/** The conditions of an automatic grant, written out apart from the generator. */
function faultsOf(creditCode: string): string[] {
  const business = index.businesses.get(creditCode);
  if (!business) return ['business'];
  const { idNumber } = business.representative;
  const person = index.persons.get(idNumber);
  const premises = index.premises.get(business.addressCode);
  const address = index.standardAddresses.get(business.addressCode);
  const health = index.healthCertificates.get(idNumber);
  const staff = index.foodSafetyStaff.get(idNumber);
  const permits = /许可项目：([^。]*)。/.exec(business.scope)?.[1]?.split('；') ?? [];
  const conditions: Record<string, boolean> = {
    status: ['存续', '开业'].includes(business.status),
    alive: person?.alive === true && person.name === business.representative.name,
    adult: person !== undefined && ageOn(getLocalDate(person.birthDate), asOf) >= 18,
    bars: !index.bars.has(idNumber) && !index.bars.has(creditCode),
    scope: permits.includes('食品销售'),
    use: premises?.use === '商业',
    right:
      premises?.rights.some(
        (right) =>
          (right.creditCode === creditCode || right.idNumber === idNumber) && (right.validTo ?? '9999-12-31') >= asOf,
      ) === true,
    address:
      address !== undefined && premises?.address === address.standardAddress && business.domicile === premises.address,
    health:
      health !== undefined && health.issuedOn <= asOf && health.validTo >= asOf && health.holderName === person?.name,
    staff: staff !== undefined && staff.validTo >= asOf && (staff.creditCode ?? creditCode) === creditCode,
    licence: (index.certificates.get(creditCode) ?? []).every(({ type }) => type !== '食品经营许可证'),
  };
  return Object.entries(conditions).flatMap(([name, holds]) => (holds ? [] : [name]));
}

/** The one condition each kind breaks. */
const broken: Record<CaseKind, string[]> = {
  'straight-through': [],
  restaurant: ['scope'],
  'pre-packaged-only': ['scope'],
  'scope-missing': ['scope'],
  abnormal: ['status'],
  ended: ['status'],
  'seriously-illegal': ['status'],
  barred: ['bars'],
  'health-certificate-lapsed': ['health'],
  'staff-certificate-missing': ['staff'],
  'residential-premises': ['use'],
  'premises-missing': ['use', 'right', 'address'],
  'lease-lapsed': ['right'],
  'address-differs': ['address'],
  'address-written-differently': ['address'],
  licensed: ['licence'],
  'representative-deceased': ['alive'],
};

describe('generatePopulation', () => {
  it('is the same for the same wishes, record for record', () => {
    expect(generatePopulation(wishes)).toEqual(population);
  });

  it('is another one for another seed', () => {
    const other = generatePopulation({ ...wishes, seed: 1 });
    const codes = new Set(population.businesses.map(({ creditCode }) => creditCode));
    expect(other.businesses.filter(({ creditCode }) => codes.has(creditCode))).toEqual([]);
  });

  it('leaves a business as it is when more are asked for, and moves only terms with the day', () => {
    const more = new PopulationIndex(generatePopulation({ ...wishes, businesses: 2_100, chainStores: 60 }));
    for (const business of population.businesses) expect(more.businesses.get(business.creditCode)).toEqual(business);
    const later = generatePopulation({ ...wishes, asOf: getLocalDate('2027-03-01') });
    expect(later.businesses).toEqual(population.businesses);
    expect(later.persons).toEqual(population.persons);
  });

  it('makes records that the data folder would accept, check digits included', () => {
    const lists: [new () => object, readonly object[]][] = [
      [PersonRecord, population.persons],
      [BusinessRecord, population.businesses],
      [BarRecord, population.bars],
      [HealthCertificateRecord, population.healthCertificates],
      [FoodSafetyStaffRecord, population.foodSafetyStaff],
      [PremisesRecord, population.premises],
      [StandardAddressRecord, population.standardAddresses],
      [CertificateRecord, population.certificates],
      [LoginRecord, population.logins],
    ];
    for (const [record, entries] of lists) {
      expect(entries.length).toBeGreaterThan(0);
      const errors = entries.flatMap((entry) =>
        validateSync(plainToInstance(record, entry), { whitelist: true, forbidNonWhitelisted: true }),
      );
      expect(errors).toEqual([]);
    }
  });

  it('gives every id once, valid, and in agreement with the person', () => {
    expect(index.persons.size).toBe(population.persons.length);
    expect(index.businesses.size).toBe(population.businesses.length);
    expect(index.standardAddresses.size).toBe(population.standardAddresses.length);
    for (const { idNumber, birthDate, sex } of population.persons) {
      expect(parseResidentId(idNumber)).toEqual({ kind: 'valid', value: idNumber });
      expect(birthDateOf(idNumber as ResidentId)).toBe(birthDate);
      expect(sexOf(idNumber as ResidentId)).toBe(sex === '男' ? 'male' : 'female');
    }
    for (const { creditCode, divisionCode } of population.businesses) {
      expect(parseCreditCode(creditCode).kind).toBe('valid');
      expect(creditCode.slice(2, 8)).toBe(divisionCode);
    }
    const licences = population.certificates.filter(({ type }) => type === '食品经营许可证');
    expect(licences.length).toBeGreaterThan(20);
    for (const { number } of licences) expect(parseLicenceNumber(number).kind).toBe('valid');
  });

  it('lets only adults represent a business, and the dead only in their own kind of case', () => {
    for (const { representative } of population.businesses) {
      const person = index.persons.get(representative.idNumber);
      expect(ageOn(getLocalDate(person!.birthDate), asOf)).toBeGreaterThanOrEqual(18);
    }
    const dead = population.cases.filter(
      ({ foodSafetyPerson }) => index.persons.get(foodSafetyPerson)?.alive === false,
    );
    expect(dead.length).toBeGreaterThan(0);
    expect(new Set(dead.map(({ kind }) => kind))).toEqual(new Set(['representative-deceased']));
  });

  it.each(CASE_KINDS)('breaks exactly the condition that a case of kind %s is about', (kind) => {
    const cases = population.cases.filter((note) => note.kind === kind);
    expect(cases.length).toBeGreaterThan(0);
    for (const { creditCode } of cases) {
      expect({ creditCode, faults: faultsOf(creditCode) }).toEqual({ creditCode, faults: broken[kind] });
    }
  });

  it('keeps good cases good for months, because a case may wait', () => {
    for (const { creditCode } of population.cases.filter(({ kind }) => kind === 'straight-through')) {
      const { idNumber } = index.businesses.get(creditCode)!.representative;
      expect(index.healthCertificates.get(idNumber)!.validTo >= '2027-02-20').toBe(true);
    }
  });

  it('has plausible shares', () => {
    const generated = population.cases.filter(({ origin }) => origin === 'generated');
    const share = (of: (creditCode: string, kind: CaseKind) => boolean): number =>
      generated.filter(({ creditCode, kind }) => of(creditCode, kind)).length / generated.length;
    const live = share((code) => ['存续', '开业'].includes(index.businesses.get(code)!.status));
    expect(live).toBeGreaterThan(0.88);
    expect(live).toBeLessThan(0.95);
    expect(share((_, kind) => kind === 'straight-through')).toBeGreaterThan(0.44);
    expect(share((code) => index.businesses.get(code)!.kind === '个体工商户')).toBeGreaterThan(0.55);
    for (const { code, weight } of districts) {
      const inDistrict = share((creditCode) => index.businesses.get(creditCode)!.divisionCode === code);
      expect(Math.abs(inDistrict - weight / 100)).toBeLessThan(0.03);
    }
  });

  it('gives the chain operator every store, each with premises of its own', () => {
    const operator = population.logins.find(({ login }) => login === 'chain')!;
    const stores = index.businessesByRepresentative.get(operator.idNumber)!;
    expect(stores).toHaveLength(50);
    expect(new Set(stores.map(({ addressCode }) => addressCode)).size).toBe(50);
    for (const { creditCode } of stores) expect(faultsOf(creditCode)).toEqual([]);
  });

  it('keeps what the demo people are known for', () => {
    const kindsOf = (login: string, of: Population = population): CaseKind[] => {
      const { idNumber } = of.logins.find((entry) => entry.login === login)!;
      return of.cases.filter(({ foodSafetyPerson }) => foodSafetyPerson === idNumber).map(({ kind }) => kind);
    };
    for (const each of [population, generatePopulation({ ...wishes, seed: 99, chainStores: 0 })]) {
      expect(kindsOf('lin', each)).toEqual(['straight-through']);
      expect(kindsOf('chen', each)).toEqual(['straight-through', 'restaurant']);
      expect(kindsOf('wu', each)).toEqual(['abnormal']);
      expect(kindsOf('zhao', each)).toEqual(['barred']);
      expect(kindsOf('huang', each)).toEqual(['premises-missing']);
      expect(kindsOf('liang', each)).toEqual([]);
    }
    const roles = Object.fromEntries(population.logins.map(({ login, roles: given }) => [login, given]));
    expect(roles).toMatchObject({ auditor: ['auditor'], clerk: ['clerk'], lin: [] });
  });
});
