import { Action } from '@licensing/contracts';
import { addDays, completeResidentId } from '@licensing/domain';
import { ABSENT, AGENT, business, createIdentity, offer, type Offer, OTHER_SHOP, OWNER, SHOP, STRANGER, STRANGERS_SHOP, TODAY } from '../testing/identity-case'; // prettier-ignore

const notFound = { code: 'RESOURCE.NOT_FOUND' };
const weak = (person: typeof OWNER, assurance: string) => ({ ...person, assurance });

describe('giving a mandate', () => {
  it('offers it to the agent, with the words that were agreed to, visible to both and to nobody else', async () => {
    const { grants, lists, parties } = createIdentity();
    const { mandate, questions } = await grants.grant(offer());
    expect(questions).toEqual([]);
    expect(mandate).toMatchObject({
      creditCode: SHOP,
      businessName: '样例甲食品店',
      state: 'offered',
      youAre: 'grantor',
      grantor: { name: '样例甲' },
      agent: { name: '阿依·古丽', idNumberMasked: expect.stringMatching(/^\d{3}\*{13}\d[\dX]$/) as string },
      statement: { zh: expect.stringContaining('阿依·古丽') as string },
      history: [{ type: 'granted', by: 'grantor', reason: '' }],
    });
    const mandateId = mandate!.id;
    await expect(parties.get({ person: AGENT, mandateId })).resolves.toMatchObject({ id: mandateId, youAre: 'agent' });
    for (const person of [OWNER, AGENT]) {
      await expect(lists.list({ person, limit: 10, offset: 0 })).resolves.toMatchObject({ mandates: [{ id: mandateId }], total: 1 });
    } // prettier-ignore
    await expect(lists.list({ person: STRANGER, limit: 10, offset: 0 })).resolves.toEqual({ mandates: [], total: 0 });
    await expect(parties.get({ person: STRANGER, mandateId })).rejects.toMatchObject(notFound);
  });

  it.each([
    ['a business that is not there', ABSENT],
    ['a business of others', STRANGERS_SHOP],
  ])('is not found for %s: the same answer, the same questions to the register', async (_, creditCode) => {
    const { grants, registries, mandates } = createIdentity();
    await expect(grants.grant(offer({ creditCode }))).rejects.toMatchObject(notFound);
    expect(registries.takeAsked()).toEqual([`business-registration /businesses/${creditCode}`]);
    expect(mandates.mandates.size).toBe(0);
  });

  it('never asks any register about the agent: nobody finds out by it who somebody is', async () => {
    const { grants, registries } = createIdentity();
    const invented = completeResidentId('44070319770707007');
    const { mandate } = await grants.grant(offer({ agentIdNumber: invented, agentName: '样例戊' }));
    expect(mandate?.state).toBe('offered');
    expect(registries.asked.map(({ source }) => source)).toEqual(['business-registration']);
  });

  it('asks for a surer sign-in, and for the whole number in place of an old one, at once', async () => {
    const { grants, mandates } = createIdentity();
    const old = AGENT.idNumber.slice(0, 6) + AGENT.idNumber.slice(8, 17);
    const answer = await grants.grant(offer({ grantor: weak(OWNER, 'real-name'), agentIdNumber: old }));
    expect(answer.mandate).toBeUndefined();
    expect(answer.questions).toMatchObject([
      { code: 'ASSURANCE_TOO_LOW', choices: [{ value: 'face-verified' }] },
      { code: 'ID_NUMBER_OLD', field: 'agentIdNumber', choices: [{ value: AGENT.idNumber }] },
    ]);
    expect(mandates.mandates.size).toBe(0);
  });

  it('tells everything that is wrong, before any register is asked', async () => {
    const { grants, registries } = createIdentity();
    const wrong = offer({
      agentIdNumber: OWNER.idNumber, licenceTypes: [], actions: [Action.ACTION_UNSPECIFIED],
      validUntil: addDays(TODAY, -1), agreed: false,
    }); // prettier-ignore
    const problems = ['/agentIdNumber', '/licenceTypes', '/actions/0', '/validUntil', '/agreed'];
    await expect(grants.grant(wrong)).rejects.toMatchObject({
      code: 'REQUEST.INVALID',
      problems: problems.map((pointer) => ({ pointer })),
    });
    expect(registries.asked).toEqual([]);
  });

  it('is unavailable while the register is silent or says something unusable', async () => {
    const { grants, registries } = createIdentity();
    registries.businesses.set(SHOP, { creditCode: SHOP });
    await expect(grants.grant(offer())).rejects.toMatchObject({ code: 'REGISTRY.SILENT' });
    registries.silent.add('business-registration');
    await expect(grants.grant(offer())).rejects.toMatchObject({ code: 'REGISTRY.SILENT' });
  });

  it('gives one mandate for one key, at once, repeated, and after a process that died in between', async () => {
    const { grants, lists, mandates, slots, registries } = createIdentity();
    const request = offer();
    const made = await Promise.all([grants.grant(request), grants.grant(request), grants.grant(request)]);
    slots.slots.clear();
    registries.silent.add('business-registration');
    made.push(await grants.grant(request));
    expect(new Set(made.map(({ mandate }) => JSON.stringify(mandate))).size).toBe(1);
    expect(mandates.mandates.size).toBe(1);
    await expect(lists.list({ person: AGENT, limit: 10, offset: 0 })).resolves.toMatchObject({ total: 1 });
    await expect(lists.list({ person: STRANGER, limit: 10, offset: 0 })).resolves.toMatchObject({ total: 0 });
  });

  it.each<[string, Partial<Offer>]>([
    ['another agent', { agentName: '样例丁', agentIdNumber: STRANGER.idNumber }],
    ['other actions', { actions: [Action.ACTION_FOLLOW] }],
    ['another day', { validUntil: '2026-12-30' }],
  ])('does not answer %s under the same key with what was agreed to before', async (_, change) => {
    const { grants } = createIdentity();
    await grants.grant(offer({ idempotencyKey: 'same' }));
    await expect(grants.grant(offer({ idempotencyKey: 'same', ...change }))).rejects.toMatchObject({
      code: 'REQUEST.INVALID',
      problems: [{ code: 'idempotency-key-used' }],
    });
  });

  it('keeps the keys of two people apart', async () => {
    const { grants } = createIdentity();
    const own = await grants.grant(offer({ idempotencyKey: 'same' }));
    const theirs = await grants.grant(offer({ idempotencyKey: 'same', grantor: STRANGER, creditCode: STRANGERS_SHOP }));
    expect(theirs.mandate!.id).not.toBe(own.mandate!.id);
  });

  it('keeps nothing personal readable', async () => {
    const { grants, mandates, slots } = createIdentity();
    await grants.grant(offer());
    const kept = JSON.stringify([[...mandates.mandates], [...mandates.events], [...slots.slots]]);
    expect(kept).not.toMatch(new RegExp([OWNER, AGENT].flatMap(({ name, idNumber }) => [name, idNumber]).join('|')));
    expect(kept).not.toContain(SHOP);
  });
});

describe('accepting', () => {
  const offered = async (change: Partial<Offer> = {}) => {
    const identity = createIdentity();
    const { mandate } = await identity.grants.grant(offer(change));
    return { ...identity, mandateId: mandate!.id };
  };

  it('makes it active, and twice is once', async () => {
    const { parties, mandateId, mandates } = await offered();
    const first = await parties.accept({ person: AGENT, mandateId });
    expect(first).toMatchObject({ mandate: { state: 'active', youAre: 'agent' }, questions: [] });
    await expect(parties.accept({ person: AGENT, mandateId })).resolves.toEqual(first);
    expect(mandates.events.size).toBe(1);
  });

  it.each([
    ['somebody else', STRANGER],
    ['whoever gave it', OWNER],
    ['somebody with that number and another name', { ...AGENT, name: '样例丁' }],
    ['somebody with that name and another number', { ...AGENT, idNumber: STRANGER.idNumber }],
    ['somebody whose name only looks the same', { ...AGENT, name: '阿依·古丽\uFE00' }],
  ])('is not for %s, who finds it as little as one that is not there', async (_, person) => {
    const { parties, mandateId, mandates } = await offered();
    for (const id of [mandateId, 'no-such-mandate']) {
      await expect(parties.accept({ person, mandateId: id })).rejects.toMatchObject({ ...notFound, problems: [] });
      await expect(parties.decline({ person, mandateId: id })).rejects.toMatchObject(notFound);
    }
    expect(mandates.events.size).toBe(0);
  });

  it('takes the agent’s name as it is written with another dot', async () => {
    const { parties, mandateId } = await offered({ agentName: '阿依 • 古丽' });
    await expect(parties.accept({ person: AGENT, mandateId })).resolves.toMatchObject({ mandate: { state: 'active' } });
  });

  it('asks the agent for the sign-in that the surest action needs', async () => {
    const { parties, mandateId, mandates } = await offered();
    const { questions } = await parties.accept({ person: weak(AGENT, 'password'), mandateId });
    expect(questions).toMatchObject([{ code: 'ASSURANCE_TOO_LOW', choices: [{ value: 'real-name' }, {}] }]);
    expect(mandates.events.size).toBe(0);
    const easy = await offered({ actions: [Action.ACTION_PREPARE] });
    const accepted = await easy.parties.accept({ person: weak(AGENT, 'password'), mandateId: easy.mandateId });
    expect(accepted.mandate?.state).toBe('active');
  });

  it('comes too late when another representative is registered', async () => {
    const { parties, mandateId, registries } = await offered();
    registries.businesses.set(SHOP, business(SHOP, STRANGER));
    const { mandate, questions } = await parties.accept({ person: AGENT, mandateId });
    expect(questions).toMatchObject([{ code: 'MANDATE_ENDED' }]);
    expect(mandate).toMatchObject({
      state: 'ended',
      history: [{}, { type: 'ended', by: 'system', reason: 'REPRESENTATIVE_CHANGED' }],
    });
  });

  it('does not wait for a register that is away: the representative is looked at again at every use', async () => {
    const { parties, mandateId, registries } = await offered();
    registries.silent.add('business-registration');
    await expect(parties.accept({ person: AGENT, mandateId })).resolves.toMatchObject({ mandate: { state: 'active' } });
  });

  it('comes too late after its day, and is shown as run out', async () => {
    const { parties, mandateId } = await offered();
    jest.useFakeTimers({ doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask'] });
    try {
      jest.setSystemTime(new Date(`${addDays(TODAY, 31)}T04:00:00Z`));
      const { mandate, questions } = await parties.accept({ person: AGENT, mandateId });
      expect(questions).toMatchObject([{ code: 'MANDATE_ENDED' }]);
      expect(mandate).toMatchObject({ state: 'expired', history: [{}, { type: 'expired', by: 'system' }] });
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('declining and revoking', () => {
  it('declines an offer for good', async () => {
    const { grants, parties } = createIdentity();
    const { mandate } = await grants.grant(offer());
    const one = { person: AGENT, mandateId: mandate!.id };
    await expect(parties.decline(one)).resolves.toMatchObject({ state: 'declined' });
    await expect(parties.decline(one)).resolves.toMatchObject({ state: 'declined' });
    await expect(parties.accept(one)).resolves.toMatchObject({ questions: [{ code: 'MANDATE_ENDED' }] });
    await expect(parties.revoke({ ...one, person: OWNER })).resolves.toMatchObject({ state: 'declined' });
  });

  it('does not decline what was accepted: that is revoked', async () => {
    const { appoint, parties } = createIdentity();
    const mandateId = await appoint();
    await expect(parties.decline({ person: AGENT, mandateId })).rejects.toMatchObject({ code: 'MANDATE.ACCEPTED' });
  });

  it.each([
    ['the representative', OWNER, 'grantor'],
    ['the agent', AGENT, 'agent'],
    ['the agent under a new name', { ...AGENT, name: '样例己' }, 'agent'],
  ])('is revoked at once by %s, and is seen so by both', async (_, person, by) => {
    const { appoint, parties } = createIdentity();
    const mandateId = await appoint();
    await expect(parties.revoke({ person, mandateId })).resolves.toMatchObject({ state: 'revoked' });
    for (const reader of [OWNER, AGENT]) {
      await expect(parties.get({ person: reader, mandateId })).resolves.toMatchObject({
        state: 'revoked',
        history: [{ type: 'granted' }, { type: 'accepted' }, { type: 'revoked', by }],
      });
    }
  });

  it('is revoked before it was accepted, too', async () => {
    const { grants, parties } = createIdentity();
    const { mandate } = await grants.grant(offer());
    await parties.revoke({ person: OWNER, mandateId: mandate!.id });
    const accepted = await parties.accept({ person: AGENT, mandateId: mandate!.id });
    expect(accepted.mandate?.state).toBe('revoked');
  });

  it('is not revoked by anybody else', async () => {
    const { appoint, parties } = createIdentity();
    const mandateId = await appoint();
    await expect(parties.revoke({ person: STRANGER, mandateId })).rejects.toMatchObject(notFound);
    await expect(parties.get({ person: OWNER, mandateId })).resolves.toMatchObject({ state: 'active' });
  });

  it.each(Array.from({ length: 6 }, (_, index) => index))(
    'of several at once one decides, and all see what became of it (%i)',
    async (turn) => {
      const { grants, parties, mandates } = createIdentity();
      const { mandate } = await grants.grant(offer());
      const mandateId = mandate!.id;
      const acts = [
        () => parties.accept({ person: AGENT, mandateId }).then((answer) => answer.mandate),
        () => parties.revoke({ person: OWNER, mandateId }),
        () => parties.decline({ person: AGENT, mandateId }).catch(() => undefined),
      ];
      const order = [
        acts[turn % 3]!,
        acts[(turn + 1 + Math.floor(turn / 3)) % 3]!,
        acts[(turn + 2 - Math.floor(turn / 3)) % 3]!,
      ];
      await Promise.all(order.map((act) => act()));
      const { state, history } = await parties.get({ person: OWNER, mandateId });
      // Whatever came first: a revocation is never lost, and nothing happens after the end.
      expect(['revoked', 'declined']).toContain(state);
      expect(mandates.events.size).toBe(history.length - 1);
    },
  );
});

describe('listing', () => {
  it('shows what was given and what was received, the newest first, page by page', async () => {
    const { grants, lists } = createIdentity();
    const ids: string[] = [];
    for (const change of [{}, { creditCode: OTHER_SHOP }, { grantor: STRANGER, creditCode: STRANGERS_SHOP, agentName: OWNER.name, agentIdNumber: OWNER.idNumber }])
      ids.unshift((await grants.grant(offer(change))).mandate!.id); // prettier-ignore
    const page = async (limit: number, offset: number) => {
      const { mandates, total } = await lists.list({ person: OWNER, limit, offset });
      return [total, ...mandates.map(({ id, youAre }) => `${youAre} ${ids.indexOf(id)}`)];
    };
    expect(await page(10, 0)).toEqual([3, 'agent 0', 'grantor 1', 'grantor 2']);
    expect(await page(1, 1)).toEqual([3, 'grantor 1']);
    expect(await page(10, 3)).toEqual([3]);
  });

  it('shows nobody a mandate that bears their number by mistake, nor counts it', async () => {
    const { grants, lists, parties } = createIdentity();
    const { mandate } = await grants.grant(offer({ agentName: '样例戊' }));
    await expect(lists.list({ person: AGENT, limit: 10, offset: 0 })).resolves.toEqual({ mandates: [], total: 0 });
    await expect(parties.get({ person: AGENT, mandateId: mandate!.id })).rejects.toMatchObject(notFound);
  });

  it('still shows what was accepted after a change of name', async () => {
    const { appoint, lists } = createIdentity();
    await appoint();
    const renamed = { ...AGENT, name: '样例己' };
    await expect(lists.list({ person: renamed, limit: 10, offset: 0 })).resolves.toMatchObject({ total: 1 });
  });
});
