import { type Answer, Applicant } from '../support/applicant';
import { photographDocuments } from '../support/new-business-photos';
import { forgetBusiness, listNewBusinesses, type NewBusiness, registerBusiness } from '../support/sandbox';

const SLOTS = { licence: 'business-licence', lease: 'premises-right' } as const;
const READ_SECONDS = 120;

/**
 * Places in the sandbox's list of businesses whose photos are read surely on any day: names of everyday characters. A photo
 * is the same for the same business and day, so nothing here is left to chance.
 */
const SURELY_READ = { first: 6, second: 3, third: 1 } as const;

/** Somebody whose business was registered today, with photos of their documents. */
interface Newcomer {
  readonly shop: NewBusiness;
  readonly owner: Applicant;
  readonly photos: Awaited<ReturnType<typeof photographDocuments>>;
}

async function meet(place: keyof typeof SURELY_READ): Promise<Newcomer> {
  const shop = (await listNewBusinesses())[SURELY_READ[place]];
  if (shop === undefined) throw new Error('the sandbox has too few new businesses');
  const photos = await photographDocuments(shop.documents);
  const owner = await Applicant.signedIn(shop.login);
  await owner.stepUp('face-verified');
  return { shop, owner, photos };
}

const upload = ({ owner }: Newcomer, slot: string, bytes: Uint8Array): Promise<Answer> =>
  owner.upload(`/v1/documents?slot=${slot}&licenceType=food-business`, bytes, { 'content-type': 'image/jpeg' });

async function bring(newcomer: Newcomer, slot: string, bytes: Uint8Array): Promise<Record<string, unknown>> {
  const { status, body } = await upload(newcomer, slot, bytes);
  expect(status).toBe(201);
  return newcomer.owner.untilRead(body['id'] as string, READ_SECONDS);
}

interface ReadField {
  readonly name: string;
  readonly accepted: boolean;
  readonly confidence: number;
  readonly fault?: string;
}

/** What was not read surely, told so that a failing run says which field it was. */
const unsureOf = (document: Record<string, unknown>, names: readonly string[]): string[] =>
  names.flatMap((name) => {
    const field = (document['fields'] as ReadField[]).find((one) => one.name === name);
    if (field?.accepted === true) return [];
    return [`${name} ${field === undefined ? 'absent' : `${field.confidence.toFixed(2)} ${field.fault ?? 'doubted'}`}`];
  });

const begin = ({ owner }: Newcomer, creditCode: string, documents: unknown[]): Promise<Answer> =>
  owner.send('POST', '/v1/drafts', { licenceType: 'food-business', creditCode, documents });

/** Fills in what an applicant types whose business no register knows. */
async function fillIn({ owner, shop }: Newcomer, created: Answer): Promise<Answer> {
  const { name, idNumber } = shop.representative;
  const fields = {
    premisesAddressCode: shop.addressCode, businessForm: 'food-sales', items: ['bulk-and-prepackaged-food'],
    foodSafetyPersonName: name, foodSafetyPersonId: idNumber, contactPhone: '13800138000',
  }; // prettier-ignore
  const path = `/v1/drafts/${created.body['id'] as string}`;
  return owner.send('PATCH', path, { fields }, { 'if-match': created.headers.get('etag') ?? '' });
}

async function bringBoth(newcomer: Newcomer): Promise<{ licence: Record<string, unknown>; lease: Record<string, unknown> }> {
  const licence = await bring(newcomer, SLOTS.licence, newcomer.photos.licence);
  const lease = await bring(newcomer, SLOTS.lease, newcomer.photos.lease);
  expect({
    shop: newcomer.shop.name,
    licence: unsureOf(licence, ['creditCode', 'name', 'representative', 'address', 'establishedOn']),
    lease: unsureOf(lease, ['lessee', 'address', 'from', 'to']),
  }).toEqual({ shop: newcomer.shop.name, licence: [], lease: [] });
  return { licence, lease };
} // prettier-ignore

let first: Newcomer;

beforeAll(async () => {
  first = await meet('first');
}, 60_000);

describe('a business that no register knows yet', () => {
  it('cannot begin without a document', async () => {
    expect((await begin(first, first.shop.creditCode, [])).status).toBe(404);
  });

  it('is told at once that its lease is no business licence, and cannot begin with it', async () => {
    const { owner, photos, shop } = first;
    const wrong = await bring(first, SLOTS.licence, photos.lease);
    expect(wrong).toMatchObject({ isWrongType: true, type: 'lease', problems: [{ code: 'WRONG_DOCUMENT' }] });
    const refused = await begin(first, shop.creditCode, [wrong['id']]);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.status).toBeLessThan(500);
    expect((await owner.send('DELETE', `/v1/documents/${wrong['id'] as string}`, undefined)).status).toBe(204);
  }, 150_000);

  it('gets its licence from two photos', async () => {
    const { shop, owner } = first;
    const { licence, lease } = await bringBoth(first);
    const created = await begin(first, shop.creditCode, [licence['id'], lease['id']]);
    expect(created).toMatchObject({
      status: 201,
      body: { fields: { operatorName: { value: shop.name, source: 'document:business-licence' } } },
    });
    const filled = await fillIn(first, created);
    expect(filled).toMatchObject({ status: 200, body: { missing: [] } });
    const application = await owner.untilEnded(await owner.submit(created.body['id'] as string), 120);
    expect(application.status.reasons ?? []).toEqual([]);
    expect(application.status.state).toBe('issued');
    const seen = (application as unknown as { documents: { slot: string; type: string }[] }).documents;
    expect(seen.map(({ slot, type }) => `${slot} ${type}`).sort()).toEqual([
      'business-licence business-licence',
      'premises-right lease',
    ]);
    expect(JSON.stringify(application)).not.toContain(shop.representative.idNumber);
    expect((await owner.send('DELETE', `/v1/documents/${licence['id'] as string}`, undefined)).body['code']).toBe(
      'DOCUMENT.SUBMITTED',
    );
  }, 300_000);

  it('has its documents seen by nobody else, staff included', async () => {
    const { owner, photos } = first;
    const { body } = await upload(first, SLOTS.lease, photos.lease);
    const path = `/v1/documents/${body['id'] as string}`;
    expect((await (await Applicant.signedIn('chen')).get(path)).status).toBe(404);
    expect((await (await Applicant.signedIn('clerk')).get(path)).status).toBe(403);
    expect((await owner.send('DELETE', path, undefined)).status).toBe(204);
  });
});

describe('a document of another person', () => {
  it('opens nothing: neither their business nor one’s own', async () => {
    const [mine, theirs] = [await meet('third'), await meet('second')];
    const licence = await bring(mine, SLOTS.licence, theirs.photos.licence);
    expect(licence).toMatchObject({ type: 'business-licence', isWrongType: false });
    for (const { creditCode } of [theirs.shop, mine.shop]) {
      const { status, body } = await begin(mine, creditCode, [licence['id']]);
      expect([creditCode, status >= 400 && status < 500]).toEqual([creditCode, true]);
      // Whoever holds a copy of it learns nothing of the person whose it is.
      expect(JSON.stringify(body)).not.toContain(theirs.shop.representative.idNumber);
      expect(body).toMatchObject({ title: expect.stringMatching(/./) as string, code: expect.stringMatching(/^[A-Z]+\./) as string }); // prettier-ignore
    }
    expect((await mine.owner.get('/v1/applications')).body['applications'] ?? []).toEqual([]);
  }, 200_000);
});

describe('a register that learns of the business meanwhile', () => {
  let newcomer: Newcomer;

  afterAll(() => forgetBusiness(newcomer.shop.creditCode));

  it('has the change told before anything is submitted, and confirmed by naming the version that was shown', async () => {
    newcomer = await meet('second');
    const { shop, owner } = newcomer;
    const { licence, lease } = await bringBoth(newcomer);
    const created = await begin(newcomer, shop.creditCode, [licence['id'], lease['id']]);
    const draftId = created.body['id'] as string;
    expect((await fillIn(newcomer, created)).status).toBe(200);
    const name = `${shop.name}甲`;
    await registerBusiness(shop.creditCode, { name });
    // A register's "no such record" is believed for ten seconds.
    await new Promise((go) => setTimeout(go, 11_000));
    const told = await owner.send('POST', '/v1/applications', { draftId });
    expect(told).toMatchObject({ status: 409, body: { code: 'DRAFT.CHANGED' } });
    expect(told.body['changes']).toContainEqual(
      expect.objectContaining({
        field: 'operatorName',
        before: shop.name,
        after: name,
        source: 'business-registration',
      }),
    );
    const { body } = await owner.get(`/v1/drafts/${draftId}`);
    expect(body['fields']).toMatchObject({ operatorName: { value: name, previous: shop.name } });
    // Sending the same again confirms nothing that nobody has looked at.
    expect((await owner.send('POST', '/v1/applications', { draftId })).body['code']).toBe('DRAFT.CHANGED');
    const { version } = told.body;
    expect((await owner.send('POST', '/v1/applications', { draftId, version })).status).toBe(202);
  }, 300_000);
});
