import { ABSENT, AGENT, business, createIdentity, OTHER_SHOP, OWNER, SHOP, STRANGER, STRANGERS_SHOP } from '../testing/identity-case'; // prettier-ignore

const page = { limit: 20, offset: 0 };

describe('listing businesses', () => {
  it('gives those a person represents, page by page, with only the fields of the contract', async () => {
    const { businesses, registries } = createIdentity();
    const { businesses: found, total } = await businesses.list({ person: OWNER, limit: 1, offset: 1 });
    expect(total).toBe(2);
    expect(found).toEqual([
      {
        creditCode: OTHER_SHOP, name: '样例甲食品店', status: '存续', role: '经营者', domicile: '样例路12号',
        divisionCode: '440703', authority: { kind: 'representative', role: '经营者', mandateId: '' }, byDocument: '',
      },
    ]); // prettier-ignore
    expect(registries.takeAsked()).toEqual([
      `business-registration /businesses?representative=${OWNER.idNumber}&limit=1&offset=1`,
    ]);
  });

  it('has none for somebody who acts for none', async () => {
    const { businesses } = createIdentity();
    await expect(businesses.list({ person: AGENT, ...page })).resolves.toEqual({ businesses: [], total: 0 });
  });

  it('adds those a person holds an active mandate for, each once, after their own', async () => {
    const { businesses, appoint, grants, parties } = createIdentity();
    const first = await appoint();
    await appoint();
    await appoint({ creditCode: OTHER_SHOP });
    const own = { person: STRANGER, ...page };
    await grants.grant({
      idempotencyKey: 'k', grantor: OWNER, creditCode: SHOP, agentName: STRANGER.name, agentIdNumber: STRANGER.idNumber,
      licenceTypes: ['food-business'], actions: [], validUntil: '2030-01-01', agreed: true,
    }).catch(() => undefined); // prettier-ignore
    const { businesses: found, total } = await businesses.list({ person: AGENT, ...page });
    expect(total).toBe(2);
    expect(found.map(({ creditCode }) => creditCode)).toEqual([OTHER_SHOP, SHOP]);
    expect(found[1]?.authority).toEqual({ kind: 'mandate', role: '', mandateId: first });
    await parties.revoke({ person: AGENT, mandateId: found[0]!.authority!.mandateId });
    await expect(businesses.list({ person: AGENT, ...page })).resolves.toMatchObject({ total: 1 });
    await expect(businesses.list(own)).resolves.toMatchObject({
      businesses: [{ creditCode: STRANGERS_SHOP }],
      total: 1,
    });
  });

  it('pages through own and mandated ones as one list', async () => {
    const { businesses, registries, appoint } = createIdentity();
    const own = business(ABSENT, AGENT);
    registries.businesses.set(ABSENT, own);
    await appoint();
    await appoint({ creditCode: OTHER_SHOP });
    const codes = async (limit: number, offset: number) =>
      (await businesses.list({ person: AGENT, limit, offset })).businesses.map(({ creditCode }) => creditCode);
    expect([await codes(1, 0), await codes(1, 1), await codes(1, 2), await codes(1, 3), await codes(2, 1)]).toEqual([
      [ABSENT], [OTHER_SHOP], [SHOP], [], [OTHER_SHOP, SHOP],
    ]); // prettier-ignore
  });

  it('leaves out a business whose representative has changed, and ends the mandate', async () => {
    const { businesses, registries, appoint, parties } = createIdentity();
    const mandateId = await appoint();
    registries.businesses.set(SHOP, business(SHOP, STRANGER));
    await expect(businesses.list({ person: AGENT, ...page })).resolves.toEqual({ businesses: [], total: 0 });
    await expect(parties.get({ person: AGENT, mandateId })).resolves.toMatchObject({ state: 'ended' });
  });

  it('names a business once when its agent has become its representative', async () => {
    const { businesses, registries, appoint } = createIdentity();
    await appoint();
    registries.businesses.set(SHOP, business(SHOP, AGENT));
    const { businesses: found, total } = await businesses.list({ person: AGENT, ...page });
    expect(found).toMatchObject([{ creditCode: SHOP, authority: { kind: 'representative' } }]);
    expect(total).toBe(1);
  });

  it.each<[string, (identity: ReturnType<typeof createIdentity>) => void]>([
    ['silent', ({ registries }) => registries.silent.add('business-registration')],
    ['malformed', ({ registries }) => registries.malformed.add('business-registration')],
    ['without a list', ({ registries }) => { registries.ask = () => Promise.resolve({ ...answered, record: {} }); }],
    ['a text', ({ registries }) => { registries.ask = () => Promise.resolve({ ...answered, record: 'none' }); }],
    ['a list of something else', ({ registries }) => { registries.ask = () => Promise.resolve({ ...answered, record: { businesses: ['x'], total: 1 } }); }],
    ['half a list', ({ registries }) => { registries.ask = () => Promise.resolve({ ...answered, record: { businesses: [{ creditCode: SHOP }], total: 1 } }); }],
  ])('is unavailable, never empty, when the register is %s', async (_, fault) => {
    const identity = createIdentity();
    fault(identity);
    await expect(identity.businesses.list({ person: OWNER, ...page })).rejects.toMatchObject({ code: 'REGISTRY.SILENT' });
  }); // prettier-ignore
});

const answered = {
  kind: 'answered', source: 'business-registration', requestId: 'r', asOf: '2026-03-02T01:00:00.000Z', replySha256: 'a', cached: false,
} as const; // prettier-ignore

describe('getting a business', () => {
  it('gives it to its representative and to an agent, each by their own right', async () => {
    const { businesses, appoint } = createIdentity();
    const mandateId = await appoint();
    const get = (person: typeof OWNER) => businesses.get({ person, creditCode: SHOP });
    await expect(get(OWNER)).resolves.toMatchObject({ creditCode: SHOP, role: '经营者', authority: { kind: 'representative' } });
    await expect(get(AGENT)).resolves.toMatchObject({ creditCode: SHOP, role: '', authority: { kind: 'mandate', mandateId } });
  }); // prettier-ignore

  it.each([
    ['an absent business', ABSENT],
    ['somebody else’s business', STRANGERS_SHOP],
  ])('does not find %s: same answer, same questions, no sooner', async (_, creditCode) => {
    const { businesses, registries, slots } = createIdentity();
    const began = performance.now();
    const found = businesses.get({ person: OWNER, creditCode });
    await expect(found).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND', cause: undefined, problems: [] });
    expect(performance.now() - began).toBeGreaterThan(110);
    expect(registries.takeAsked()).toEqual([`business-registration /businesses/${creditCode}`]);
    expect(slots.reads).toBe(1);
  });

  it('does not find it any more after a mandate has ended', async () => {
    const { businesses, appoint, parties } = createIdentity();
    const mandateId = await appoint();
    await parties.revoke({ person: OWNER, mandateId });
    await expect(businesses.get({ person: AGENT, creditCode: SHOP })).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
  }); // prettier-ignore

  it.each<[string, (identity: ReturnType<typeof createIdentity>) => void]>([
    ['is silent', ({ registries }) => registries.silent.add('business-registration')],
    ['answers something malformed', ({ registries }) => registries.malformed.add('business-registration')],
    ['answers half a record', ({ registries }) => registries.businesses.set(SHOP, { creditCode: SHOP })],
    ['answers about another business', ({ registries }) => registries.businesses.set(SHOP, business(OTHER_SHOP, OWNER))],
  ])('is unavailable when the register %s', async (_, fault) => {
    const identity = createIdentity();
    fault(identity);
    await expect(identity.businesses.get({ person: OWNER, creditCode: SHOP })).rejects.toMatchObject({ code: 'REGISTRY.SILENT' });
  }); // prettier-ignore
});
