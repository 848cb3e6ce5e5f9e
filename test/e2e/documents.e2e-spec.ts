import { type Answer, Applicant } from '../support/applicant';
import { photographDocuments } from '../support/new-business-photos';
import { listNewBusinesses, type NewBusiness } from '../support/sandbox';

const SLOTS = { licence: 'business-licence', lease: 'premises-right' } as const;

let shop: NewBusiness;
let owner: Applicant;
let photos: Awaited<ReturnType<typeof photographDocuments>>;

beforeAll(async () => {
  shop = (await listNewBusinesses()).find(({ login }) => login === 'xin')!;
  photos = await photographDocuments(shop.documents);
  owner = await Applicant.signedIn(shop.login);
  await owner.stepUp('face-verified');
}, 60_000);

const upload = (slot: string, bytes: Uint8Array): Promise<Answer> =>
  owner.upload(`/v1/documents?slot=${slot}&licenceType=food-business`, bytes, { 'content-type': 'image/jpeg' });

async function bring(slot: string, bytes: Uint8Array): Promise<Record<string, unknown>> {
  const { status, body } = await upload(slot, bytes);
  expect(status).toBe(201);
  return owner.untilRead(body['id'] as string, 120);
}

const newDraft = (documents: unknown[]): Promise<Answer> =>
  owner.send('POST', '/v1/drafts', { licenceType: 'food-business', creditCode: shop.creditCode, documents });

/** What an applicant types whose business no register knows. */
const typed = (): Record<string, unknown> => ({
  premisesAddressCode: shop.addressCode, businessForm: 'food-sales', items: ['bulk-and-prepackaged-food'],
  foodSafetyPersonName: shop.representative.name, foodSafetyPersonId: shop.representative.idNumber, contactPhone: '13800138000',
}); // prettier-ignore

describe('a business that no register knows yet', () => {
  it('cannot begin without a document', async () => {
    expect((await newDraft([])).status).toBe(404);
  });

  it('is told at once that its lease is no business licence, and that it cannot begin with it', async () => {
    const wrong = await bring(SLOTS.licence, photos.lease);
    expect(wrong).toMatchObject({ isWrongType: true, type: 'lease', problems: [{ code: 'WRONG_DOCUMENT' }] });
    expect((await newDraft([wrong['id']])).status).toBeGreaterThanOrEqual(400);
    expect((await owner.send('DELETE', `/v1/documents/${wrong['id'] as string}`, undefined)).status).toBe(204);
  }, 150_000);

  it('gets its licence from two photos', async () => {
    const licence = await bring(SLOTS.licence, photos.licence);
    const lease = await bring(SLOTS.lease, photos.lease);
    const read = licence['fields'] as { name: string; value: unknown; accepted: boolean; box?: object }[];
    expect(read.find(({ name }) => name === 'creditCode')).toMatchObject({
      value: shop.creditCode, accepted: true, box: { width: expect.any(Number) as number },
    }); // prettier-ignore
    const created = await newDraft([licence['id'], lease['id']]);
    expect(created).toMatchObject({
      status: 201,
      body: { fields: { operatorName: { value: shop.name, source: 'document:business-licence' } } },
    });
    const path = `/v1/drafts/${created.body['id'] as string}`;
    const filled = await owner.send(
      'PATCH',
      path,
      { fields: typed() },
      { 'if-match': created.headers.get('etag') ?? '' },
    );
    expect(filled).toMatchObject({ status: 200, body: { missing: [] } });
    const asked = (filled.body['materials'] as { status: string }[]).filter(
      ({ status }) => status === 'asked' || status === 'provided',
    );
    expect(asked.length).toBeLessThanOrEqual(2);

    const application = await owner.untilEnded(await owner.submit(created.body['id'] as string), 120);
    expect(application.status.reasons ?? []).toEqual([]);
    expect(application.status.state).toBe('issued');
    const seen = (application as unknown as { documents: { slot: string; sha256: string; type: string }[] }).documents;
    expect(seen.map(({ slot, type }) => `${slot} ${type}`).sort()).toEqual([
      'business-licence business-licence',
      'premises-right lease',
    ]);
    // Records and the engine's history hold hashes and ids, and nothing of what a document says of a person.
    expect(JSON.stringify(application)).not.toContain(shop.representative.idNumber);
    expect((await owner.send('DELETE', `/v1/documents/${licence['id'] as string}`, undefined)).body['code']).toBe(
      'DOCUMENT.SUBMITTED',
    );
  }, 240_000);

  it('has its documents seen by nobody else, staff included', async () => {
    const { body } = await upload(SLOTS.lease, photos.lease);
    const path = `/v1/documents/${body['id'] as string}`;
    expect((await (await Applicant.signedIn('chen')).get(path)).status).toBe(404);
    expect((await (await Applicant.signedIn('clerk')).get(path)).status).toBe(403);
    expect((await owner.send('DELETE', path, undefined)).status).toBe(204);
  });
});

describe('what cannot be taken', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 400],
    ['a program', Buffer.from('MZ\u0090 not a document'), 422],
    ['an archive', Buffer.from('PK\u0003\u0004 not a document'), 422],
  ])('is refused in both languages: %s', async (_name, bytes, status) => {
    const answer = await upload(SLOTS.lease, bytes);
    expect(answer.status).toBe(status);
    expect(answer.body['title_zh']).toMatch(/\p{Script=Han}/u);
  });
});
