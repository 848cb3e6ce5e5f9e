import type { JsonValue } from '../canonical';
import { getLocalDate } from '../dates';
import { completeCreditCode, completeResidentId } from '../identifiers';
import { CLAIM_RULES } from './claims';
import type { HeldMandate } from './decide-authority';
import { decideVerification, type Verification, type VerificationFacts } from './decide-verification';
import { BUSINESS_STATUSES, REPRESENTATIVE_ROLES } from './parameters';

const ID = completeResidentId('44070319850612003');
const STAFF = completeResidentId('44070319920305002');
const SOMEBODY_ELSE = completeResidentId('44070319900101001');
const CREDIT_CODE = completeCreditCode('92440703', 'MAC0F00D');
const OTHER_CODE = completeCreditCode('91440703', 'MAC0H0ME');
const on = getLocalDate('2026-03-02');
const applicant = { name: '样例甲', idNumber: ID, assurance: 'real-name' };

const person = { idNumber: ID, name: '样例甲', birthDate: '1985-06-12', alive: true };
const business = {
  creditCode: CREDIT_CODE,
  name: '样例食品店',
  kind: '个体工商户',
  status: '存续',
  representative: { idNumber: ID, name: '样例甲', role: '经营者' },
  domicile: '样例路12号',
  divisionCode: '440703',
  scope: '许可项目：食品销售。',
  registrar: '样例局',
  termEnd: null,
};
const bar = { subject: ID, ground: 'licence-revoked-five-years', from: '2024-01-01', until: '2028-12-31' };
const mandate: HeldMandate = {
  id: 'm-1', state: 'active', grantorId: ID, givenAt: '2026-03-01T02:00:00.000Z', licenceTypes: ['food-business'], actions: ['prepare', 'submit'],
}; // prettier-ignore

const good: VerificationFacts = {
  on,
  applicant,
  creditCode: CREDIT_CODE,
  errand: { licenceType: 'food-business', action: 'submit', mandateId: '' },
  demand: { level: 'real-name', source: '行政许可法 art 29' },
  mandates: [],
  named: [
    { idNumber: STAFF, field: 'foodSafetyPersonId', label: { zh: '食品安全管理人员', en: 'Food-safety person' } },
  ],
  population: person,
  business,
  bars: { askedAbout: [ID, STAFF, CREDIT_CODE], answers: [{ bars: [] }] },
};
/** The same case with somebody else as applicant, under a mandate of the representative. */
const agent = { name: '样例丙', idNumber: SOMEBODY_ELSE, assurance: 'real-name' };
const byAgent: VerificationFacts = {
  ...good,
  applicant: agent,
  errand: { ...good.errand, mandateId: 'm-1' },
  mandates: [mandate],
  population: { idNumber: SOMEBODY_ELSE, name: '样例丙', birthDate: '1990-01-01', alive: true },
  bars: { askedAbout: [ID, STAFF, SOMEBODY_ELSE, CREDIT_CODE], answers: [{ bars: [] }] },
};

const codesOf = (verification: Verification): string[] => [
  ...(verification.outcome === 'ask' ? verification.questions.map(({ code }) => `? ${code}`) : []),
  ...(verification.outcome === 'proved' ? [] : verification.reasons.map(({ code }) => code)),
];
const withBars = (...bars: JsonValue[]): Partial<VerificationFacts> => ({
  bars: { ...good.bars, answers: [{ bars }] },
});
const without = (record: Record<string, JsonValue>, name: string): JsonValue =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

describe('decideVerification', () => {
  it('proves a living adult who represents a business in good standing that nobody barred', () => {
    const authority = { kind: 'representative', role: '经营者', mandateId: '' };
    expect(decideVerification(good)).toEqual({ outcome: 'proved', authority });
  });

  it('proves an agent under an active mandate of the representative', () => {
    const authority = { kind: 'mandate', role: '', mandateId: 'm-1' };
    expect(decideVerification(byAgent)).toEqual({ outcome: 'proved', authority });
  });

  it.each<[string, Partial<VerificationFacts>, string]>([
    ['a number the register does not know', { population: null }, 'PERSON_UNKNOWN'],
    ['another name', { population: { ...person, name: '样例乙' } }, 'PERSON_NAME'],
    ['a name that only looks the same', { population: { ...person, name: '样例\u7532\uFE00' } }, 'PERSON_NAME_LOOK_ALIKE'],
    ['a death', { population: { ...person, alive: false } }, 'PERSON_NOT_ALIVE'],
    ['an answer about somebody else', { population: { ...person, idNumber: STAFF } }, 'PERSON_ANSWER_UNUSABLE'],
    ['a birth date that is not the number’s', { population: { ...person, birthDate: '1985-06-13' } }, 'PERSON_BIRTH_DATE'],
    ['an ended term', { business: { ...business, termEnd: '2026-03-01' } }, 'BUSINESS_TERM_ENDED'],
    ['no scope', { business: { ...business, scope: '' } }, 'BUSINESS_RECORD_INCOMPLETE'],
    ['no registration authority', { business: { ...business, registrar: ' ' } }, 'BUSINESS_RECORD_INCOMPLETE'],
    ['a status nobody knows', { business: { ...business, status: '休眠' } }, 'BUSINESS_STATUS_UNKNOWN'],
    ['a status that is a name of the language', { business: { ...business, status: 'constructor' } }, 'BUSINESS_STATUS_UNKNOWN'],
    ['a representative of unknown role', { business: { ...business, representative: { ...business.representative, role: '股东' } } }, 'REPRESENTATIVE_ROLE'],
    ['the applicant’s number under another name', { business: { ...business, representative: { ...business.representative, name: '样例乙' } } }, 'REPRESENTATIVE_NAME'],
    ['a number in the form that is none', { named: [{ ...good.named[0]!, idNumber: undefined }] }, 'NAMED_PERSON_UNREADABLE'],
    ['a named person nobody asked about', { bars: { ...good.bars, askedAbout: [ID, CREDIT_CODE] } }, 'BARS_NOT_CHECKED'],
    ['a business nobody asked about', { bars: { ...good.bars, askedAbout: [ID, STAFF] } }, 'BARS_NOT_CHECKED'],
    ['an applicant nobody asked about', { bars: { ...good.bars, askedAbout: [STAFF, CREDIT_CODE] } }, 'BARS_NOT_CHECKED'],
    ['no answer about bars', { bars: { ...good.bars, answers: [] } }, 'BARS_ANSWER_UNUSABLE'],
    ['no list of bars', { bars: { ...good.bars, answers: [null] } }, 'BARS_ANSWER_UNUSABLE'],
    ['one of two answers about bars', { bars: { ...good.bars, answers: [{ bars: [] }, {}] } }, 'BARS_ANSWER_UNUSABLE'],
    ['a bar on somebody not asked about', withBars({ ...bar, subject: SOMEBODY_ELSE }), 'BARS_ANSWER_UNUSABLE'],
    ['a bar', withBars(bar), 'BAR_LICENCE_REVOKED_FIVE_YEARS'],
    ['a bar of the business', withBars({ ...bar, subject: CREDIT_CODE }), 'BAR_LICENCE_REVOKED_FIVE_YEARS'],
    ['a bar of the food-safety person', withBars({ ...bar, subject: STAFF }), 'BAR_LICENCE_REVOKED_FIVE_YEARS'],
    ['a bar on unknown ground', withBars({ ...bar, ground: `ground of ${ID}` }), 'BAR_OTHER_GROUND'],
  ])('refers, for this reason alone: %s', (_, change, code) => {
    const verification = decideVerification({ ...good, ...change });
    expect(verification.outcome).toBe('refer');
    expect(codesOf(verification)).toEqual([code]);
  }); // prettier-ignore

  it('refers a business that is unknown, without a word about authority: there is nothing to act for', () => {
    expect(codesOf(decideVerification({ ...good, business: null }))).toEqual(['BUSINESS_UNKNOWN']);
  });

  it('refers an applicant whom nothing connects with the business', () => {
    const stranger = { ...byAgent, mandates: [], errand: good.errand };
    expect(decideVerification(stranger).outcome).toBe('refer');
    expect(codesOf(decideVerification(stranger))).toEqual(['AUTHORITY_NONE']);
  });

  it.each<[string, Partial<VerificationFacts>, string[]]>([
    ['a surer sign-in', { applicant: { ...agent, assurance: 'password' } }, ['? ASSURANCE_TOO_LOW']],
    ['a surer sign-in than none', { applicant: { ...agent, assurance: 'unknown' } }, ['? ASSURANCE_TOO_LOW']],
    ['another mandate than one that is not there', { mandates: [] }, ['? MANDATE_MISSING']],
    ['acceptance first', { mandates: [{ ...mandate, state: 'offered' }] }, ['? MANDATE_NOT_ACCEPTED']],
    ['another mandate than a revoked one', { mandates: [{ ...mandate, state: 'revoked' }] }, ['? MANDATE_ENDED']],
    ['one for this licence type', { mandates: [{ ...mandate, licenceTypes: ['other'] }] }, ['? MANDATE_LICENCE_TYPE']],
    ['one for this action', { mandates: [{ ...mandate, actions: ['prepare'] }] }, ['? MANDATE_ACTION']],
    ['one of the present representative', { mandates: [{ ...mandate, grantorId: STAFF }] }, ['? MANDATE_ENDED']],
    [
      'everything at once, with what a person will look at beside it',
      {
        applicant: { ...agent, assurance: 'password' },
        mandates: [{ ...mandate, licenceTypes: [], actions: [] }],
        business: { ...business, status: '吊销' },
        ...withBars({ ...bar, subject: STAFF }),
      },
      ['? ASSURANCE_TOO_LOW', '? MANDATE_LICENCE_TYPE', '? MANDATE_ACTION', 'BUSINESS_LICENCE_REVOKED', 'BARS_NOT_CHECKED', 'BAR_LICENCE_REVOKED_FIVE_YEARS'],
    ],
  ])('asks for %s', (_, change, codes) => {
    const verification = decideVerification({ ...byAgent, ...change });
    expect(verification.outcome).toBe('ask');
    expect(codesOf(verification)).toEqual(codes);
  }); // prettier-ignore

  it('says which sign-ins would do, the easiest first', () => {
    const verification = decideVerification({ ...good, applicant: { ...applicant, assurance: 'password' } });
    expect(verification).toMatchObject({
      outcome: 'ask',
      questions: [{ code: 'ASSURANCE_TOO_LOW', choices: [{ value: 'real-name' }, { value: 'face-verified' }] }],
    });
  });

  it('tells everything at once, each by the rule of its claim, with law and remedy in both languages', () => {
    const verification = decideVerification({
      ...good,
      population: { ...person, name: '样例乙', alive: false },
      business: { ...business, status: '注销', representative: { ...business.representative, role: '股东' } },
      ...withBars(bar),
    });
    expect(codesOf(verification)).toEqual([
      'PERSON_NAME', 'PERSON_NOT_ALIVE', 'BUSINESS_DEREGISTERED', 'REPRESENTATIVE_ROLE', 'BAR_LICENCE_REVOKED_FIVE_YEARS',
    ]); // prettier-ignore
    const reasons = verification.outcome === 'refer' ? verification.reasons : [];
    const { person: byPerson, business: byBusiness, authority, bars } = CLAIM_RULES;
    expect(reasons.map(({ rule }) => rule)).toEqual([byPerson, byPerson, byBusiness, authority, bars]);
    for (const { basis, zh, en, remedy } of reasons) {
      for (const text of [basis, zh, en, remedy.zh, remedy.en]) expect(text).toMatch(/\S/);
    }
  });

  it('never quotes a person or a registry in a reason or question: they go into events', () => {
    const planted = '样例丁';
    const everything = [
      { ...byAgent, applicant: { ...agent, assurance: planted }, mandates: [{ ...mandate, actions: [], licenceTypes: [] }] },
      { ...byAgent, mandates: [], errand: good.errand },
      {
        ...good,
        population: { ...person, name: planted, alive: false, birthDate: '2010-01-01' },
        business: { ...business, status: planted, termEnd: '2020-01-01', representative: { ...business.representative, name: planted, role: planted } },
        named: [...good.named, { ...good.named[0]!, idNumber: undefined }],
        bars: { askedAbout: [ID, STAFF], answers: [{ bars: [{ ...bar, ground: planted }, { ...bar, subject: STAFF }] }] },
      },
    ].map(decideVerification); // prettier-ignore
    expect(everything.flatMap(codesOf).length).toBeGreaterThan(12);
    expect(JSON.stringify(everything)).not.toMatch(
      new RegExp(`${ID}|${STAFF}|${SOMEBODY_ELSE}|${CREDIT_CODE}|${OTHER_CODE}|样例`),
    );
  });
});

describe('the statuses of the business register', () => {
  it.each(Object.entries(BUSINESS_STATUSES))('%s', (status, { standing, code, basis }) => {
    const verification = decideVerification({ ...good, business: { ...business, status } });
    expect(codesOf(verification)).toEqual(standing === 'good' ? [] : [code]);
    if (verification.outcome === 'refer') expect(verification.reasons).toMatchObject([{ basis }]);
  });

  it('are the six that the register has, each with a code of its own', () => {
    expect(Object.keys(BUSINESS_STATUSES)).toEqual(['存续', '开业', '注销', '吊销', '经营异常', '严重违法']);
    expect(Object.values(BUSINESS_STATUSES).map(({ standing }) => standing)).toEqual(['good', 'good', 'refer', 'refer', 'refer', 'refer']);
    expect(new Set(Object.values(BUSINESS_STATUSES).map(({ code }) => code)).size).toBe(6);
  }); // prettier-ignore

  it.each(['存续 ', '存續', '存', '', '吊销', '存续(在营、开业、在册)'])(
    'nothing but the very words passes: %j',
    (status) => {
      expect(decideVerification({ ...good, business: { ...business, status } }).outcome).toBe('refer');
    },
  );

  it.each(REPRESENTATIVE_ROLES.value)('a registered %s acts directly', (role) => {
    const { outcome } = decideVerification({
      ...good,
      business: { ...business, representative: { ...business.representative, role } },
    });
    expect(outcome).toBe('proved');
  });

  it('the last day of the term is still in it', () => {
    expect(decideVerification({ ...good, business: { ...business, termEnd: '2026-03-02' } }).outcome).toBe('proved');
  });
});

describe('an answer of another shape', () => {
  const shapeless: JsonValue[] = [{}, [], '', 'yes', 1, true, [person], { record: person }];
  const unusable = ['PERSON_ANSWER_UNUSABLE', 'BUSINESS_ANSWER_UNUSABLE', 'BARS_ANSWER_UNUSABLE'];

  it.each(shapeless)('refers for each source: %j', (answer) => {
    const facts = { ...good, population: answer, business: answer, bars: { ...good.bars, answers: [answer] } };
    expect(codesOf(decideVerification(facts))).toEqual(unusable);
  });

  it.each(Object.keys(person))('refers when the person has no %s', (name) => {
    const facts = { ...good, population: without(person, name) };
    expect(codesOf(decideVerification(facts))).toEqual(['PERSON_ANSWER_UNUSABLE']);
  });

  it.each<[string, JsonValue]>([
    ['alive', 'true'],
    ['alive', null],
    ['birthDate', '1985-02-30'],
    ['name', ' '],
    ['idNumber', 440703],
  ])('refers when the person’s %s is %j', (name, value) => {
    const facts = { ...good, population: { ...person, [name]: value } };
    expect(codesOf(decideVerification(facts))).toEqual(['PERSON_ANSWER_UNUSABLE']);
  });

  // A business without a term has none; everything else must be there.
  it.each(Object.keys(business).filter((name) => name !== 'termEnd'))('refers when the business has no %s', (name) => {
    const facts = { ...good, business: without(business, name) };
    expect(codesOf(decideVerification(facts))).toEqual(['BUSINESS_ANSWER_UNUSABLE']);
  });

  it.each(Object.keys(business.representative))('refers when the representative has no %s', (name) => {
    const facts = { ...good, business: { ...business, representative: without(business.representative, name) } };
    expect(codesOf(decideVerification(facts))).toEqual(['BUSINESS_ANSWER_UNUSABLE']);
  });

  it.each<[string, JsonValue]>([
    ['creditCode', OTHER_CODE],
    ['status', null],
    ['status', ['存续']],
    ['termEnd', 'never'],
    ['representative', [business.representative]],
  ])('refers when the business’s %s is %j', (name, value) => {
    const facts = { ...good, business: { ...business, [name]: value } };
    expect(codesOf(decideVerification(facts))).toEqual(['BUSINESS_ANSWER_UNUSABLE']);
  });

  it.each<[string, JsonValue]>([
    ['subject', ''],
    ['ground', null],
    ['from', 'soon'],
    ['until', 'for life'],
  ])('refers when one bar’s %s is %j, good ones beside it or not', (name, value) => {
    const facts = { ...good, ...withBars({ ...bar, until: '2025-01-01' }, { ...bar, [name]: value }) };
    expect(codesOf(decideVerification(facts))).toEqual(['BARS_ANSWER_UNUSABLE']);
  });
});
