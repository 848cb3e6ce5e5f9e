import { Action, AuthoriseOutcome } from '@licensing/contracts';
import { addDays } from '@licensing/domain';
import { ABSENT, AGENT, business, createIdentity, OWNER, SHOP, STRANGER, STRANGERS_SHOP, TODAY } from '../testing/identity-case'; // prettier-ignore
import { SINCE } from '../testing/memory-registries';
import { type AuthoriseDto } from './authorise.dto';

const {
  AUTHORISE_OUTCOME_ASK: ASK,
  AUTHORISE_OUTCOME_PROVED: PROVED,
  AUTHORISE_OUTCOME_WAITING: WAITING,
} = AuthoriseOutcome;

const request = (change: Partial<AuthoriseDto> = {}): AuthoriseDto => ({
  person: OWNER, creditCode: SHOP, licenceType: 'food-business', typeVersion: '1.1.0', action: Action.ACTION_SUBMIT, documents: [], ...change,
}); // prettier-ignore
const byAgent = (change: Partial<AuthoriseDto> = {}) => request({ person: AGENT, ...change });
const codes = ({ questions }: { questions: readonly { code: string }[] }) => questions.map(({ code }) => code);

describe('AuthoriseService', () => {
  it('proves the representative, with what the register says of the business', async () => {
    const { authority } = createIdentity();
    const representative = { kind: 'representative', role: '经营者', mandateId: '' };
    await expect(authority.authorise(request())).resolves.toEqual({
      outcome: PROVED,
      business: {
        creditCode: SHOP, name: '样例甲食品店', status: '存续', role: '经营者', domicile: '样例路12号', divisionCode: '440703',
        authority: representative, byDocument: '',
      },
      authority: representative, questions: [], waiting: undefined, grantorSubject: '',
    }); // prettier-ignore
  });

  it('proves an agent, and says under which mandate and whose', async () => {
    const { authority, appoint } = createIdentity();
    const mandateId = await appoint();
    await expect(authority.authorise(byAgent())).resolves.toMatchObject({
      outcome: PROVED,
      authority: { kind: 'mandate', role: '', mandateId },
      business: { creditCode: SHOP, role: '', authority: { mandateId } },
      grantorSubject: OWNER.subject,
    });
  });

  it('finds an absent business and one of others alike: same answer, same questions, same reads, same time', async () => {
    const seen = [];
    for (const creditCode of [ABSENT, STRANGERS_SHOP]) {
      const { authority, registries, slots, mandates } = createIdentity();
      const began = performance.now();
      const error: unknown = await authority.authorise(request({ creditCode })).catch((thrown: unknown) => thrown);
      const took = performance.now() - began;
      expect(took).toBeGreaterThan(110);
      expect(error).toMatchObject({ code: 'RESOURCE.NOT_FOUND', problems: [], cause: undefined });
      seen.push([
        registries.takeAsked().map((question) => question.replace(creditCode, '…')),
        slots.reads,
        mandates.reads,
      ]);
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]).toEqual([['business-registration /businesses/…'], 1, 0]);
  });

  it('tells a stranger with a weak sign-in no more than one with a sure one', async () => {
    const { authority } = createIdentity();
    const person = { ...STRANGER, assurance: 'password' };
    await expect(authority.authorise(request({ person }))).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
  });

  it.each([
    [Action.ACTION_PREPARE, 'password', PROVED],
    [Action.ACTION_SUBMIT, 'password', ASK],
    [Action.ACTION_SUBMIT, 'real-name', PROVED],
    [Action.ACTION_FOLLOW, 'password', PROVED],
    [Action.ACTION_COLLECT, 'password', PROVED],
  ])('for %s, signed in by %s: %s', async (action, assurance, outcome) => {
    const { authority } = createIdentity();
    const answer = await authority.authorise(request({ action, person: { ...OWNER, assurance } }));
    expect(answer.outcome).toBe(outcome);
    expect(codes(answer)).toEqual(outcome === ASK ? ['ASSURANCE_TOO_LOW'] : []);
    expect(answer.business?.creditCode).toBe(SHOP);
  });

  it('asks an agent everything at once, and shows them nothing of the business', async () => {
    const { authority, appoint } = createIdentity();
    await appoint();
    const person = { ...AGENT, assurance: 'password' };
    // Submitting is covered and needs a surer sign-in; collecting is not covered.
    const submit = await authority.authorise(byAgent({ person }));
    expect(codes(submit)).toEqual(['ASSURANCE_TOO_LOW']);
    const collect = await authority.authorise(byAgent({ person, action: Action.ACTION_COLLECT }));
    expect({ ...collect, questions: codes(collect) }).toEqual({
      outcome: ASK, questions: ['MANDATE_ACTION'], business: undefined, authority: undefined, waiting: undefined, grantorSubject: '',
    }); // prettier-ignore
  });

  it('stops an agent at once when the mandate is revoked', async () => {
    const { authority, appoint, parties } = createIdentity();
    const mandateId = await appoint();
    await parties.revoke({ person: OWNER, mandateId });
    const answer = await authority.authorise(byAgent());
    expect([answer.outcome, codes(answer)]).toEqual([ASK, ['MANDATE_ENDED']]);
  });

  it('ends mandates for good when another representative is registered', async () => {
    const { authority, appoint, registries, parties } = createIdentity();
    const mandateId = await appoint();
    registries.businesses.set(SHOP, business(SHOP, STRANGER));
    expect(codes(await authority.authorise(byAgent()))).toEqual(['MANDATE_ENDED']);
    registries.businesses.set(SHOP, business(SHOP, OWNER));
    expect(codes(await authority.authorise(byAgent()))).toEqual(['MANDATE_ENDED']);
    await expect(parties.get({ person: OWNER, mandateId })).resolves.toMatchObject({
      state: 'ended',
      history: [{}, {}, { type: 'ended', by: 'system', reason: 'REPRESENTATIVE_CHANGED' }],
    });
  });

  it('ends nothing for good by what the register said before the mandate was given', async () => {
    const { authority, appoint, registries } = createIdentity();
    await appoint();
    registries.businesses.set(SHOP, business(SHOP, STRANGER));
    registries.asOf = () => new Date(Date.now() - 60_000).toISOString();
    expect(codes(await authority.authorise(byAgent()))).toEqual(['MANDATE_ENDED']);
    registries.businesses.set(SHOP, business(SHOP, OWNER));
    expect((await authority.authorise(byAgent())).outcome).toBe(PROVED);
  });

  it('does not let a mandate be used after its last day', async () => {
    const { authority, appoint } = createIdentity();
    await appoint({ validUntil: addDays(TODAY, 10) });
    jest.useFakeTimers({ doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask'] });
    try {
      jest.setSystemTime(new Date(`${addDays(TODAY, 10)}T15:59:59Z`));
      expect((await authority.authorise(byAgent())).outcome).toBe(PROVED);
      jest.setSystemTime(new Date(`${addDays(TODAY, 10)}T16:00:00Z`));
      expect(codes(await authority.authorise(byAgent()))).toEqual(['MANDATE_ENDED']);
    } finally {
      jest.useRealTimers();
    }
  });

  it.each<[string, (identity: ReturnType<typeof createIdentity>) => void]>([
    ['is silent', ({ registries }) => registries.silent.add('business-registration')],
    ['answers something malformed', ({ registries }) => registries.malformed.add('business-registration')],
    [
      'answers half a record',
      ({ registries }) => registries.businesses.set(SHOP, { creditCode: SHOP, status: '存续' }),
    ],
    [
      'answers about another business',
      ({ registries }) => registries.businesses.set(SHOP, business(STRANGERS_SHOP, OWNER)),
    ],
  ])('waits when the register %s, for its own people and strangers alike', async (_, fault) => {
    const identity = createIdentity();
    fault(identity);
    for (const person of [OWNER, STRANGER]) {
      const { outcome, waiting, business: shown } = await identity.authority.authorise(request({ person }));
      expect({ outcome, source: waiting?.source, shown }).toEqual({
        outcome: WAITING,
        source: 'business-registration',
        shown: undefined,
      });
      expect(Date.parse(waiting?.since ?? '')).not.toBeNaN();
    }
  });

  it('says since when the register is silent', async () => {
    const { authority, registries } = createIdentity();
    registries.silent.add('business-registration');
    await expect(authority.authorise(request())).resolves.toMatchObject({ waiting: { since: SINCE } });
  });

  it('knows neither licence types nor versions that are not in the data', async () => {
    const { authority } = createIdentity();
    const unknown = authority.authorise(request({ typeVersion: '9.9.9' }));
    await expect(unknown).rejects.toMatchObject({ code: 'REQUEST.INVALID' });
  });
});
