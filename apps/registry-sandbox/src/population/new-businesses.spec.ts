import {
  type CaseFacts, decide, deriveExtracted, type DocumentReading, findLicenceType, getLocalDate, type JsonValue,
  type LicenceTypeDefinition, measureBudget, parseCreditCode, resolveDocuments,
} from '@licensing/domain'; // prettier-ignore
import { generatePopulation } from './generate-population';
import { type NewBusiness, toDocuments, toRegistered } from './new-businesses';
import { PopulationIndex } from './population-index';

const today = getLocalDate('2026-11-24');
const wishes = { seed: 20231201, businesses: 300, chainStores: 3, newBusinesses: 40, asOf: getLocalDate('2026-11-01') };
const population = generatePopulation(wishes);
const index = new PopulationIndex(population);
const definition = findLicenceType('food-business') as LicenceTypeDefinition;

const toReading = (type: string, values: Readonly<Record<string, JsonValue>>): DocumentReading => ({
  type, typeVersion: '1.0.0', problems: [], engines: [], pages: [],
  fields: Object.entries(values).map(([name, value]) => ({
    name, value, raw: name, confidence: 1, page: 1, critical: true, accepted: true, suggestions: [],
    box: { x: 0, y: 0, width: 1, height: 1 },
  })),
}); // prettier-ignore

/** What the registries answer about a case, and a form that its representative fills in. */
function toFacts(creditCode: string, addressCode: string, person: string, documents: object | undefined): CaseFacts {
  const answer = (record: unknown) => ({
    asOf: `${today}T02:00:00.000Z`, requestId: 'r', record: (record ?? null) as JsonValue,
  }); // prettier-ignore
  const applicant = { name: index.persons.get(person)?.name ?? '', idNumber: person };
  const slots = { 'business-licence': 'business-licence', lease: 'premises-right' };
  const extracted = Object.fromEntries(
    Object.entries(documents ?? {}).map(([type, values]) => {
      const slot = slots[type as keyof typeof slots];
      const record = deriveExtracted(definition, slot, toReading(type, values as never), { applicant });
      return [
        slot,
        { asOf: `${today}T01:00:00.000Z`, documentId: slot, sha256: 'a'.repeat(64), record: record ?? null },
      ];
    }),
  );
  const registered = {
    'business-registration': answer(index.businesses.get(creditCode)),
    'food-safety-bars': answer({ bars: index.bars.get(person) ?? [] }),
    premises: answer(index.premises.get(addressCode)),
    'standard-addresses': answer(index.standardAddresses.get(addressCode)),
    'food-safety-staff': answer(index.foodSafetyStaff.get(person)),
    'health-certificates': answer(index.healthCertificates.get(person)),
    'certificate-library': answer(
      index.certificates.get(creditCode) && { certificates: index.certificates.get(creditCode) },
    ),
  };
  const business = (resolveDocuments(definition, { registered, extracted }).registered['business-registration']
    .record ?? {}) as Record<string, JsonValue>;
  const premises = index.premises.get(addressCode);
  return {
    applicationDate: today,
    verification: { outcome: 'proved', reasons: [] },
    registered: JSON.parse(JSON.stringify(registered)) as CaseFacts['registered'],
    extracted,
    declared: {
      operatorName: business['name'] ?? null, creditCode, kind: business['kind'] ?? null,
      representativeName: (business['representative'] as { name: string } | undefined)?.name ?? null,
      domicile: business['domicile'] ?? null, businessScope: business['scope'] ?? null, premisesAddressCode: addressCode,
      premises: premises?.address ?? null, area: premises?.area ?? 50, businessForm: 'food-sales',
      items: ['bulk-and-prepackaged-food'], foodSafetyPersonName: applicant.name, foodSafetyPersonId: person,
      contactPhone: '13800138000',
    },
  }; // prettier-ignore
}

function toNewFacts(fresh: NewBusiness, documents: object | undefined): CaseFacts {
  const { creditCode, addressCode, representative } = fresh.business;
  return toFacts(creditCode, addressCode, representative.idNumber, documents);
}

const budgetOf = ({ declared, registered, extracted = {} }: CaseFacts) =>
  measureBudget(definition, {
    declared, registered, silent: [], documents: Object.keys(extracted).map((slot) => ({ slot, documentId: slot })),
  }); // prettier-ignore

describe('new businesses', () => {
  it('belong to xin and to as many others as are wanted, each with ids of its own', () => {
    expect(population.newBusinesses).toHaveLength(41);
    const [first] = population.newBusinesses;
    expect(index.logins.get('xin')?.idNumber).toBe(first?.business.representative.idNumber);
    expect(population.newBusinesses.map(({ origin }) => origin).filter((origin) => origin === 'demo')).toEqual([
      'demo',
    ]);
    const codes = [...population.businesses, ...population.newBusinesses.map(({ business }) => business)].map(
      ({ creditCode }) => creditCode,
    );
    expect(new Set(codes).size).toBe(codes.length);
    expect(index.persons.size).toBe(population.persons.length);
    expect(index.standardAddresses.size).toBe(population.standardAddresses.length);
    expect(codes.every((code) => parseCreditCode(code).kind === 'valid')).toBe(true);
  });

  it('are in no register, and nobody has a right to their premises but the owner', () => {
    for (const { business, premises } of population.newBusinesses) {
      expect(index.businesses.has(business.creditCode)).toBe(false);
      expect(index.businessesByRepresentative.has(business.representative.idNumber)).toBe(false);
      expect(premises.rights.map(({ kind }) => kind)).toEqual(['owner']);
      expect(premises.rights[0]?.creditCode).not.toBe(business.creditCode);
    }
  });

  it('get their licence from two documents, and none with one of them', () => {
    for (const fresh of population.newBusinesses) {
      const documents = toDocuments(fresh, today);
      expect(decide(definition, toNewFacts(fresh, documents)).reasons).toEqual([]);
      for (const type of Object.keys(documents)) {
        const one = { [type]: documents[type as keyof typeof documents] };
        expect(decide(definition, toNewFacts(fresh, one)).outcome).toBe('refer');
      }
    }
  });

  it('move with no other wish', () => {
    const more = generatePopulation({ ...wishes, businesses: 400, newBusinesses: 50 });
    expect(more.newBusinesses.slice(0, 41)).toEqual(population.newBusinesses);
    const none = generatePopulation({ ...wishes, newBusinesses: 0 });
    expect(none.businesses).toEqual(population.businesses);
    expect(none.newBusinesses).toHaveLength(1);
  });
});

describe('the register', () => {
  it('learns of a business, learns otherwise, and forgets', () => {
    const own = new PopulationIndex(generatePopulation(wishes));
    const fresh = own.population.newBusinesses[0]!;
    const { creditCode, representative } = fresh.business;
    const record = toRegistered(fresh, today);
    own.learn(record);
    expect(own.businesses.get(creditCode)?.establishedOn).toBe(today);
    expect(own.businessesByRepresentative.get(representative.idNumber)).toEqual([record]);
    const chain = own.logins.get('chain')!.idNumber;
    const stores = own.businessesByRepresentative.get(chain)!.length;
    const { name, role } = representative;
    own.learn(Object.assign(toRegistered(fresh, today), { representative: { name, role, idNumber: chain } }));
    expect(own.businessesByRepresentative.has(representative.idNumber)).toBe(false);
    expect(own.businessesByRepresentative.get(chain)).toHaveLength(stores + 1);
    own.forget(creditCode);
    expect(own.businesses.has(creditCode)).toBe(false);
    expect(own.businessesByRepresentative.get(chain)).toHaveLength(stores);
    own.forget(creditCode);
  });
});

describe('the budget over the whole population', () => {
  it('asks nobody for more than two uploads and eight typed fields, and most for none', () => {
    const registered = population.cases.map(({ creditCode, foodSafetyPerson }) =>
      toFacts(creditCode, index.businesses.get(creditCode)!.addressCode, foodSafetyPerson, undefined),
    );
    const fresh = population.newBusinesses.map((one) => toNewFacts(one, undefined));
    const budgets = [...registered, ...fresh].map(budgetOf);
    expect(budgets.filter(({ uploads, typed }) => uploads > 2 || typed > 8)).toEqual([]);
    const counts = [0, 1, 2].map((uploads) => budgets.filter((budget) => budget.uploads === uploads).length);
    expect({ businesses: budgets.length, withoutOneTwoUploads: counts, mostTyped: Math.max(...budgets.map(({ typed }) => typed)) })
      .toMatchSnapshot(); // prettier-ignore
    expect(new Set(fresh.map((facts) => budgetOf(facts).uploads))).toEqual(new Set([2]));
  });
});
