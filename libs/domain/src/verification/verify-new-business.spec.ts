import { getLocalDate } from '../dates';
import { completeCreditCode, completeResidentId } from '../identifiers';
import { decideVerification, type Verification, type VerificationFacts } from './decide-verification';
import {
  askLicence, findLicenceFault, findUnsureFault, type NewBusinessFacts, type SeenText, type UnsureLicence, verifyNewBusiness,
} from './verify-new-business'; // prettier-ignore

const ID = completeResidentId('44070319850612003');
const CREDIT_CODE = completeCreditCode('92440703', 'MAC0F00D');
const OTHER_CODE = completeCreditCode('92440703', 'MAC0H0ME');
const applicant = { name: '样例甲', idNumber: ID, assurance: 'face-verified' };
const licence = {
  creditCode: CREDIT_CODE, name: '样例食品店', representative: { name: '样例甲', role: '经营者' }, domicile: '样例路12号',
  divisionCode: '440703', establishedOn: '2026-03-02', termEnd: null,
}; // prettier-ignore
const newBusiness: NewBusinessFacts['newBusiness'] = {
  slot: 'business-licence', days: { value: 20, source: '样例条例 art 6' },
  assurance: { level: 'face-verified', source: '样例规定' },
}; // prettier-ignore
const good: NewBusinessFacts = {
  on: getLocalDate('2026-03-02'),
  applicant,
  creditCode: CREDIT_CODE,
  licence,
  newBusiness,
};
const codesOf = (facts: NewBusinessFacts): string[] => {
  const { questions, reasons } = verifyNewBusiness(facts);
  return [...questions.map(({ code }) => `? ${code}`), ...reasons.map(({ code }) => code)];
};

describe('verifyNewBusiness', () => {
  it('takes the representative on a licence of today, face-verified', () => {
    expect(verifyNewBusiness(good)).toEqual({
      authority: { kind: 'representative', role: '经营者', mandateId: '' }, questions: [], reasons: [],
    }); // prettier-ignore
  });

  it.each<[string, Partial<NewBusinessFacts>, string[]]>([
    ['the last day on which the register may be behind', { on: getLocalDate('2026-03-22') }, []],
    ['a day later', { on: getLocalDate('2026-03-23') }, ['BUSINESS_NOT_NEW']],
    ['the day before it was established', { on: getLocalDate('2026-03-01') }, ['BUSINESS_NOT_NEW']],
    ['a sign-in that is less sure', { applicant: { ...applicant, assurance: 'real-name' } }, ['? ASSURANCE_TOO_LOW']],
    ['the last day of its term', { licence: { ...licence, termEnd: '2026-03-02' } }, []],
    ['the day after its term', { licence: { ...licence, termEnd: '2026-03-01' } }, ['BUSINESS_TERM_ENDED']],
    ['a term in doubt', { licence: { ...licence, termEnd: '' } }, ['BUSINESS_LICENCE_UNREADABLE']],
    ['nothing that can be decided on', { licence: null }, ['BUSINESS_LICENCE_UNREADABLE']],
    ['noise', { licence: [1] }, ['BUSINESS_LICENCE_UNREADABLE']],
    ['another code', { creditCode: OTHER_CODE }, ['BUSINESS_LICENCE_OTHER_CODE']],
    ['another representative', { applicant: { ...applicant, name: '样例乙' } }, ['BUSINESS_LICENCE_REPRESENTATIVE']],
    ['a name that only looks the same', { applicant: { ...applicant, name: '样例\u7532\uFE00' } }, ['BUSINESS_LICENCE_REPRESENTATIVE']],
  ])('%s', (_, change, codes) => {
    expect(codesOf({ ...good, ...change })).toEqual(codes);
    if (codes.some((code) => code.startsWith('BUSINESS_LICENCE')))
      expect(verifyNewBusiness({ ...good, ...change }).authority).toBeUndefined();
  }); // prettier-ignore

  it.each(Object.keys(licence).filter((name) => name !== 'termEnd'))('a licence without %s is none', (name) => {
    const rest = Object.fromEntries(Object.entries(licence).filter(([key]) => key !== name));
    expect(findLicenceFault({ ...good, licence: rest })).toBe('unreadable');
  });

  it('tells in both languages what to do, and never what stands on the licence', () => {
    for (const fault of ['unreadable', 'another-business', 'another-representative'] as const) {
      const { zh, en, todo, basis } = askLicence(fault);
      expect([zh, todo.zh].every((text) => /\p{Script=Han}/u.test(text)) && en !== '' && basis !== '').toBe(true);
      expect(JSON.stringify(askLicence(fault))).not.toContain('样例');
    }
  });
});

describe('a licence that no machine read for sure', () => {
  const seen = (name: string, values: string[], change: Partial<SeenText> = {}): SeenText => ({
    name, values, accepted: false, declared: '', ...change,
  }); // prettier-ignore
  const faultOf = (fields: SeenText[], change: Partial<UnsureLicence> = {}) =>
    findUnsureFault(
      { unreadable: false, type: 'business-licence', fields, ...change },
      { creditCode: CREDIT_CODE, applicant, types: ['business-licence'] },
    );
  const misread = CREDIT_CODE.replace('0', 'O');

  it.each<[string, SeenText[], string | undefined]>([
    ['the code that was typed, unsure', [seen('creditCode', [CREDIT_CODE])], undefined],
    ['a misread code with the right one suggested', [seen('creditCode', [misread, CREDIT_CODE])], undefined],
    ['a misread code that its owner has corrected', [seen('creditCode', [misread], { declared: CREDIT_CODE })], undefined],
    ['a misread code', [seen('creditCode', [misread])], 'another-business'],
    ['another code, for sure', [seen('creditCode', [OTHER_CODE], { accepted: true })], 'another-business'],
    ['another code, as its owner says too', [seen('creditCode', [], { declared: OTHER_CODE })], 'another-business'],
    ['no code under glare', [seen('creditCode', [])], undefined],
    ['no fields at all', [], undefined],
    ['another name, for sure', [seen('representative', ['样例乙'], { accepted: true })], 'another-representative'],
    ['another name that its owner has corrected', [seen('representative', ['样例乙'], { accepted: true, declared: '样例甲' })], undefined],
    ['a name that may be misread', [seen('representative', ['样例申'])], undefined],
  ])('may be the one that somebody says it is: %s', (_, fields, fault) => {
    expect(faultOf(fields)).toBe(fault);
  }); // prettier-ignore

  it('may be anything when no machine could read it, and is none when it was read as something else', () => {
    expect(faultOf([], { unreadable: true, type: '' })).toBeUndefined();
    expect(faultOf([], { type: '' })).toBe('unreadable');
    expect(faultOf([], { type: 'resident-id-front' })).toBe('unreadable');
  });

  it('proves nothing: a clerk compares, and is who acts next', () => {
    const { authority, questions, reasons } = verifyNewBusiness({ ...good, licence: null });
    expect({ authority, questions }).toEqual({ authority: undefined, questions: [] });
    expect(reasons[0]?.remedy.en).toContain('clerk');
  });
});

describe('decideVerification of a business that the register does not know', () => {
  const facts: VerificationFacts = {
    on: good.on, applicant, creditCode: CREDIT_CODE, mandates: [], named: [], business: null,
    errand: { licenceType: 'food-business', action: 'submit', mandateId: '' },
    demand: { level: 'real-name', source: '行政许可法 art 29' },
    population: { idNumber: ID, name: '样例甲', birthDate: '1985-06-12', alive: true },
    bars: { askedAbout: [ID, CREDIT_CODE], answers: [{ bars: [] }] },
    licence: { record: licence, newBusiness },
  }; // prettier-ignore
  const codes = (verification: Verification): string[] =>
    verification.outcome === 'proved'
      ? []
      : [...(verification.outcome === 'ask' ? verification.questions : []), ...verification.reasons].map(
          ({ code }) => code,
        );

  it('proves it by the licence, or refers as ever without one', () => {
    expect(decideVerification(facts)).toEqual({
      outcome: 'proved', authority: { kind: 'representative', role: '经营者', mandateId: '' },
    }); // prettier-ignore
    expect(codes(decideVerification({ ...facts, licence: undefined }))).toEqual(['BUSINESS_UNKNOWN']);
  });

  it('asks for one surer sign-in where two demands are not met', () => {
    const verification = decideVerification({ ...facts, applicant: { ...applicant, assurance: 'password' } });
    expect(verification.outcome).toBe('ask');
    const questions = verification.outcome === 'ask' ? verification.questions : [];
    expect(questions).toHaveLength(1);
    expect(questions[0]?.choices?.map(({ value }) => value)).toEqual(['face-verified']);
  });

  it('does not look at the licence once the register answers, whatever it says', () => {
    const record = {
      creditCode: CREDIT_CODE, name: '样例食品店', kind: '个体工商户', status: '注销', domicile: '样例路12号', divisionCode: '440703',
      representative: { idNumber: ID, name: '样例甲', role: '经营者' }, scope: '许可项目：食品销售。', registrar: '样例局', termEnd: null,
    }; // prettier-ignore
    expect(codes(decideVerification({ ...facts, business: record }))).toEqual(['BUSINESS_DEREGISTERED']);
    expect(codes(decideVerification({ ...facts, business: {} }))).toEqual(['BUSINESS_ANSWER_UNUSABLE']);
    const another = { ...record, status: '存续', representative: { ...record.representative, idNumber: completeResidentId('44070319900101001') } };
    expect(codes(decideVerification({ ...facts, business: another, bars: { askedAbout: [ID, CREDIT_CODE, another.representative.idNumber], answers: [{ bars: [] }] } }))).toEqual(['AUTHORITY_NONE']);
  }); // prettier-ignore

  it('lets nobody act under a mandate for it', () => {
    const agent = { name: '样例丙', idNumber: completeResidentId('44070319900101001'), assurance: 'face-verified' };
    const verification = decideVerification({
      ...facts, applicant: agent, errand: { ...facts.errand, mandateId: 'm-1' },
      population: { idNumber: agent.idNumber, name: '样例丙', birthDate: '1990-01-01', alive: true },
      mandates: [{ id: 'm-1', state: 'active', grantorId: ID, givenAt: '2026-03-01T02:00:00.000Z', licenceTypes: ['food-business'], actions: ['submit'] }],
      bars: { askedAbout: [ID, agent.idNumber, CREDIT_CODE], answers: [{ bars: [] }] },
    }); // prettier-ignore
    expect(codes(verification)).toEqual(['BUSINESS_LICENCE_REPRESENTATIVE']);
  });

  it('looks at bars and at the person as ever', () => {
    const bars = { askedAbout: [ID], answers: [{ bars: [] }] };
    expect(codes(decideVerification({ ...facts, bars }))).toEqual(['BARS_NOT_CHECKED']);
    expect(codes(decideVerification({ ...facts, population: null }))).toEqual(['PERSON_UNKNOWN']);
  });
});
