import { type Person, VerifyOutcome, type VerifyRequest } from '@licensing/contracts';
import { AGENT, business, createIdentity, OTHER_SHOP, OWNER, SHOP, STAFF_ID, STRANGER } from '../testing/identity-case'; // prettier-ignore
import { SINCE } from '../testing/memory-registries';

type Request = VerifyRequest & { applicant: Person };

const {
  VERIFY_OUTCOME_ASK: ASK, VERIFY_OUTCOME_PROVED: PROVED, VERIFY_OUTCOME_REFER: REFER, VERIFY_OUTCOME_WAITING: WAITING,
} = VerifyOutcome; // prettier-ignore

const APPLICATION = '0190a5b4-8c1e-7f3a-9d2b-3c4d5e6f7a8b';
const request = (change: Partial<Request> = {}): Request => ({
  idempotencyKey: `${APPLICATION}:verify`,
  applicationId: APPLICATION,
  licenceType: 'food-business',
  typeVersion: '1.0.0',
  applicant: OWNER,
  creditCode: SHOP,
  declaredJson: JSON.stringify({ foodSafetyPersonId: STAFF_ID }),
  documents: [],
  mandateId: '',
  signIn: undefined,
  ...change,
});
const bar = { ground: 'food-safety-crime-life', from: '2020-01-01', until: null };
const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code);
type Identity = ReturnType<typeof createIdentity>;

describe('VerifyService', () => {
  it('proves the representative, each claim with its own evidence', async () => {
    const { verification, registries } = createIdentity();
    registries.asOf = () => '2026-03-02T01:00:00.000Z';
    const { outcome, reasons, questions, evidence, waiting, authority, answeredAt } =
      await verification.verify(request());
    expect({ outcome, reasons, questions, waiting, authority }).toEqual({
      outcome: PROVED, reasons: [], questions: [], waiting: undefined,
      authority: { kind: 'representative', role: '经营者', mandateId: '' },
    }); // prettier-ignore
    expect(evidence.map(({ rule, source }) => `${rule} ${source}`)).toEqual([
      'identity/person population',
      'identity/business business-registration',
      'identity/authority business-registration',
      'identity/bars food-safety-bars',
    ]);
    expect(evidence[1]).toEqual({ ...evidence[2], rule: 'identity/business' });
    for (const { requestId, asOf, replySha256 } of evidence) {
      expect([requestId, asOf, replySha256]).toEqual([expect.stringMatching(/^request-\d$/), '2026-03-02T01:00:00.000Z', 'a'.repeat(64)]);
    } // prettier-ignore
    expect(new Date(answeredAt).toISOString()).toBe(answeredAt);
  });

  it('proves an agent under the mandate that was named, and gives the mandate in evidence', async () => {
    const { verification, appoint } = createIdentity();
    await appoint();
    const mandateId = await appoint();
    const { outcome, authority, evidence } = await verification.verify(request({ applicant: AGENT, mandateId }));
    expect({ outcome, authority }).toEqual({ outcome: PROVED, authority: { kind: 'mandate', role: '', mandateId } });
    const byMandate = evidence.find(({ source }) => source === 'mandates');
    expect(byMandate).toMatchObject({ rule: 'identity/authority', requestId: mandateId });
    expect(byMandate?.replySha256).toMatch(/^[\da-f]{64}$/);
    expect(JSON.stringify(evidence)).not.toMatch(new RegExp(`${AGENT.name}|${AGENT.idNumber}|${OWNER.idNumber}`));
  });

  it('asks about bars of everybody in the case in one question, and of one who comes out later in a second', async () => {
    const { verification, registries, appoint } = createIdentity();
    const mandateId = await appoint();
    const barSubjects = async (change: Partial<Request>) => {
      registries.takeAsked();
      await verification.verify(request(change));
      const asked = registries.asked.filter(({ source }) => source === 'food-safety-bars');
      return asked.map(({ body }) =>
        (body as { subjects: Record<string, string>[] }).subjects.flatMap((one) => Object.values(one)),
      );
    };
    expect(await barSubjects({})).toEqual([[OWNER.idNumber, STAFF_ID, SHOP]]);
    const self = JSON.stringify({ foodSafetyPersonId: OWNER.idNumber.toLowerCase() });
    expect(await barSubjects({ idempotencyKey: '2', declaredJson: self })).toEqual([[OWNER.idNumber, SHOP]]);
    expect(await barSubjects({ idempotencyKey: '3', applicant: AGENT, mandateId })).toEqual([
      [AGENT.idNumber, STAFF_ID, OWNER.idNumber, SHOP],
    ]);
    expect(await barSubjects({ idempotencyKey: '4', applicant: STRANGER })).toEqual([
      [STRANGER.idNumber, STAFF_ID, SHOP],
      [OWNER.idNumber],
    ]);
  });

  it('records for whomever it asks about, beside the applicant, that it asks and what for', async () => {
    const { verification, recorded, appoint } = createIdentity();
    const mandateId = await appoint();
    await verification.verify(request({ applicant: AGENT, mandateId }));
    const access = {
      key: `${APPLICATION}:verify`, reader: { ref: '', role: 'identity', office: '' }, purpose: 'registry-check',
      applicationId: APPLICATION,
    }; // prettier-ignore
    expect(recorded).toEqual([
      { ...access, idNumbers: [STAFF_ID], what: 'food-safety-bars,food-safety-staff,health-certificates' },
      { ...access, idNumbers: [OWNER.idNumber], what: 'food-safety-bars' },
    ]);
  });

  it('records one who applies and is the food-safety person too for nobody', async () => {
    const { verification, recorded } = createIdentity();
    await verification.verify(request({ declaredJson: JSON.stringify({ foodSafetyPersonId: OWNER.idNumber }) }));
    expect(recorded).toEqual([]);
  });

  it('lists the sign-in as evidence of the person, and believes it in nothing', async () => {
    const { verification, registries } = createIdentity();
    const signIn = {
      source: 'identity-provider', requestId: 'token-1', asOf: '2026-03-02T00:59:00.000Z', replySha256: 'b'.repeat(64),
    }; // prettier-ignore
    const ask = () => verification.verify(request({ signIn: { ...signIn, rule: 'identity/bars' } }));
    registries.silent.add('population');
    expect((await ask()).outcome).toBe(WAITING);
    registries.silent.clear();
    const { outcome, evidence } = await ask();
    expect(outcome).toBe(PROVED);
    expect(evidence[0]).toEqual({ ...signIn, rule: 'identity/person' });
    expect(evidence.filter(({ source }) => source === 'identity-provider')).toHaveLength(1);
    expect(evidence[1]).toMatchObject({ source: 'population', rule: 'identity/person' });
  });

  it.each(['applicant', 'representative', 'staff', 'business'])('refers a bar of the %s', async (who) => {
    const { verification, registries, appoint } = createIdentity();
    const mandateId = await appoint();
    const subject = { applicant: AGENT.idNumber, representative: OWNER.idNumber, staff: STAFF_ID, business: SHOP }[
      who
    ]!;
    registries.bars.push({ subject, ...bar });
    const { outcome, reasons } = await verification.verify(request({ applicant: AGENT, mandateId }));
    expect([outcome, codes(reasons)]).toEqual([REFER, ['BAR_FOOD_SAFETY_CRIME_LIFE']]);
    expect(reasons[0]?.field).toBe(who === 'staff' ? 'foodSafetyPersonId' : '');
  });

  it('refers a bar of the representative whom nobody named', async () => {
    const { verification, registries } = createIdentity();
    registries.bars.push({ subject: OWNER.idNumber, ...bar });
    const { outcome, reasons } = await verification.verify(request({ applicant: STRANGER }));
    expect([outcome, codes(reasons)]).toEqual([REFER, ['AUTHORITY_NONE', 'BAR_FOOD_SAFETY_CRIME_LIFE']]);
  });

  it.each(['population', 'business-registration', 'food-safety-bars'])(
    'waits for a silent %s and keeps nothing; the same key succeeds when it is back',
    async (source) => {
      const { verification, answers, registries } = createIdentity();
      registries.silent.add(source);
      await expect(verification.verify(request())).resolves.toMatchObject({
        outcome: WAITING, waiting: { source, since: SINCE }, reasons: [], questions: [], evidence: [], authority: undefined,
      }); // prettier-ignore
      expect(answers.kept.size).toBe(0);
      registries.silent.clear();
      await expect(verification.verify(request())).resolves.toMatchObject({ outcome: PROVED });
    },
  );

  it('asks nobody while a registry is known to be away', async () => {
    const { verification, registries } = createIdentity();
    const away = { kind: 'silent', source: 'food-safety-bars', since: SINCE } as const;
    registries.findAway = (() => away) as never;
    await expect(verification.verify(request())).resolves.toMatchObject({ outcome: WAITING, waiting: { source: away.source } });
    expect(registries.asked).toEqual([]);
  }); // prettier-ignore

  it('asks for what the applicant must mend and keeps nothing; the same key succeeds afterwards', async () => {
    const { verification, answers, appoint } = createIdentity();
    const mandateId = await appoint();
    const weak = request({ applicant: { ...AGENT, assurance: 'password' }, mandateId });
    const asked = await verification.verify(weak);
    expect([asked.outcome, codes(asked.questions), asked.authority]).toEqual([ASK, ['ASSURANCE_TOO_LOW'], undefined]);
    expect(answers.kept.size).toBe(0);
    await expect(verification.verify({ ...weak, applicant: AGENT })).resolves.toMatchObject({ outcome: PROVED });
  });

  it('stops at a mandate that was revoked on the way, and goes on under a new one with the same key', async () => {
    const { verification, appoint, parties } = createIdentity();
    const mandateId = await appoint();
    await parties.revoke({ person: OWNER, mandateId });
    const byAgent = request({ applicant: AGENT, mandateId });
    const asked = await verification.verify(byAgent);
    expect([asked.outcome, codes(asked.questions)]).toEqual([ASK, ['MANDATE_ENDED']]);
    const next = await appoint();
    await expect(verification.verify(byAgent)).resolves.toMatchObject({ outcome: PROVED, authority: { mandateId: next } });
  }); // prettier-ignore

  it('ends a mandate whose grantor represents the business no more', async () => {
    const { verification, appoint, parties, registries } = createIdentity();
    const mandateId = await appoint();
    registries.businesses.set(SHOP, business(SHOP, STRANGER));
    const { outcome, questions } = await verification.verify(request({ applicant: AGENT, mandateId }));
    expect([outcome, codes(questions)]).toEqual([ASK, ['MANDATE_ENDED']]);
    await expect(parties.get({ person: AGENT, mandateId })).resolves.toMatchObject({ state: 'ended' });
  });

  it('finds the mandate of somebody who was the representative when they applied', async () => {
    const { verification, appoint } = createIdentity();
    const mandateId = await appoint();
    await expect(verification.verify(request({ applicant: AGENT }))).resolves.toMatchObject({ outcome: PROVED, authority: { mandateId } });
    // Whoever represents the business may be the very person whom the form names.
    const named = JSON.stringify({ foodSafetyPersonId: OWNER.idNumber });
    const again = request({ applicant: AGENT, idempotencyKey: '2', declaredJson: named });
    await expect(verification.verify(again)).resolves.toMatchObject({ outcome: PROVED });
  }); // prettier-ignore

  it.each<[string, (appoint: Identity['appoint']) => Promise<Partial<Request>>]>([
    ['somebody else', async (appoint) => ({ applicant: STRANGER, mandateId: await appoint() })],
    [
      'another business',
      async (appoint) => ({ applicant: AGENT, mandateId: await appoint({ creditCode: OTHER_SHOP }) }),
    ],
    ['nobody', () => Promise.resolve({ applicant: AGENT, mandateId: 'no-such-mandate' })],
  ])('lets nobody act under a mandate of %s', async (_, toChange) => {
    const { verification, appoint } = createIdentity();
    const { outcome, questions, reasons } = await verification.verify(request(await toChange(appoint)));
    expect([outcome, codes(questions), codes(reasons)]).toEqual([ASK, ['MANDATE_MISSING'], []]);
  });

  it.each([
    ['population', 'PERSON_ANSWER_UNUSABLE'],
    ['business-registration', 'BUSINESS_ANSWER_UNUSABLE'],
    ['food-safety-bars', 'BARS_ANSWER_UNUSABLE'],
  ])('refers a malformed answer of %s, and leaves it out of the evidence', async (source, code) => {
    const { verification, registries, answers } = createIdentity();
    registries.malformed.add(source);
    const { outcome, reasons, evidence } = await verification.verify(request());
    expect([outcome, codes(reasons)]).toEqual([REFER, [code]]);
    expect(evidence.map((one) => one.source)).not.toContain(source);
    expect(answers.kept.size).toBe(1);
  });

  it.each<[string, (identity: Identity) => void, string[]]>([
    ['no such person', ({ registries }) => registries.people.delete(OWNER.idNumber), ['PERSON_UNKNOWN']],
    ['another person', ({ registries }) => registries.people.set(OWNER.idNumber, registries.people.get(AGENT.idNumber)!), ['PERSON_ANSWER_UNUSABLE']],
    ['another business', ({ registries }) => registries.businesses.set(SHOP, business(OTHER_SHOP, OWNER)), ['BUSINESS_ANSWER_UNUSABLE']],
    ['half a business', ({ registries }) => registries.businesses.set(SHOP, { ...business(SHOP, OWNER), registrar: null }), ['BUSINESS_ANSWER_UNUSABLE']],
    ['no business', ({ registries }) => registries.businesses.delete(SHOP), ['BUSINESS_UNKNOWN']],
    ['a business struck off', ({ registries }) => registries.businesses.set(SHOP, { ...business(SHOP, OWNER), status: '吊销' }), ['BUSINESS_LICENCE_REVOKED']],
    ['another representative', ({ registries }) => registries.businesses.set(SHOP, business(SHOP, AGENT)), ['AUTHORITY_NONE']],
  ])('refers on %s', async (_, fault, expected) => {
    const identity = createIdentity();
    fault(identity);
    const { outcome, reasons } = await identity.verification.verify(request());
    expect([outcome, codes(reasons)]).toEqual([REFER, expected]);
  }); // prettier-ignore

  it('refers a form that names nobody where it should, or something that is no number', async () => {
    const { verification } = createIdentity();
    for (const [key, declared] of Object.entries({ a: {}, b: { foodSafetyPersonId: 'x' }, c: { foodSafetyPersonId: 7 } })) {
      const { outcome, reasons } = await verification.verify(request({ idempotencyKey: key, declaredJson: JSON.stringify(declared) }));
      expect([outcome, codes(reasons)]).toEqual([REFER, ['NAMED_PERSON_UNREADABLE']]);
    }
  }); // prettier-ignore

  it.each(['says something else', 'is silent'])('returns the first answer when asked again, though a registry %s by then', async (how) => {
    const { verification, registries } = createIdentity();
    const first = await verification.verify(request());
    if (how === 'is silent') registries.silent.add('population');
    else registries.people.clear();
    await expect(verification.verify(request())).resolves.toEqual(first);
    // Nor is anything asked of the applicant once it is proved.
    registries.silent.clear();
    await expect(verification.verify(request({ applicant: { ...OWNER, assurance: 'password' } }))).resolves.toEqual(first);
  }); // prettier-ignore

  it('does not know a licence type that is not in the data', async () => {
    const { verification } = createIdentity();
    await expect(verification.verify(request({ typeVersion: '9.9.9' }))).rejects.toThrow(RangeError);
  });
});
