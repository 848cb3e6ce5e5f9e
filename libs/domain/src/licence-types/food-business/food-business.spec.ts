import fc from 'fast-check';
import { addDays } from '../../dates';
import type { JsonValue } from '../../canonical';
import { canonicalJson } from '../../canonical';
import { completeCreditCode } from '../../identifiers';
import type { CaseFacts } from '../case-facts';
import { decide } from '../decide';
import { FOOD_BUSINESS } from '.';
import { EXCEPTIONAL, GOOD, GOOD_CASE, REFUSED, withDeclared, withoutSource, withRegistered } from './fixtures';

const all = [...GOOD, ...EXCEPTIONAL, ...REFUSED];
const decideOn = (facts: CaseFacts) => decide(FOOD_BUSINESS, facts);
const referring = (facts: CaseFacts): string[] =>
  decideOn(facts)
    .findings.filter(({ outcome }) => outcome === 'refer')
    .map(({ rule }) => rule);

describe('food-business decisions', () => {
  it.each(all.map((fixture) => [fixture.name, fixture] as const))('%s', (_name, { facts, outcome, refers }) => {
    const decision = decideOn(facts);
    expect(referring(facts).sort()).toEqual([...refers].sort());
    expect(decision.outcome).toBe(outcome);
    expect(decision.findings.map(({ rule }) => rule)).toEqual(FOOD_BUSINESS.ruleSet.rules.map(({ id }) => id));
    expect(decision.reasons.length > 0).toBe(outcome === 'refer');
    for (const reason of decision.reasons) {
      expect(
        [reason.zh, reason.en, reason.basis, reason.remedy.zh, reason.remedy.en].every((text) => text.length > 3),
      ).toBe(true);
    }
  });

  it.each(FOOD_BUSINESS.ruleSet.rules.map(({ id }) => id))('%s passes in a good case and refers in another', (id) => {
    expect(GOOD.every(({ refers }) => !refers.includes(id))).toBe(true);
    expect([...EXCEPTIONAL, ...REFUSED].some(({ refers }) => refers.includes(id))).toBe(true);
  });

  it('says filing, no licence, on-site check and what verification said by their own codes', () => {
    const codes = (name: string) =>
      decideOn(all.find((fixture) => fixture.name === name)!.facts).reasons.map(({ code }) => code);
    expect(codes('only pre-packaged food')).toEqual(['FILING_NOT_LICENCE']);
    expect(codes('only agricultural products')).toEqual(['NO_LICENCE_REQUIRED']);
    expect(codes('bulk cooked food')).toEqual(['ON_SITE_CHECK']);
    expect(codes('representative not proved')).toEqual(['REPRESENTATIVE_MINOR']);
    expect(codes('certificate library silent')).toEqual(['SOURCE_SILENT']);
  });

  it('gives the same bytes whatever the order of the facts', () => {
    const reversed = Object.fromEntries(Object.entries(GOOD_CASE.registered).reverse());
    expect(canonicalJson(decideOn({ ...GOOD_CASE, registered: reversed }))).toBe(canonicalJson(decideOn(GOOD_CASE)));
  });

  it('puts no name and no identity number into findings and reasons', () => {
    const personal = [
      '样例甲',
      '样例乙',
      '样例丙',
      GOOD_CASE.declared['foodSafetyPersonId'] as string,
      '13800000000',
      '4407031985',
    ];
    for (const { facts } of all) {
      const { findings, reasons } = decideOn(facts);
      const text = JSON.stringify([findings, reasons]);
      expect(personal.filter((word) => text.includes(word))).toEqual([]);
    }
  });
});

describe('missing facts never pass', () => {
  const reads = FOOD_BUSINESS.ruleSet.rules.flatMap((rule) =>
    rule.reads.map((read) => [rule.id, read.source, read.path] as const),
  );
  const fromRegistries = reads.filter(([, source]) => source !== 'declared');
  /** Where "has none" is a proper answer. */
  const mayBeNull = ['termEnd', 'formerAddresses', 'creditCode@food-safety-staff', 'salesModes'];
  const isNullable = (source: string, path: string): boolean =>
    mayBeNull.includes(path) || mayBeNull.includes(`${path}@${source}`);

  it.each(fromRegistries)(
    '%s refers and names %s when it is silent, empty or without evidence (%s)',
    (rule, source) => {
      const silent = decideOn(withoutSource(GOOD_CASE, source));
      const name = FOOD_BUSINESS.sources.find(({ id }) => id === source)!.name;
      const finding = silent.findings.find((found) => found.rule === rule)!;
      expect(finding.outcome).toBe('refer');
      expect(finding.zh).toContain(name.zh);
      const fact = GOOD_CASE.registered[source]!;
      for (const broken of [
        { ...fact, record: null },
        { ...fact, asOf: 'yesterday' },
        { ...fact, requestId: '' },
        { ...fact, record: 'x' },
        { ...fact, record: [] },
      ]) {
        expect(referring({ ...GOOD_CASE, registered: { ...GOOD_CASE.registered, [source]: broken } })).toContain(rule);
      }
    },
  );

  it.each(fromRegistries)('%s refers when %s has no usable %s', (rule, source, path) => {
    const bad: (JsonValue | undefined)[] = [{ odd: true }, [{ odd: true }], true];
    if (!isNullable(source, path)) bad.push(undefined, null, '');
    for (const value of bad) expect(referring(withRegistered(GOOD_CASE, source, path, value))).toContain(rule);
  });

  it.each(reads.filter(([, source]) => source === 'declared'))(
    '%s refers when the form has no usable %s: %s',
    (rule, _source, field) => {
      const bad: JsonValue[] = [{ odd: true }, [{ odd: true }], true];
      if (!isNullable('declared', field)) bad.push(null);
      for (const value of bad) {
        const found = decideOn(withDeclared(GOOD_CASE, { [field]: value })).findings.find(
          (finding) => finding.rule === rule,
        );
        expect(found?.outcome).toBe('refer');
      }
    },
  );

  it('does not take an answer about another subject', () => {
    for (const [source, path] of [
      ['premises', 'addressCode'],
      ['food-safety-staff', 'holderIdNumber'],
      ['business-registration', 'creditCode'],
    ] as const) {
      const codes = decideOn(withRegistered(GOOD_CASE, source, path, 'ANOTHER')).reasons.map(({ code }) => code);
      expect(codes).toContain('ANOTHER_SUBJECT');
    }
  });

  it('says when a registry knows no such record', () => {
    const registered = { ...GOOD_CASE.registered, premises: { ...GOOD_CASE.registered['premises']!, record: null } };
    expect(decideOn({ ...GOOD_CASE, registered }).reasons.map(({ code }) => code)).toEqual(['RECORD_ABSENT']);
  });

  it('tells a silent registry once, however many rules miss it', () => {
    expect(decideOn(withoutSource(GOOD_CASE, 'premises')).reasons.map(({ code }) => code)).toEqual(['SOURCE_SILENT']);
  });

  it('never grants and never throws on facts that are noise', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FOOD_BUSINESS.sources.filter(({ id }) => id in GOOD_CASE.registered)),
        fc.jsonValue(),
        ({ id }, record) => {
          const facts = {
            ...GOOD_CASE,
            registered: {
              ...GOOD_CASE.registered,
              [id]: { ...GOOD_CASE.registered[id]!, record: record as JsonValue },
            },
          };
          expect(decideOn(facts).outcome).toBe('refer');
        },
      ),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...FOOD_BUSINESS.form.map(({ name }) => name), 'odd'), fc.jsonValue()),
        (values) => {
          expect(decideOn({ ...GOOD_CASE, declared: values as Record<string, JsonValue> }).outcome).toBe('refer');
        },
      ),
    );
  });
});

describe('what the registry filled in', () => {
  it.each(FOOD_BUSINESS.form.filter(({ editable }) => !editable).map(({ name }) => name))(
    '%s may not be changed',
    (name) => {
      const { findings, reasons } = decideOn(withDeclared(GOOD_CASE, { [name]: '另一样例' }));
      const rule = name === 'creditCode' ? 'CREDIT_CODE' : 'REGISTERED_FIELDS';
      expect(findings.find((finding) => finding.rule === rule)?.outcome).toBe('refer');
      if (name !== 'creditCode') expect(reasons).toEqual([expect.objectContaining({ code: rule, field: name })]);
    },
  );

  it('a well-formed credit code must be the one registered', () => {
    const other = completeCreditCode('91440703', 'MAC0TE5T');
    const registry = withRegistered(GOOD_CASE, 'business-registration', 'creditCode', other);
    expect(referring(withDeclared(registry, { creditCode: other }))).not.toContain('CREDIT_CODE');
    expect(referring(withDeclared(GOOD_CASE, { creditCode: other }))).toContain('CREDIT_CODE');
  });
});

describe('limits', () => {
  it.each([
    [86, 'grant'],
    [87, 'refer'],
    [41.25, 'grant'],
    [41, 'refer'],
  ])('an area of %d m² where 82.5 are registered: %s', (area, outcome) => {
    expect(decideOn(withDeclared(GOOD_CASE, { area })).outcome).toBe(outcome);
  });

  it('counts the day itself, at both ends', () => {
    const date = GOOD_CASE.applicationDate;
    const outcome = (source: string, path: string, value: JsonValue): string =>
      decideOn(withRegistered(GOOD_CASE, source, path, value)).outcome;
    expect(outcome('business-registration', 'termEnd', date)).toBe('grant');
    expect(outcome('food-safety-staff', 'issuedOn', date)).toBe('grant');
    expect(outcome('food-safety-staff', 'issuedOn', addDays(date, 1))).toBe('refer');
    expect(outcome('food-safety-staff', 'validTo', date)).toBe('grant');
    expect(outcome('health-certificates', 'issuedOn', addDays(date, 1))).toBe('refer');
    expect(outcome('health-certificates', 'validTo', addDays(date, -1))).toBe('refer');
    const bars = (from: string, until: string | null): JsonValue => [
      { subject: 'x', ground: 'fraud-three-years', from, until },
    ];
    expect(outcome('food-safety-bars', 'bars', bars(addDays(date, 1), null))).toBe('grant');
    expect(outcome('food-safety-bars', 'bars', bars(date, null))).toBe('refer');
    expect(outcome('food-safety-bars', 'bars', bars('2020-01-01', date))).toBe('refer');
    expect(outcome('food-safety-bars', 'bars', bars('2020-01-01', addDays(date, -1)))).toBe('grant');
  });

  it('takes a licence with an unknown status as live', () => {
    const certificates = (status: string, validTo: string | null): JsonValue => [
      { type: '食品经营许可证', number: 'JY1', validTo, status },
    ];
    expect(
      referring(withRegistered(GOOD_CASE, 'certificate-library', 'certificates', certificates('暂扣', null))),
    ).toEqual(['ONE_PLACE_ONE_LICENCE']);
    expect(
      referring(withRegistered(GOOD_CASE, 'certificate-library', 'certificates', certificates('有效', '2026-03-01'))),
    ).toEqual([]);
  });

  it('does not take a proof that comes with reasons against it', () => {
    const reasons = [{ code: 'X', zh: '样例', en: 'x', basis: 'y', remedy: { zh: '样例', en: 'z' } }];
    expect(referring({ ...GOOD_CASE, verification: { outcome: 'proved', reasons } })).toEqual(['IDENTITY_PROVED']);
  });
});
