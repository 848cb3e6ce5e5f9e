import { ASSURANCE_LEVELS, meetsAssurance } from '../assurance';
import { canonicalJson } from '../canonical';
import { completeLicenceNumber, parseLicenceNumber } from '../identifiers';
import { findAt } from './case-facts';
import { decide } from './decide';
import { deriveRuleSetData } from './derive-licence';
import {
  EXCEPTIONAL, EXCEPTIONAL_BY_DOCUMENT, type Fixture, GOOD, GOOD_BY_DOCUMENT, REFUSED, REFUSED_BY_DOCUMENT,
} from './food-business/fixtures'; // prettier-ignore
import { findLicenceType, getLicenceType, listLicenceTypes } from './licence-types';

/** Each version of each licence type needs its row: one good, one exceptional, one refused at least. */
const FIXTURES: Record<
  string,
  { good: readonly Fixture[]; exceptional: readonly Fixture[]; refused: readonly Fixture[] }
> = {
  'food-business 1.0.0': { good: GOOD, exceptional: EXCEPTIONAL, refused: REFUSED },
  'food-business 1.1.0': {
    good: [...GOOD, ...GOOD_BY_DOCUMENT],
    exceptional: [...EXCEPTIONAL, ...EXCEPTIONAL_BY_DOCUMENT],
    refused: [...REFUSED, ...REFUSED_BY_DOCUMENT],
  },
};

const bilingual = ({ zh, en }: { zh: string; en: string }): boolean => /\p{Script=Han}/u.test(zh) && en.length > 2;
const lawful = (basis: string): boolean => basis.trim().length > 3;

describe('registry of licence types', () => {
  it('finds by id and version, the last version without one', () => {
    const types = listLicenceTypes();
    expect(findLicenceType('food-business')).toBe(types.at(-1));
    for (const type of types) expect(getLicenceType(type.id, type.version)).toBe(type);
    expect(findLicenceType('food-business', '0.0.0')).toBeUndefined();
    expect(() => getLicenceType('nothing', '1.0.0')).toThrow(RangeError);
    const keys = listLicenceTypes().map(({ id, version }) => `${id} ${version}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe.each(listLicenceTypes().map((type) => [`${type.id} ${type.version}`, type] as const))('%s', (_name, type) => {
  const sourceIds = type.sources.map(({ id }) => id);
  const fieldNames = type.form.map(({ name }) => name);
  const fixtures = FIXTURES[`${type.id} ${type.version}`];
  const isNewest = findLicenceType(type.id) === type;

  it('has a name, a law, a validity, a clock and authorities with their sources', () => {
    expect(
      bilingual(type.name) && lawful(type.legalBasis) && lawful(type.validity.source) && lawful(type.numbering.source),
    ).toBe(true);
    expect(type.clock.length).toBeGreaterThan(0);
    expect(type.clock.every(({ source, workingDays }) => lawful(source) && workingDays > 0)).toBe(true);
    expect(
      type.authorities.every(
        ({ name, source, divisionCode }) => bilingual(name) && lawful(source) && /^\d{6}$/.test(divisionCode),
      ),
    ).toBe(true);
  });

  it('says for each action how surely one must have signed in, by which law', () => {
    const demands = Object.values(type.assurance);
    expect(demands).toHaveLength(5);
    expect(demands.every(({ level, source }) => ASSURANCE_LEVELS.includes(level) && lawful(source))).toBe(true);
    // Whoever lets another act must be known at least as surely as whoever acts.
    for (const { level } of demands) expect(meetsAssurance(type.assurance.grantMandate.level, level)).toBe(true);
  });

  it('asks at most eight things, each with its law', () => {
    expect(type.form.filter(({ editable }) => editable).length).toBeLessThanOrEqual(8);
    expect(new Set(fieldNames).size).toBe(fieldNames.length);
    for (const field of type.form) {
      expect(bilingual(field.label) && lawful(field.basis)).toBe(true);
      expect(field.editable || field.prefill !== undefined).toBe(true);
      if (field.prefill !== undefined) expect(sourceIds).toContain(field.prefill.source);
      const isChoice = field.kind === 'choice' || field.kind === 'choices';
      expect((field.choices?.length ?? 0) > 0).toBe(isChoice);
      expect(field.choices?.every(({ label, source }) => bilingual(label) && lawful(source)) ?? true).toBe(true);
      if (field.kind === 'number')
        expect(field.min !== undefined && field.max !== undefined && field.unit !== undefined).toBe(true);
      if (field.kind === 'text') expect(field.maxLength).toBeGreaterThan(0);
    }
  });

  it('says of each material by which law it is asked, what stands in for it, how fresh, and what is asked otherwise', () => {
    expect(type.materials.length).toBeGreaterThan(0);
    expect(new Set(type.materials.map(({ id }) => id)).size).toBe(type.materials.length);
    for (const material of type.materials) {
      expect(bilingual(material.name) && lawful(material.basis)).toBe(true);
      const { replacedBy, document, ask, note } = material;
      if (material.status === 'not-needed' || material.neededWhen !== undefined)
        expect(note && bilingual(note)).toBe(true);
      if (material.status !== 'obtained') continue;
      expect([...sourceIds, 'identity-provider']).toContain(replacedBy?.source);
      expect(lawful(replacedBy?.basis ?? '')).toBe(true);
      expect(replacedBy?.covers?.reads.every((name) => fieldNames.includes(name)) ?? true).toBe(true);
      if (!isNewest) continue;
      // Nobody is left without a way: what no source has can be brought.
      expect(document !== undefined && ask !== undefined && bilingual(ask)).toBe(true);
      expect(document!.standsInFor === undefined || document!.standsInFor.source === replacedBy?.source).toBe(true);
      if (sourceIds.includes(replacedBy!.source)) {
        expect(replacedBy!.freshness!.days).toBeGreaterThan(0);
        expect(lawful(replacedBy!.freshness!.source)).toBe(true);
      }
    }
    if (type.newBusiness !== undefined) {
      const { slot, days, assurance } = type.newBusiness;
      expect(type.materials.find(({ id }) => id === slot)?.document?.standsInFor?.when).toBe('absent');
      expect(days.value > 0 && lawful(days.source) && lawful(assurance.source)).toBe(true);
      expect(assurance.level).toBe('face-verified');
    }
  });

  it('names source, law and what is sent for each registry', () => {
    for (const source of type.sources) {
      expect(
        bilingual(source.name) && lawful(source.basis) && source.steps.length > 0 && source.request.length > 0,
      ).toBe(true);
      for (const { value } of source.request) {
        expect(value.from === 'declared' ? fieldNames : sourceIds).toContain(
          value.from === 'declared' ? value.field : value.source,
        );
        // Everything gathered can be asked at once.
        if (source.steps.includes('gather')) expect(value.from).toBe('declared');
      }
    }
  });

  it('has rules with a law, words and known sources', () => {
    const { rules, parameters } = type.ruleSet;
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(/^[A-Z_]+$/.test(rule.id) && lawful(rule.basis) && bilingual(rule.title) && bilingual(rule.remedy)).toBe(
        true,
      );
      if (rule.field !== undefined) expect(fieldNames).toContain(rule.field);
      for (const { source, path } of [...rule.reads, ...(rule.documentReads ?? [])]) {
        if (source.startsWith('document:')) {
          expect(type.materials.find(({ id }) => `document:${id}` === source)?.document).toBeDefined();
          continue;
        }
        if (source === 'declared') expect(fieldNames).toContain(path);
        else expect(type.sources.find(({ id }) => id === source)?.steps).toContain('gather');
      }
    }
    expect(Object.values(parameters).every(({ source }) => lawful(source))).toBe(true);
  });

  it('has good, exceptional and refused fixtures in which every rule fires both ways', () => {
    expect(fixtures).toBeDefined();
    const { good, exceptional, refused } = fixtures!;
    expect([good.length, exceptional.length, refused.length].every((count) => count > 0)).toBe(true);
    const outcomes = [...good, ...exceptional, ...refused].flatMap(({ facts }) => decide(type, facts).findings);
    for (const { id } of type.ruleSet.rules) {
      expect(outcomes.some(({ rule, outcome }) => rule === id && outcome === 'pass')).toBe(true);
      expect(outcomes.some(({ rule, outcome }) => rule === id && outcome === 'refer')).toBe(true);
    }
    expect(good.every(({ facts }) => decide(type, facts).outcome === 'grant')).toBe(true);
    expect([...exceptional, ...refused].every(({ facts }) => decide(type, facts).outcome === 'refer')).toBe(true);
  });

  it('numbers by a series and prints a face', () => {
    const { form, prefix } = type.numbering;
    for (const digit of Object.values(form.digits)) {
      expect(parseLicenceNumber(completeLicenceNumber(prefix, `${digit}440703000001`)).kind).toBe('valid');
    }
    const codes = type.form.find(({ name }) => name === form.field)?.choices?.map(({ code }) => code);
    expect(Object.keys(form.digits).sort()).toEqual([...(codes ?? [])].sort());
    expect(type.certificate.faceFields.every(({ label }) => bilingual(label))).toBe(true);
  });

  it('is plain data but for its functions, so that its rule set has one hash', () => {
    const data = deriveRuleSetData(type);
    expect(canonicalJson(data)).toBe(canonicalJson(JSON.parse(JSON.stringify(data))));
    expect(findAt(data, 'ruleSet.rules')).toHaveLength(type.ruleSet.rules.length);
    expect(decide(type, fixtures!.good[0]!.facts)).toEqual(decide(type, fixtures!.good[0]!.facts));
  });

  it('grants nothing without rules', () => {
    expect(() => decide({ ...type, ruleSet: { ...type.ruleSet, rules: [] } }, fixtures!.good[0]!.facts)).toThrow(
      RangeError,
    );
  });
});
