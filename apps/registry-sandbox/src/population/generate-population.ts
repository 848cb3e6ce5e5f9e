import { addYears, type LocalDate } from '@licensing/domain';
import { endOfTerm } from './calendar';
import { CHAIN_LOGIN, demoCast, type DemoBusiness, type DemoPerson } from './demo-cast';
import { departures } from './departures';
import { type BusinessCase, type CaseWishes, goodCase, personNumber } from './good-case';
import { FIRST_NEW_BUSINESS, newBusiness, type NewBusinessWishes } from './new-businesses';
import { person } from './people';
import { districtByCode, districts } from './places';
import { CASE_KINDS, type CaseKind, type CaseNote, emptyPopulation, type Population } from './population';
import { type Random, randomFor } from './random';
import type { BusinessKind } from './records/business.records';
import type { PersonRecord } from './records/person.records';

export interface PopulationWishes {
  readonly seed: number;
  /** Generated businesses, without those of the demo people. */
  readonly businesses: number;
  readonly chainStores: number;
  /** Businesses that no register knows yet, without that of the demo people. */
  readonly newBusinesses?: number;
  /** Terms of certificates and leases are placed around this day. */
  readonly asOf: LocalDate;
}

/** Numbers of businesses by origin; below 100 are the demo people's. */
const FIRST_GENERATED = 100;
const FIRST_CHAIN_STORE = 100_000;
/** Persons of the demo cast are numbered behind every possible business. */
const FIRST_DEMO_PERSON = 5_000_000;

/** Places in the demo cast for which numbers are kept free. */
const DEMO_PLACES = 100;

const businessKinds: readonly (readonly [BusinessKind, number])[] = [
  ['个体工商户', 62],
  ['有限责任公司', 30],
  ['个人独资企业', 4],
  ['有限责任公司分公司', 2],
  ['农民专业合作社', 2],
];

const kindShares = CASE_KINDS.map((kind) => [kind, departures[kind].share] as const);
const districtShares = districts.map((district) => [district, district.weight] as const);

function add(population: Population, subject: BusinessCase, kind: CaseKind, origin: CaseNote['origin']): void {
  const { business, staff } = subject;
  population.businesses.push(business);
  population.standardAddresses.push(subject.address);
  if (subject.premises) population.premises.push(subject.premises);
  for (const member of staff) {
    population.persons.push(member.person);
    population.healthCertificates.push(member.health);
  }
  population.bars.push(...subject.bars);
  population.certificates.push(...subject.certificates);
  population.cases.push({ creditCode: business.creditCode, kind, foodSafetyPerson: subject.owner.idNumber, origin });
}

/** A person has one certificate of each kind, however many businesses; with several it names none of them. */
function addOwner(population: Population, [first, ...more]: readonly [BusinessCase, ...BusinessCase[]]): void {
  population.persons.push(first.owner);
  if (first.ownerHealth) population.healthCertificates.push(first.ownerHealth);
  if (!first.ownerStaff) return;
  if (more.length > 0) delete first.ownerStaff.creditCode;
  population.foodSafetyStaff.push(first.ownerStaff);
}

function caseOf(random: Random, kind: CaseKind, wishes: Omit<CaseWishes, 'line'>): BusinessCase {
  const subject = goodCase(random, { ...wishes, line: departures[kind].line });
  departures[kind].depart(subject, random, wishes.asOf);
  return subject;
}

function addGenerated(population: Population, { seed, asOf }: PopulationWishes, index: number): void {
  const n = FIRST_GENERATED + index;
  const random = randomFor(seed, `business:${n}`);
  const kind = random.pickWeighted(kindShares);
  const subject = caseOf(random, kind, {
    n,
    seed,
    asOf,
    kind: random.pickWeighted(businessKinds),
    district: random.pickWeighted(districtShares),
    owner: person(random, seed, personNumber(n, 0)),
    staffCount: random.pickWeighted([[0, 5], [1, 3], [2, 2]]),
  }); // prettier-ignore
  add(population, subject, kind, 'generated');
  addOwner(population, [subject]);
}

/** The demo case of a bar is the one the law is best known for, whatever the seed draws. */
function settleDemoBar(subject: BusinessCase, asOf: LocalDate): void {
  for (const bar of subject.bars) {
    bar.subject = subject.owner.idNumber;
    bar.ground = 'licence-revoked-five-years';
    bar.from = addYears(asOf, -1);
    bar.until = endOfTerm(addYears(asOf, -1), 5);
    bar.reference = `江市监食罚〔${bar.from.slice(0, 4)}〕17号`;
  }
}

function addDemoBusiness(
  population: Population,
  { seed, asOf }: PopulationWishes,
  owner: PersonRecord,
  wish: DemoBusiness,
  n: number,
): BusinessCase {
  const subject = caseOf(randomFor(seed, `demo-business:${n}`), wish.kind, {
    n,
    seed,
    asOf,
    kind: wish.businessKind,
    district: districtByCode(wish.divisionCode),
    name: wish.name,
    owner,
    staffCount: 0,
  });
  settleDemoBar(subject, asOf);
  add(population, subject, wish.kind, 'demo');
  return subject;
}

function addChainStores(population: Population, wishes: PopulationWishes, owner: PersonRecord): BusinessCase[] {
  const { seed, asOf, chainStores } = wishes;
  return Array.from({ length: chainStores }, (_, index) => {
    const n = FIRST_CHAIN_STORE + index;
    const random = randomFor(seed, `store:${n}`);
    const subject = caseOf(random, 'straight-through', {
      n,
      seed,
      asOf,
      kind: '有限责任公司',
      district: random.pickWeighted(districtShares),
      name: `江门市邑家鲜${String(index + 1).padStart(5, '0')}号食品有限公司`,
      owner,
      staffCount: 0,
    });
    add(population, subject, 'straight-through', 'chain');
    return subject;
  });
}

/** Everything but the business itself, and the right to its premises. */
function addNewBusiness(population: Population, wishes: NewBusinessWishes): void {
  const { subject, fresh } = newBusiness(wishes);
  population.newBusinesses.push(fresh);
  population.standardAddresses.push(subject.address);
  population.premises.push(fresh.premises);
  addOwner(population, [subject]);
}

function addDemoPerson(population: Population, wishes: PopulationWishes, cast: DemoPerson, place: number): void {
  const { login, roles, office, acr, noteZh, noteEn } = cast;
  const owner = person(randomFor(wishes.seed, `demo:${login}`), wishes.seed, FIRST_DEMO_PERSON + place, cast);
  population.logins.push({
    login, idNumber: owner.idNumber, roles, noteZh, noteEn, ...(office && { office }), ...(acr && { acr }),
  }); // prettier-ignore
  const owned = cast.businesses.map((wish, index) =>
    addDemoBusiness(population, wishes, owner, wish, place * 10 + index),
  );
  if (login === CHAIN_LOGIN) owned.push(...addChainStores(population, wishes, owner));
  const { seed, asOf } = wishes;
  const [first, ...more] = owned;
  if (cast.newBusiness)
    addNewBusiness(population, {
      seed,
      asOf,
      n: FIRST_NEW_BUSINESS + place,
      origin: 'demo',
      owner,
      wish: cast.newBusiness,
    });
  else if (first) addOwner(population, [first, ...more]);
  else population.persons.push(owner);
}

/** The whole synthetic population; the same wishes give the same population, record for record. */
export function generatePopulation(wishes: PopulationWishes): Population {
  const population = emptyPopulation();
  demoCast.forEach((cast, place) => {
    addDemoPerson(population, wishes, cast, place);
  });
  for (let index = 0; index < wishes.businesses; index += 1) addGenerated(population, wishes, index);
  const { seed, asOf, newBusinesses = 0 } = wishes;
  for (let index = 0; index < newBusinesses; index += 1)
    addNewBusiness(population, { seed, asOf, n: FIRST_NEW_BUSINESS + DEMO_PLACES + index, origin: 'generated' });
  return population;
}
