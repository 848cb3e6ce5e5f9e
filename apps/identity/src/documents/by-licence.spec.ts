import { Action, AuthoriseOutcome, type DocumentRef, type Person, VerifyOutcome } from '@licensing/contracts';
import { addDays, type JsonValue } from '@licensing/domain';
import { ABSENT, AGENT, business, createIdentity, OWNER, SHOP, STAFF_ID, STRANGER, STRANGERS_SHOP, TODAY } from '../testing/identity-case'; // prettier-ignore
import { SINCE } from '../testing/memory-registries';

const {
  AUTHORISE_OUTCOME_ASK: ASK, AUTHORISE_OUTCOME_PROVED: PROVED, AUTHORISE_OUTCOME_WAITING: WAITING,
} = AuthoriseOutcome; // prettier-ignore

type Identity = ReturnType<typeof createIdentity>;

const licenceOf = ({ name }: Person, change: Record<string, JsonValue> = {}): JsonValue => ({
  creditCode: ABSENT, name: '样例新店', kind: '个体工商户', representative: { name, role: '经营者' }, domicile: '样例路12号',
  divisionCode: '440703', scope: '许可项目：食品销售。', registrar: '样例局', establishedOn: TODAY, termEnd: null, ...change,
}); // prettier-ignore

const authorise = (identity: Identity, documents: DocumentRef[], change: object = {}) =>
  identity.authority.authorise({
    person: OWNER, creditCode: ABSENT, licenceType: 'food-business', typeVersion: '1.1.0', action: Action.ACTION_PREPARE, documents,
    ...change,
  }); // prettier-ignore
const verify = (identity: Identity, documents: DocumentRef[], change: object = {}) =>
  identity.verification.verify({
    idempotencyKey: 'key', applicationId: '0190a5b4-8c1e-7f3a-9d2b-3c4d5e6f7a8b', licenceType: 'food-business',
    typeVersion: '1.1.0', applicant: OWNER, creditCode: ABSENT, declaredJson: JSON.stringify({ foodSafetyPersonId: STAFF_ID }),
    mandateId: '', signIn: undefined, documents, ...change,
  }); // prettier-ignore
const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code);
const notFound = { code: 'RESOURCE.NOT_FOUND', problems: [], cause: undefined };

describe('authority by a business licence', () => {
  it('goes to the representative on it while the register knows no such business', async () => {
    const identity = createIdentity();
    const representative = { kind: 'representative', role: '经营者', mandateId: '' };
    await expect(authorise(identity, [identity.documents.add('d-1', licenceOf(OWNER))])).resolves.toEqual({
      outcome: PROVED, authority: representative, questions: [], waiting: undefined, grantorSubject: '',
      business: {
        creditCode: ABSENT, name: '样例新店', status: '', role: '经营者', domicile: '样例路12号', divisionCode: '440703',
        authority: representative, byDocument: 'd-1',
      },
    }); // prettier-ignore
  });

  it('asks for a face-verified sign-in, whatever the action asks', async () => {
    const identity = createIdentity();
    const documents = [identity.documents.add('d-1', licenceOf(OWNER))];
    for (const assurance of ['password', 'real-name']) {
      const answer = await authorise(identity, documents, { person: { ...OWNER, assurance } });
      expect(answer).toMatchObject({ outcome: ASK, questions: [{ code: 'ASSURANCE_TOO_LOW' }] });
      expect(answer.questions[0]?.choices.map(({ value }) => value)).toEqual(['face-verified']);
    }
  });

  it('ends when the register knows the business: for its representative nothing changes, for another all', async () => {
    const identity = createIdentity();
    const documents = [identity.documents.add('d-1', licenceOf(OWNER))];
    identity.registries.businesses.set(ABSENT, business(ABSENT, OWNER));
    await expect(authorise(identity, documents)).resolves.toMatchObject({
      outcome: PROVED,
      business: { byDocument: '' },
    });
    expect(identity.documents.asked).toBe(0);
    identity.registries.businesses.set(ABSENT, business(ABSENT, STRANGER));
    await expect(authorise(identity, documents)).rejects.toMatchObject(notFound);
  });

  it('is none while the register is silent: it may know the business', async () => {
    const identity = createIdentity();
    identity.registries.silent.add('business-registration');
    const answer = authorise(identity, [identity.documents.add('d-1', licenceOf(OWNER))]);
    await expect(answer).resolves.toMatchObject({
      outcome: WAITING, waiting: { source: 'business-registration', since: SINCE }, business: undefined,
    }); // prettier-ignore
  });

  it('is none without a licence, in another slot, of another version, or of an agent', async () => {
    const identity = createIdentity();
    const licence = identity.documents.add('d-1', licenceOf(OWNER));
    await expect(authorise(identity, [])).rejects.toMatchObject(notFound);
    await expect(authorise(identity, [{ ...licence, slot: 'premises-right' }])).rejects.toMatchObject(notFound);
    await expect(authorise(identity, [licence], { typeVersion: '1.0.0' })).rejects.toMatchObject(notFound);
    expect(codes((await authorise(identity, [licence], { person: AGENT })).questions)).toEqual(['BUSINESS_LICENCE_REPRESENTATIVE']);
  }); // prettier-ignore

  it.each<[string, (identity: Identity, code: string) => DocumentRef, string]>([
    ['not read yet', ({ documents }) => documents.addUnread('d-1'), 'documents'],
    ['not read for sure', ({ documents }) => documents.add('d-1', undefined), 'BUSINESS_LICENCE_UNREADABLE'],
    ['of another business', ({ documents }) => documents.add('d-1', licenceOf(OWNER, { creditCode: 'X' })), 'BUSINESS_LICENCE_OTHER_CODE'],
    ['of another person', ({ documents }, creditCode) => documents.add('d-1', licenceOf(AGENT, { creditCode })), 'BUSINESS_LICENCE_REPRESENTATIVE'],
    ['of other bytes', ({ documents }) => ({ ...documents.add('d-1', licenceOf(OWNER)), sha256: 'd'.repeat(64) }), 'BUSINESS_LICENCE_UNREADABLE'],
  ])('says alike of an absent business and one of others what is wrong with a licence that is %s', async (_, bring, word) => {
    const answers = [];
    for (const creditCode of [ABSENT, STRANGERS_SHOP]) {
      const identity = createIdentity();
      const { waiting, ...answer } = await authorise(identity, [bring(identity, creditCode)], { creditCode });
      expect(waiting?.source ?? codes(answer.questions)[0]).toBe(word);
      expect(JSON.stringify(answer)).not.toContain('样例新店');
      answers.push(answer);
    }
    expect(answers[0]).toEqual(answers[1]);
  }); // prettier-ignore

  const seen = (name: string, ...values: string[]) => ({ name, values, accepted: false, declared: '' });
  const authoriseAsIs = (identity: Identity, ref: DocumentRef, change: object = {}) =>
    authorise(identity, [ref], { asIs: [ref.documentId], ...change });

  it('is taken on the word of whoever brought a licence that no machine reads, once they want a person to look at it', async () => {
    const identity = createIdentity();
    const ref = identity.documents.addUnsure('d-1', { fields: [seen('creditCode', ABSENT)] });
    expect(codes((await authorise(identity, [ref])).questions)).toEqual(['BUSINESS_LICENCE_UNREADABLE']);
    expect(codes((await authoriseAsIs(identity, ref, { asIs: ['d-2'] })).questions)).toEqual(['BUSINESS_LICENCE_UNREADABLE']);
    const representative = { kind: 'representative', role: '', mandateId: '' };
    await expect(authoriseAsIs(identity, ref)).resolves.toEqual({
      outcome: PROVED, authority: representative, questions: [], waiting: undefined, grantorSubject: '',
      business: {
        creditCode: ABSENT, name: '', status: '', role: '', domicile: '', divisionCode: '440703', authority: representative, byDocument: 'd-1',
      },
    });
    const weak = await authoriseAsIs(identity, ref, { person: { ...OWNER, assurance: 'real-name' } });
    expect([weak.outcome, codes(weak.questions)]).toEqual([ASK, ['ASSURANCE_TOO_LOW']]);
    // What comes of it is a person's to decide.
    const { outcome, reasons } = await verify(identity, [ref]);
    expect([outcome, codes(reasons)]).toEqual([VerifyOutcome.VERIFY_OUTCOME_REFER, ['BUSINESS_LICENCE_UNREADABLE']]);
  }); // prettier-ignore

  it.each<[string, (identity: Identity) => DocumentRef, string]>([
    ['bears another code', ({ documents }) => documents.addUnsure('d-1', { fields: [seen('creditCode', SHOP)] }), 'BUSINESS_LICENCE_OTHER_CODE'],
    ['is no licence', ({ documents }) => documents.addUnsure('d-1', { type: 'resident-id-front' }), 'BUSINESS_LICENCE_UNREADABLE'],
    ['is of other bytes', ({ documents }) => ({ ...documents.addUnsure('d-1'), sha256: 'd'.repeat(64) }), 'BUSINESS_LICENCE_UNREADABLE'],
    ['names another', ({ documents }) => documents.addUnsure('d-1', { fields: [{ ...seen('representative', AGENT.name), accepted: true }] }), 'BUSINESS_LICENCE_REPRESENTATIVE'],
  ])('is not taken for a licence that %s, alike for an absent business and one of others', async (_, bring, code) => {
    for (const creditCode of [ABSENT, STRANGERS_SHOP]) {
      const identity = createIdentity();
      const { outcome, questions } = await authoriseAsIs(identity, bring(identity), { creditCode });
      expect([outcome, codes(questions)]).toEqual([ASK, [code]]);
    }
  }); // prettier-ignore

  it('lets a licence that nobody can read open no business of others, nor any while the register is silent', async () => {
    const identity = createIdentity();
    const ref = identity.documents.addUnsure('d-1', { unreadable: true, type: '' });
    await expect(authoriseAsIs(identity, ref)).resolves.toMatchObject({ outcome: PROVED });
    const others = authoriseAsIs(identity, ref, { creditCode: STRANGERS_SHOP });
    await expect(others).rejects.toMatchObject(notFound);
    identity.registries.silent.add('business-registration');
    await expect(authoriseAsIs(identity, ref)).resolves.toMatchObject({ outcome: WAITING });
  });

  it('lets a forged licence open no business of others', async () => {
    const identity = createIdentity();
    const documents = [identity.documents.add('d-1', licenceOf(OWNER, { creditCode: STRANGERS_SHOP }))];
    await expect(authorise(identity, documents, { creditCode: STRANGERS_SHOP })).rejects.toMatchObject(notFound);
  });
});

describe('verification by a business licence', () => {
  it('proves the business and the authority by it, with its hash in evidence', async () => {
    const identity = createIdentity();
    const { outcome, authority, evidence } = await verify(identity, [identity.documents.add('d-1', licenceOf(OWNER))]);
    expect({ outcome, authority }).toEqual({
      outcome: VerifyOutcome.VERIFY_OUTCOME_PROVED, authority: { kind: 'representative', role: '经营者', mandateId: '' },
    }); // prettier-ignore
    expect(evidence.map(({ rule, source }) => `${rule} ${source}`)).toEqual([
      'identity/person population',
      'identity/business business-registration', 'identity/business document:business-licence',
      'identity/authority business-registration', 'identity/authority document:business-licence',
      'identity/bars food-safety-bars',
    ]); // prettier-ignore
    const licence = evidence.find(({ source }) => source === 'document:business-licence');
    expect(licence).toMatchObject({ requestId: 'd-1', asOf: '2026-03-02T00:30:00.000Z' });
    expect(licence?.replySha256).toMatch(/^[\da-f]{64}$/);
    expect(JSON.stringify(evidence)).not.toContain(OWNER.name);
  });

  it('waits for a licence that is not read, and decides later under the same key', async () => {
    const identity = createIdentity();
    const unread = [identity.documents.addUnread('d-1')];
    const waiting = await verify(identity, unread);
    expect(waiting).toMatchObject({ outcome: VerifyOutcome.VERIFY_OUTCOME_WAITING, waiting: { source: 'documents' } });
    const read = [identity.documents.add('d-1', licenceOf(OWNER))];
    await expect(verify(identity, read)).resolves.toMatchObject({ outcome: VerifyOutcome.VERIFY_OUTCOME_PROVED });
  });

  it.each<[string, JsonValue | undefined, object, string]>([
    ['established too long ago', licenceOf(OWNER, { establishedOn: addDays(TODAY, -21) }), {}, 'BUSINESS_NOT_NEW'],
    ['established tomorrow', licenceOf(OWNER, { establishedOn: addDays(TODAY, 1) }), {}, 'BUSINESS_NOT_NEW'],
    ['not read for sure', undefined, {}, 'BUSINESS_LICENCE_UNREADABLE'],
    ['of another person', licenceOf(AGENT), {}, 'BUSINESS_LICENCE_REPRESENTATIVE'],
    ['under an older version of the type', licenceOf(OWNER), { typeVersion: '1.0.0' }, 'BUSINESS_UNKNOWN'],
  ])('refers a licence %s', async (_, record, change, code) => {
    const identity = createIdentity();
    const answer = await verify(identity, [identity.documents.add('d-1', record)], change);
    expect(answer.outcome).toBe(VerifyOutcome.VERIFY_OUTCOME_REFER);
    expect(codes(answer.reasons)).toEqual([code]);
  });

  it('asks for a face-verified sign-in', async () => {
    const identity = createIdentity();
    const documents = [identity.documents.add('d-1', licenceOf(OWNER))];
    const answer = await verify(identity, documents, { applicant: { ...OWNER, assurance: 'real-name' } });
    expect({ outcome: answer.outcome, codes: codes(answer.questions) }).toEqual({
      outcome: VerifyOutcome.VERIFY_OUTCOME_ASK, codes: ['ASSURANCE_TOO_LOW'],
    }); // prettier-ignore
  });

  it('does not look at a licence once the register answers, nor while it is silent', async () => {
    const identity = createIdentity();
    const documents = [identity.documents.add('d-1', licenceOf(OWNER))];
    identity.registries.businesses.set(ABSENT, { ...business(ABSENT, OWNER), status: '注销' });
    expect(codes((await verify(identity, documents)).reasons)).toEqual(['BUSINESS_DEREGISTERED']);
    identity.registries.silent.add('business-registration');
    const waiting = await verify(identity, documents, { idempotencyKey: 'other' });
    expect(waiting.waiting?.source).toBe('business-registration');
    expect(identity.documents.asked).toBe(0);
  });
});
