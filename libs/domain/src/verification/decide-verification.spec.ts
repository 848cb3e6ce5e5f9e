import type { JsonValue } from '../canonical';
import { getLocalDate } from '../dates';
import { completeCreditCode, completeResidentId } from '../identifiers';
import { decideVerification, type VerificationFacts, verifyBars, verifyPerson } from './decide-verification';
import { BAR_GROUNDS, VERIFICATION_PARAMETERS } from './parameters';

const ID = completeResidentId('44070319850612003');
const SOMEBODY_ELSE = completeResidentId('44070319920305002');
const CREDIT_CODE = completeCreditCode('92440703', 'MAC0F00D');
const OTHER_CODE = completeCreditCode('91440703', 'MAC0H0ME');
const on = getLocalDate('2026-03-02');
const applicant = { name: '样例甲', idNumber: ID };

const person = { idNumber: ID, name: '样例甲', birthDate: '1985-06-12', alive: true };
const business = {
  creditCode: CREDIT_CODE,
  status: '存续',
  representative: { idNumber: ID, name: '样例甲', role: '经营者' },
};
const bar = { subject: ID, ground: 'licence-revoked-five-years', from: '2024-01-01', until: '2028-12-31' };
const proved: VerificationFacts = {
  on,
  applicant,
  creditCode: CREDIT_CODE,
  barSubjects: [ID, CREDIT_CODE],
  population: person,
  business,
  bars: { bars: [] },
};

const codesOf = (facts: VerificationFacts): string[] => decideVerification(facts).reasons.map(({ code }) => code);
const without = (record: Record<string, JsonValue>, name: string): JsonValue =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

describe('decideVerification', () => {
  it('proves a living adult who represents an active business that nobody barred', () => {
    expect(decideVerification(proved)).toEqual({ outcome: 'proved', reasons: [] });
  });

  it.each<[string, Partial<VerificationFacts>, string]>([
    ['a number the register does not know', { population: null }, 'PERSON_UNKNOWN'],
    ['another name', { population: { ...person, name: '样例乙' } }, 'PERSON_NAME'],
    ['a death', { population: { ...person, alive: false } }, 'PERSON_NOT_ALIVE'],
    ['a minor', { population: { ...person, birthDate: '2010-01-01' } }, 'PERSON_MINOR'],
    ['an answer about somebody else', { population: { ...person, idNumber: SOMEBODY_ELSE } }, 'PERSON_ANSWER_UNUSABLE'],
    ['an unknown credit code', { business: null }, 'BUSINESS_UNKNOWN'],
    ['a business struck off', { business: { ...business, status: '吊销' } }, 'BUSINESS_STATUS'],
    [
      'an answer about another business',
      { business: { ...business, creditCode: OTHER_CODE } },
      'BUSINESS_ANSWER_UNUSABLE',
    ],
    [
      'somebody else as representative',
      { business: { ...business, representative: { ...business.representative, idNumber: SOMEBODY_ELSE } } },
      'AUTHORITY_NONE',
    ],
    ['no list of bars', { bars: null }, 'BARS_ANSWER_UNUSABLE'],
    [
      'a bar on somebody not asked about',
      { bars: { bars: [{ ...bar, subject: SOMEBODY_ELSE }] } },
      'BARS_ANSWER_UNUSABLE',
    ],
    ['a bar', { bars: { bars: [bar] } }, 'BAR_LICENCE_REVOKED_FIVE_YEARS'],
    ['a bar of the business', { bars: { bars: [{ ...bar, subject: CREDIT_CODE }] } }, 'BAR_LICENCE_REVOKED_FIVE_YEARS'],
    ['a bar on unknown ground', { bars: { bars: [{ ...bar, ground: 'new-ground' }] } }, 'BAR_NEW_GROUND'],
  ])('refers, for this reason alone: %s', (_, change, code) => {
    const verification = decideVerification({ ...proved, ...change });
    expect(verification.outcome).toBe('refer');
    expect(verification.reasons.map((reason) => reason.code)).toEqual([code]);
  });

  it('tells everything at once, with rule, law and remedy in both languages', () => {
    const { reasons } = decideVerification({
      ...proved,
      population: { ...person, name: '样例乙', alive: false },
      business: { ...business, status: '注销' },
      bars: { bars: [bar] },
    });
    expect(reasons.map(({ code }) => code)).toEqual([
      'PERSON_NAME',
      'PERSON_NOT_ALIVE',
      'BUSINESS_STATUS',
      'BAR_LICENCE_REVOKED_FIVE_YEARS',
    ]);
    for (const { rule, basis, zh, en, remedy } of reasons) {
      for (const text of [rule, basis, zh, en, remedy.zh, remedy.en]) expect(text).toMatch(/\S/);
    }
  });

  it('never quotes the applicant in a reason: reasons go into events', () => {
    const everything = decideVerification({
      ...proved,
      population: { ...person, name: '样例乙', alive: false, birthDate: '2010-01-01' },
      business: {
        ...business,
        status: '注销',
        representative: { ...business.representative, idNumber: SOMEBODY_ELSE },
      },
      bars: { bars: [bar] },
    });
    expect(JSON.stringify(everything)).not.toMatch(new RegExp(`${ID}|${SOMEBODY_ELSE}|样例甲|样例乙`));
  });

  it.each(VERIFICATION_PARAMETERS.activeStatuses.value)('accepts a business that is %s', (status) => {
    expect(codesOf({ ...proved, business: { ...business, status } })).toEqual([]);
  });
});

describe('an answer of another shape', () => {
  const shapeless: JsonValue[] = [{}, [], '', 'yes', 1, true, [person], { record: person }];

  it.each(shapeless)('refers for each source: %j', (answer) => {
    expect(codesOf({ ...proved, population: answer, business: answer, bars: answer })).toEqual([
      'PERSON_ANSWER_UNUSABLE',
      'BUSINESS_ANSWER_UNUSABLE',
      'BARS_ANSWER_UNUSABLE',
    ]);
  });

  it.each(Object.keys(person))('refers when the person has no %s', (name) => {
    expect(codesOf({ ...proved, population: without(person, name) })).toEqual(['PERSON_ANSWER_UNUSABLE']);
  });

  it.each<[string, JsonValue]>([
    ['alive', 'true'],
    ['alive', null],
    ['birthDate', '1985-02-30'],
    ['name', ' '],
    ['idNumber', 440703],
  ])('refers when the person’s %s is %j', (name, value) => {
    expect(codesOf({ ...proved, population: { ...person, [name]: value } })).toEqual(['PERSON_ANSWER_UNUSABLE']);
  });

  it.each(Object.keys(business))('refers when the business has no %s', (name) => {
    expect(codesOf({ ...proved, business: without(business, name) })).toEqual(['BUSINESS_ANSWER_UNUSABLE']);
  });

  it.each<[string, JsonValue]>([
    ['subject', ''],
    ['ground', null],
    ['from', 'soon'],
    ['until', 'for life'],
  ])('refers when one bar’s %s is %j, good ones beside it or not', (name, value) => {
    const bars = {
      bars: [
        { ...bar, until: '2025-01-01' },
        { ...bar, [name]: value },
      ],
    };
    expect(codesOf({ ...proved, bars })).toEqual(['BARS_ANSWER_UNUSABLE']);
  });
});

describe('verifyPerson', () => {
  it.each([
    ['the eve of the eighteenth birthday', '2008-03-03', ['PERSON_MINOR']],
    ['the eighteenth birthday', '2008-03-02', []],
  ])('on %s', (_, birthDate, codes) => {
    expect(verifyPerson(applicant, { ...person, birthDate }, on).map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['阿依·古丽', '阿依•古丽', true],
    ['阿依·古丽', '阿依．古丽', true],
    ['阿依·古丽', ' 阿依 · 古丽 ', true],
    ['阿依·古丽', '阿依古丽', false],
    ['样例甲', '样例申', false],
  ])('%s and %s are the same name: %s', (registered, claimed, same) => {
    const reasons = verifyPerson({ ...applicant, name: claimed }, { ...person, name: registered }, on);
    expect(reasons.map(({ code }) => code)).toEqual(same ? [] : ['PERSON_NAME']);
  });

  it('refers an applicant without a name', () => {
    expect(verifyPerson({ ...applicant, name: '' }, person, on)).toMatchObject([{ code: 'PERSON_NAME' }]);
  });
});

describe('verifyBars', () => {
  const standing = (from: string, until: string | null): boolean =>
    verifyBars([ID], { bars: [{ ...bar, from, until }] }, on).length === 1;

  it.each([
    ['begins on the day', '2026-03-02', null, true],
    ['begins on the next day', '2026-03-03', null, false],
    ['ends on the day', '2021-03-03', '2026-03-02', true],
    ['ended on the eve', '2021-03-02', '2026-03-01', false],
    ['is for life', '1999-01-01', null, true],
  ])('a bar that %s (%s – %s) stands: %s', (_, from, until, stands) => {
    expect(standing(from, until)).toBe(stands);
  });

  it('reads an absent end as none: a bar for life', () => {
    expect(verifyBars([ID], { bars: [without(bar, 'until')] }, on)).toHaveLength(1);
  });

  it('tells each standing bar with its own ground and law', () => {
    const bars = Object.keys(BAR_GROUNDS).map((ground) => ({ ...bar, ground }));
    const reasons = verifyBars([ID], { bars }, on);
    expect(reasons.map(({ basis }) => basis)).toEqual(Object.values(BAR_GROUNDS).map((ground) => ground?.basis));
    expect(new Set(reasons.map(({ code }) => code)).size).toBe(bars.length);
  });
});
