import type { JsonValue } from '../canonical';
import type { CaseFacts } from './case-facts';
import type { MaterialFacts } from './definition';
import { FOOD_BUSINESS, FOOD_BUSINESS_1_0_0 } from './food-business';
import { GOOD_CASE, NEW_BUSINESS_CASE, withDeclared, withoutRecord, withRegistered } from './food-business/fixtures';
import { listMaterialFields, listMaterials, measureBudget } from './list-materials';
import { resolveDocuments } from './resolve-documents';

const PREFILLED = new Set(FOOD_BUSINESS.sources.filter(({ steps }) => steps.includes('prefill')).map(({ id }) => id));

/** What is known of a case while its form is filled in. */
function toMaterialFacts(
  { declared, registered, extracted }: CaseFacts,
  silent: readonly string[] = [],
  slots: readonly string[] = Object.keys(extracted ?? {}),
): MaterialFacts {
  const own = Object.entries(registered).filter(([id]) => PREFILLED.has(id) && !silent.includes(id));
  const known = resolveDocuments(FOOD_BUSINESS, { registered: Object.fromEntries(own), extracted });
  const documents = slots.map((slot) => ({ slot, documentId: `document-${slot}` }));
  return { declared, registered: known.registered, silent, documents };
}

const statesOf = (facts: MaterialFacts): Record<string, string> =>
  Object.fromEntries(listMaterials(FOOD_BUSINESS, facts).map(({ id, status }) => [id, status]));
const stateOf = (facts: MaterialFacts, id: string) => statesOf(facts)[id];

describe('listMaterials', () => {
  it('asks nothing where every source answers, and says which and when', () => {
    expect(listMaterials(FOOD_BUSINESS, toMaterialFacts(GOOD_CASE))).toMatchSnapshot();
  });

  it('asks for what a source does not have, until it is brought', () => {
    const asked = statesOf(toMaterialFacts(NEW_BUSINESS_CASE, [], []));
    expect(Object.entries(asked).filter(([, status]) => status === 'asked')).toEqual([
      ['business-licence', 'asked'],
      ['premises-right', 'asked'],
    ]);
    const brought = listMaterials(FOOD_BUSINESS, toMaterialFacts(NEW_BUSINESS_CASE));
    expect(brought.filter(({ status }) => status === 'provided').map(({ id, documentId }) => [id, documentId])).toEqual(
      [
        ['business-licence', 'document-business-licence'],
        ['premises-right', 'document-premises-right'],
      ],
    );
  });

  it('drops the slot as soon as the source answers, also where a document was brought', () => {
    const facts = { ...NEW_BUSINESS_CASE, registered: GOOD_CASE.registered };
    expect(stateOf(toMaterialFacts(facts), 'business-licence')).toBe('obtained');
    expect(stateOf(toMaterialFacts(facts), 'premises-right')).toBe('obtained');
  });

  it('asks while a source is silent, unless the case must wait for that source anyway', () => {
    const silent = ['business-registration', 'premises', 'food-safety-staff', 'health-certificates'];
    const states = statesOf(toMaterialFacts(GOOD_CASE, silent));
    expect(states['business-licence']).toBeUndefined();
    expect([states['premises-right'], states['staff-certificate'], states['health-certificate']]).toEqual(
      Array(3).fill('asked'),
    );
  });

  it('asks for the right where the register has none that is in date, or an answer about another place', () => {
    const right = (rights: JsonValue) => stateOf(toMaterialFacts(withRegistered(GOOD_CASE, 'premises', 'rights', rights)), 'premises-right');
    const own = { kind: 'lease', creditCode: GOOD_CASE.declared['creditCode']!, holder: '样例' };
    expect(right([{ ...own, validTo: '2026-03-02' }])).toBe('obtained');
    expect(right([{ ...own, validTo: '2026-03-01' }])).toBe('asked');
    expect(right([])).toBe('asked');
    expect(right('noise')).toBe('asked');
    expect(stateOf(toMaterialFacts(withRegistered(GOOD_CASE, 'premises', 'addressCode', 'X')), 'premises-right')).toBe('asked');
    expect(stateOf(toMaterialFacts(withoutRecord(GOOD_CASE, 'premises')), 'premises-right')).toBe('asked');
  }); // prettier-ignore

  it.each(['staff-certificate', 'health-certificate'])(
    '%s: tells one who does not know number and name the same as one who names nobody',
    (id) => {
      const source = id === 'staff-certificate' ? 'food-safety-staff' : 'health-certificates';
      const named = (change: Record<string, JsonValue>, facts = GOOD_CASE) =>
        listMaterials(FOOD_BUSINESS, toMaterialFacts(withDeclared(facts, change))).find((state) => state.id === id);
      const unknown = named({}, withoutRecord(GOOD_CASE, source));
      expect(unknown?.status).toBe('asked');
      expect(named({ foodSafetyPersonName: '样例丙' })).toEqual(unknown);
      expect(named({}, withRegistered(GOOD_CASE, source, 'holderIdNumber', 'X'))).toEqual(unknown);
      expect(named({})?.status).toBe('obtained');
      // Whether a certificate has run out is told by nothing here.
      expect(named({}, withRegistered(GOOD_CASE, source, 'validTo', '2020-01-01'))).toEqual(named({}));
      expect(named({ foodSafetyPersonName: '' })).toBeUndefined();
      expect(named({ foodSafetyPersonId: null })).toBeUndefined();
    },
  );

  it('says nothing of what could not be asked yet', () => {
    const facts = { declared: {}, registered: {}, silent: [], documents: [] };
    expect(listMaterials(FOOD_BUSINESS, facts).filter(({ status }) => status === 'asked')).toEqual([]);
  });

  it('asks no document of the version that takes none', () => {
    const states = listMaterials(FOOD_BUSINESS_1_0_0, toMaterialFacts(NEW_BUSINESS_CASE));
    expect(states.filter(({ status }) => status === 'asked' || status === 'provided')).toEqual([]);
  });

  it('names the fields on which it hangs', () => {
    expect(listMaterialFields(FOOD_BUSINESS).sort()).toEqual(
      ['creditCode', 'foodSafetyPersonId', 'foodSafetyPersonName', 'premisesAddressCode'].sort(),
    );
  });
});

describe('the budget: at most two uploads and eight typed fields in a standard case', () => {
  const asCompany = withDeclared(
    withRegistered(
      withRegistered(GOOD_CASE, 'business-registration', 'kind', '有限责任公司'),
      'business-registration',
      'representative.role',
      '法定代表人',
    ),
    { kind: '有限责任公司' },
  );
  const standard: Record<string, CaseFacts> = {
    'a shop': GOOD_CASE,
    'a shop that trades online and by wholesale': withDeclared(GOOD_CASE, { salesModes: ['online', 'wholesale'] }),
    'a company': asCompany,
    'a restaurant': withDeclared(GOOD_CASE, { businessForm: 'catering', items: ['hot-food', 'drinks'] }),
    'a shop whose food-safety person is in no register': withoutRecord(
      withoutRecord(GOOD_CASE, 'food-safety-staff'),
      'health-certificates',
    ),
    'a lease that the register does not know': withRegistered(GOOD_CASE, 'premises', 'rights', []),
    'other premises than the registered ones': withDeclared(GOOD_CASE, { premisesAddressCode: 'GD440703000099' }),
    'a business registered today': { ...NEW_BUSINESS_CASE, extracted: undefined },
    'a business registered today, its photos brought': NEW_BUSINESS_CASE,
  };

  it('holds, and these are the figures', () => {
    const figures = Object.fromEntries(
      Object.entries(standard).map(([name, facts]) => [name, measureBudget(FOOD_BUSINESS, toMaterialFacts(facts))]),
    );
    expect(figures).toMatchSnapshot();
    for (const { uploads, typed } of Object.values(figures)) {
      expect(uploads).toBeLessThanOrEqual(2);
      expect(typed).toBeLessThanOrEqual(8);
    }
  });

  it('counts what is asked: another item is another upload, another field is one more to type', () => {
    const facts = toMaterialFacts(GOOD_CASE);
    const { uploads, typed } = measureBudget(FOOD_BUSINESS, facts);
    const more = {
      ...FOOD_BUSINESS,
      materials: [
        ...FOOD_BUSINESS.materials,
        { id: 'x', name: { zh: '样例', en: 'x' }, basis: '', status: 'asked' as const },
      ],
      form: [
        ...FOOD_BUSINESS.form,
        { ...FOOD_BUSINESS.form.find(({ name }) => name === 'contactPhone')!, name: 'second' },
      ],
    };
    expect(measureBudget(more, facts)).toEqual({ uploads: uploads + 1, typed: typed + 1 });
  });
});
