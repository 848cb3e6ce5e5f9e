import { canonicalJson } from '../../canonical';
import { completeCreditCode } from '../../identifiers';
import type { CaseFacts } from '../case-facts';
import { decide } from '../decide';
import {
  deriveCertificateFace,
  deriveIssuedLicence,
  deriveLicenceNumber,
  deriveLicenceSeries,
} from '../derive-licence';
import { deriveExtracted } from '../derive-extracted';
import { getLocalDate } from '../../dates';
import { derivePrefill } from '../prefill';
import { resolveDocuments } from '../resolve-documents';
import { FOOD_BUSINESS, FOOD_BUSINESS_1_0_0 } from '.';
import {
  APPLICANT, EXCEPTIONAL_BY_DOCUMENT, GOOD_BY_DOCUMENT, GOOD_CASE, LEASE, LICENCE, NEW_BUSINESS_CASE, readingOf, REFUSED_BY_DOCUMENT,
  withDeclared, withoutSource, withRegistered,
} from './fixtures'; // prettier-ignore

const all = [...GOOD_BY_DOCUMENT, ...EXCEPTIONAL_BY_DOCUMENT, ...REFUSED_BY_DOCUMENT];
const referring = (facts: CaseFacts): string[] =>
  decide(FOOD_BUSINESS, facts)
    .findings.filter(({ outcome }) => outcome === 'refer')
    .map(({ rule }) => rule);
const factOf = (facts: CaseFacts, rule: string): string =>
  decide(FOOD_BUSINESS, facts).findings.find((finding) => finding.rule === rule)?.fact ?? '';
const without = (values: object, name: string): object =>
  Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
const withExtracted = (slot: string, change: Partial<{ asOf: string; record: null }>): CaseFacts => {
  const extracted = NEW_BUSINESS_CASE.extracted?.[slot];
  if (extracted === undefined) throw new RangeError(slot);
  return { ...NEW_BUSINESS_CASE, extracted: { ...NEW_BUSINESS_CASE.extracted, [slot]: { ...extracted, ...change } } };
};

describe('food-business decisions by documents', () => {
  it.each(all.map((fixture) => [fixture.name, fixture] as const))('%s', (_name, { facts, outcome, refers }) => {
    expect(referring(facts).sort()).toEqual([...refers].sort());
    expect(decide(FOOD_BUSINESS, facts).outcome).toBe(outcome);
  });

  it.each(FOOD_BUSINESS.ruleSet.rules.filter(({ documentReads }) => documentReads !== undefined).map(({ id }) => id))(
    '%s passes by a document and refers by another',
    (id) => {
      const mentions = (facts: CaseFacts): boolean => factOf(facts, id).includes('by document');
      expect(GOOD_BY_DOCUMENT.some(({ facts }) => mentions(facts))).toBe(true);
      expect(EXCEPTIONAL_BY_DOCUMENT.some(({ refers, facts }) => refers.includes(id) && mentions(facts))).toBe(true);
    },
  );

  it('says in each finding which document spoke, by its hash, and names nobody', () => {
    expect(factOf(NEW_BUSINESS_CASE, 'BUSINESS_STATUS')).toBe(
      'business-registration: no record; established 2026-03-02; by document business-licence d0c5d0c5d0c5',
    );
    expect(factOf(NEW_BUSINESS_CASE, 'PREMISES_RIGHT')).toContain('by document premises-right d0c5d0c5d0c5');
    expect(factOf(NEW_BUSINESS_CASE, 'PREMISES_USE')).not.toContain('by document');
    expect(factOf(GOOD_CASE, 'BUSINESS_STATUS')).not.toContain('by document');
    for (const { facts } of all) {
      const { findings, reasons } = decide(FOOD_BUSINESS, facts);
      expect(JSON.stringify([findings, reasons])).not.toMatch(/样例[甲乙丙丁]|\d{17}[\dX]/);
    }
  });

  it('grants nothing on what an applicant types beside a licence that nobody could read', () => {
    const typed = {
      ...NEW_BUSINESS_CASE,
      extracted: without(NEW_BUSINESS_CASE.extracted ?? {}, 'business-licence'),
    } as CaseFacts;
    expect(typed.declared['operatorName']).toBe(LICENCE['name']);
    expect(decide(FOOD_BUSINESS, NEW_BUSINESS_CASE).outcome).toBe('grant');
    expect(decide(FOOD_BUSINESS, typed).outcome).toBe('refer');
    expect(referring(typed)).toEqual(expect.arrayContaining(['BUSINESS_STATUS', 'REGISTERED_FIELDS']));
  });

  it('says what to bring where a register has nothing and a document would do', () => {
    const { reasons } = decide(FOOD_BUSINESS, { ...NEW_BUSINESS_CASE, extracted: undefined });
    const asked = FOOD_BUSINESS.materials.find(({ id }) => id === 'business-licence')?.ask;
    expect(reasons.find(({ code }) => code === 'RECORD_ABSENT')?.remedy).toEqual(asked);
  });

  it('prints the face and the public record from what the document says', () => {
    const { series } = deriveLicenceSeries(FOOD_BUSINESS, NEW_BUSINESS_CASE);
    const issue = {
      number: deriveLicenceNumber(series, 1), issuedOn: getLocalDate('2026-03-02'), validTo: getLocalDate('2031-03-01'),
    }; // prettier-ignore
    const face = deriveCertificateFace(FOOD_BUSINESS, NEW_BUSINESS_CASE, issue);
    expect(face).toEqual(deriveCertificateFace(FOOD_BUSINESS, GOOD_CASE, issue));
    const record = { ...issue, certificateSha256: 'a'.repeat(64) };
    expect(deriveIssuedLicence(FOOD_BUSINESS, NEW_BUSINESS_CASE, record)).toEqual(
      deriveIssuedLicence(FOOD_BUSINESS, GOOD_CASE, record),
    );
  });

  it('fills the form with the document as its source', () => {
    const { registered } = resolveDocuments(FOOD_BUSINESS, NEW_BUSINESS_CASE);
    const filled = derivePrefill(FOOD_BUSINESS, registered);
    expect(filled.find(({ name }) => name === 'creditCode')).toEqual({
      name: 'creditCode', value: LICENCE['creditCode'], source: 'document:business-licence', asOf: '2026-03-02T00:30:00.000Z',
      editable: false,
    }); // prettier-ignore
    expect(filled.find(({ name }) => name === 'premises')?.source).toBe('premises');
  });
});

describe('a register always wins', () => {
  it('over a licence, whatever it says of the business', () => {
    const known = GOOD_CASE.registered['business-registration'];
    const registered = { ...NEW_BUSINESS_CASE.registered, 'business-registration': known };
    expect(referring({ ...NEW_BUSINESS_CASE, registered })).toEqual([]);
    expect(factOf({ ...NEW_BUSINESS_CASE, registered }, 'BUSINESS_STATUS')).toBe('business-registration.status=存续');
    const renamed = withRegistered({ ...NEW_BUSINESS_CASE, registered }, 'business-registration', 'name', '新名食品店');
    expect(referring(renamed)).toEqual(['REGISTERED_FIELDS']);
  });

  it('also when its answer is unusable: that is not "knows nothing"', () => {
    const answer = NEW_BUSINESS_CASE.registered['business-registration']!;
    for (const broken of [
      { ...answer, asOf: '' },
      { ...answer, requestId: '' },
      { ...answer, record: {} },
      undefined,
    ]) {
      const registered = { ...NEW_BUSINESS_CASE.registered, 'business-registration': broken };
      expect(referring({ ...NEW_BUSINESS_CASE, registered })).toContain('BUSINESS_STATUS');
    }
  });
});

describe('what a document must bear to be looked at', () => {
  it.each(['business-licence', 'premises-right'])('%s: a time, and a record', (slot) => {
    for (const change of [{ asOf: '' }, { asOf: 'yesterday' }, { record: null }])
      expect(referring(withExtracted(slot, change)).length).toBeGreaterThan(0);
  });

  const derive = (slot: string, type: string, values: object, doubtful: string[] = []) =>
    deriveExtracted(FOOD_BUSINESS, slot, readingOf(type, values as typeof LICENCE, doubtful), { applicant: APPLICANT });

  it.each(
    FOOD_BUSINESS.materials.flatMap(({ id, document }) =>
      Object.entries(document?.needs ?? {}).flatMap(([type, needs]) =>
        needs.map((field) => [id, type, field] as const),
      ),
    ),
  )('%s, a %s: no record without an accepted %s', (slot, type, field) => {
    const needs = FOOD_BUSINESS.materials.find(({ id }) => id === slot)?.document?.needs[type] ?? [];
    const whole = {
      ...Object.fromEntries(needs.map((name) => [name, '样例'])),
      ...(type === 'business-licence' && LICENCE),
    };
    expect(derive(slot, type, whole)).toBeDefined();
    expect(derive(slot, type, whole, [field])).toBeUndefined();
    expect(derive(slot, type, without(whole, field))).toBeUndefined();
  });

  it('no record from the wrong document, an unknown slot, or one about which something does not hold', () => {
    expect(derive('business-licence', 'lease', LEASE)).toBeUndefined();
    expect(derive('cellar', 'lease', LEASE)).toBeUndefined();
    expect(derive('identity-card', 'resident-id-front', { name: '样例' })).toBeUndefined();
    const reading = readingOf('business-licence', LICENCE);
    const problem = (code: string) => ({ code, zh: '样例', en: 'x', todo: { zh: '样例', en: 'x' } });
    const derived = (code: string) =>
      deriveExtracted(FOOD_BUSINESS, 'business-licence', { ...reading, problems: [problem(code)] });
    expect(derived('QR_DIFFERS')).toBeUndefined();
    expect(derived('EXPIRED')).toBeDefined();
    expect(deriveExtracted(FOOD_BUSINESS, 'business-licence', { ...reading, type: undefined })).toBeUndefined();
  });

  it('a licence gives the identity number of nobody but an applicant of that name', () => {
    const record = (applicant?: { name: string; idNumber: string }) =>
      canonicalJson(
        deriveExtracted(FOOD_BUSINESS, 'business-licence', readingOf('business-licence', LICENCE), { applicant })!,
      );
    expect(record(APPLICANT)).toContain(APPLICANT.idNumber);
    for (const other of [{ ...APPLICANT, name: '样例丙' }, { ...APPLICANT, name: '样例\uFE00甲' }, undefined])
      expect(record(other)).not.toContain(APPLICANT.idNumber);
  });

  it.each([
    ['92', '个体工商户', '经营者'], ['92', undefined, '经营者'], ['91', '有限责任公司(自然人独资)', '法定代表人'],
    ['91', '有限责任公司分公司', '负责人'], ['91', '个人独资企业', '负责人'], ['93', '农民专业合作社', '法定代表人'],
  ])('class %s and kind %s: the representative is the %s', (prefix, kind, role) => {
    const code = completeCreditCode(`${prefix}440703`, 'MAC0F00D');
    const bare = without(LICENCE, 'kind');
    const record = derive('business-licence', 'business-licence', { ...bare, creditCode: code, ...(kind && { kind }) });
    expect(record).toMatchObject({ representative: { role } });
  }); // prettier-ignore

  it('a kind that the code contradicts makes no record', () => {
    expect(derive('business-licence', 'business-licence', { ...LICENCE, kind: '有限责任公司' })).toBeUndefined();
  });
});

describe('the version before', () => {
  it.each(GOOD_BY_DOCUMENT.slice(0, -1).map(({ name, facts }) => [name, facts] as const))(
    'takes no document: %s',
    (_, facts) => {
      expect(decide(FOOD_BUSINESS_1_0_0, facts).outcome).toBe('refer');
    },
  );

  it('does not see one that comes along', () => {
    const last = GOOD_BY_DOCUMENT.at(-1)!.facts;
    expect(decide(FOOD_BUSINESS_1_0_0, last)).toEqual(decide(FOOD_BUSINESS_1_0_0, { ...last, extracted: undefined }));
    expect(FOOD_BUSINESS_1_0_0.newBusiness).toBeUndefined();
  });
});

describe('freshness', () => {
  it('refers an answer about a time too long ago, and lets no document be too old', () => {
    const stale = (source: string, asOf: string): CaseFacts => ({
      ...GOOD_CASE,
      registered: { ...GOOD_CASE.registered, [source]: { ...GOOD_CASE.registered[source]!, asOf } },
    });
    const codes = (facts: CaseFacts) => decide(FOOD_BUSINESS, facts).reasons.map(({ code }) => code);
    expect(codes(stale('business-registration', '2026-02-28T16:00:00.000Z'))).toEqual([]);
    expect(codes(stale('business-registration', '2026-02-28T15:59:59.000Z'))).toEqual(['EVIDENCE_STALE']);
    expect(codes(stale('health-certificates', '2026-02-23T01:00:00.000Z'))).toEqual([]);
    expect(codes(stale('health-certificates', '2026-02-22T01:00:00.000Z'))).toEqual(['EVIDENCE_STALE']);
    expect(codes(withExtracted('business-licence', { asOf: '2026-01-02T01:00:00.000Z' }))).toEqual([]);
  });
});

it('goes on without what is silent only where a document may stand in', () => {
  for (const { document } of FOOD_BUSINESS.materials) {
    if (document?.standsInFor?.when !== 'absent') continue;
    const { source } = document.standsInFor;
    expect(referring(withoutSource(withDeclared(NEW_BUSINESS_CASE, {}), source)).length).toBeGreaterThan(0);
  }
});
