import { AuthoriseOutcome, DocumentStatus } from '@licensing/contracts';
import { Client } from '@temporalio/client';
import { type Answer, type Browser } from '../testing/browser';
import { GatewayHarness, OWNER, STRANGER } from '../testing/gateway-harness.module';
import { sampleCreditCode, sampleFields } from '../testing/sample-form';

// The library is an ES module only: here it is compiled, and loaded without a dynamic import.
jest.mock('../sign-in/oidc-library', () => ({
  ...jest.requireActual<object>('../sign-in/oidc-library'),
  loadOidcLibrary: () => Promise.resolve(jest.requireActual<object>('openid-client')),
}));
// A topic of its own, so that no other consumer takes what is made up here.
jest.mock('@licensing/contracts', () => ({
  ...jest.requireActual<object>('@licensing/contracts'),
  EVENTS_TOPIC: `licensing.events.gateway-${process.pid}-draft-documents`,
}));

const harness = new GatewayHarness(process.env, sampleCreditCode());
const { extraction, identity } = harness.neighbours;
let owner: Browser;

beforeAll(async () => {
  await harness.start();
  owner = await harness.signedIn(OWNER);
});
afterAll(() => harness.stop());
beforeEach(() => {
  extraction.registered = {};
  extraction.silent = [];
  extraction.asked = [];
  extraction.opened = [];
  extraction.prefills.length = 0;
  identity.authorise = undefined;
});

const newDraft = (more: object = {}) =>
  owner.ask('POST', '/v1/drafts', { licenceType: 'food-business', creditCode: harness.creditCode, ...more });

async function prepare(): Promise<string> {
  const created = await newDraft();
  const path = `/v1/drafts/${created.json['id'] as string}`;
  const saved = await owner.ask('PATCH', path, { fields: sampleFields() }, { 'if-match': '"1"' });
  expect(saved.status).toBe(200);
  return created.json['id'] as string;
}

async function upload(slot: string, draft = ''): Promise<string> {
  const query = new URLSearchParams({ slot, licenceType: 'food-business', ...(draft === '' ? {} : { draft }) });
  const { status, json } = await owner.ask(
    'POST',
    `/v1/documents?${query.toString()}`,
    `bytes for ${slot} ${Math.random()}`,
    {
      'content-type': 'image/jpeg',
    },
  );
  expect(status).toBe(201);
  return json['id'] as string;
}

const submit = (draftId: string, more: object = {}, headers: Record<string, string> = {}) =>
  owner.ask('POST', '/v1/applications', { draftId, ...more }, headers);
const draftOf = async (id: string) => (await owner.ask('GET', `/v1/drafts/${id}`)).json;
const fieldOf = (draft: Record<string, unknown>, name: string) =>
  (draft['fields'] as Record<string, { value: unknown; source: string; previous?: unknown }>)[name];
const materialOf = (draft: Record<string, unknown>, id: string) =>
  (draft['materials'] as { id: string; status: string }[]).find((one) => one.id === id);
const end = (answer: Answer) =>
  harness.app
    .get(Client)
    .workflow.getHandle(answer.json['applicationId'] as string)
    .terminate('the spec is over');

describe('a draft', () => {
  it('shows what is asked, by which law, and what is known already, from where and when', async () => {
    extraction.asked = ['premises-right'];
    const { json } = await newDraft();
    expect(materialOf(json, 'business-licence')).toMatchObject({
      status: 'obtained', name: { zh: '营业执照' }, basis: expect.stringMatching(/./) as string,
      source: { id: 'business-registration', name: { zh: '市场主体登记' }, asOf: expect.stringMatching(/^2026-/) as string },
    }); // prettier-ignore
    expect(materialOf(json, 'premises-right')).toMatchObject({
      status: 'asked',
      links: { upload: `/v1/documents?slot=premises-right&licenceType=food-business&draft=${json['id'] as string}` },
    });
    expect(materialOf(json, 'application-form')).toMatchObject({ status: 'form' });
  });

  it('takes a document in, is filled again when it was read, and again when it is erased', async () => {
    extraction.registered = { premises: undefined };
    const id = await prepare();
    const document = await upload('premises-right', id);
    expect((await draftOf(id))['documents']).toEqual([expect.objectContaining({ id: document, status: 'queued' })]);
    expect((await draftOf(id))['version']).toBe(2);
    extraction.registered = { premises: '甲路1号' };
    extraction.finishReading(document);
    const read = await draftOf(id);
    expect([read['version'], fieldOf(read, 'premises')?.value]).toEqual([3, '甲路1号']);
    expect(materialOf(read, 'premises-right')).toMatchObject({ status: 'provided', document: { id: document } });
    expect(extraction.prefills.at(-1)?.documents).toEqual([
      expect.objectContaining({ slot: 'premises-right', documentId: document }),
    ]);
    expect((await draftOf(id))['version']).toBe(3);
    extraction.registered = { premises: undefined };
    expect((await owner.ask('DELETE', `/v1/documents/${document}`)).status).toBe(204);
    const without = await draftOf(id);
    expect([without['documents'], fieldOf(without, 'premises')]).toMatchObject([
      [],
      { value: null, previous: '甲路1号' },
    ]);
  });

  it('takes a document that was uploaded before there was one, and its earlier one of the slot leaves', async () => {
    const id = await prepare();
    const [first, second] = [await upload('premises-right', id), await upload('premises-right')];
    const attached = await owner.ask('PUT', `/v1/documents/${second}/draft`, { draftId: id });
    expect(attached).toMatchObject({ status: 200, json: { links: { draft: `/v1/drafts/${id}` } } });
    expect(((await draftOf(id))['documents'] as { id: string }[]).map((one) => one.id)).toEqual([second]);
    const loose = (await owner.ask('GET', '/v1/documents')).json['documents'] as { id: string }[];
    expect(loose.map((one) => one.id)).toContain(first);
  });

  it('of somebody else takes nothing', async () => {
    const id = await prepare();
    const stranger = await harness.signedIn(STRANGER);
    const path = `/v1/documents?slot=premises-right&licenceType=food-business&draft=${id}`;
    const answer = await stranger.ask('POST', path, 'bytes', { 'content-type': 'image/jpeg' });
    expect(answer.json).toMatchObject({ status: 404, code: 'RESOURCE.NOT_FOUND' });
  });

  it('takes its documents along when it is erased', async () => {
    const id = await prepare();
    const document = await upload('premises-right', id);
    expect((await owner.ask('DELETE', `/v1/drafts/${id}`)).status).toBe(204);
    expect((await owner.ask('GET', `/v1/documents/${document}`)).status).toBe(404);
  });

  it('of a business that no register knows begins with a document that was read', async () => {
    const document = await upload('business-licence');
    const unread = await newDraft({ documents: [document] });
    expect(unread.json).toMatchObject({
      status: 409,
      code: 'DOCUMENT.UNREAD',
      problems: [{ pointer: '/documents/0', code: 'unread' }],
    });
    extraction.finishReading(document);
    identity.authorise = ({ documents }) =>
      documents.length === 0
        ? { outcome: AuthoriseOutcome.AUTHORISE_OUTCOME_ASK }
        : {
            outcome: AuthoriseOutcome.AUTHORISE_OUTCOME_PROVED,
            business: { creditCode: harness.creditCode, name: '新店', status: '', role: '经营者', domicile: '', divisionCode: '440703', authority: undefined, byDocument: document },
            authority: { kind: 'representative', role: '经营者', mandateId: '' },
          }; // prettier-ignore
    const created = await newDraft({ documents: [document] });
    expect(created).toMatchObject({ status: 201, json: { documents: [{ id: document }] } });
    expect(identity.asked.at(-1)?.documents).toEqual([
      expect.objectContaining({ slot: 'business-licence', documentId: document }),
    ]);
    expect(extraction.documents.get(document)?.document.draftId).toBe(created.json['id']);
    expect((await newDraft({ documents: [crypto.randomUUID()] })).status).toBe(404);
  });
});

describe('a business whose licence no machine reads', () => {
  const absent = ['operatorName', 'kind', 'representativeName', 'domicile', 'businessScope'];
  const byLicence = (document: string) => ({
    outcome: AuthoriseOutcome.AUTHORISE_OUTCOME_PROVED,
    business: { creditCode: harness.creditCode, name: '', status: '', role: '', domicile: '', divisionCode: '440703', authority: undefined, byDocument: document },
    authority: { kind: 'representative', role: '', mandateId: '' },
  }); // prettier-ignore

  it('is typed in beside it, submitted, and gives way when the register speaks', async () => {
    const document = await upload('business-licence');
    extraction.finishReading(document, { status: DocumentStatus.DOCUMENT_STATUS_UNREADABLE, type: '', fields: [] });
    identity.authorise = () => byLicence(document);
    extraction.registered = Object.fromEntries(absent.map((name) => [name, undefined]));
    extraction.opened = absent;
    const created = await newDraft({ documents: [document], asIs: [document] });
    expect(created.status).toBe(201);
    expect(identity.asked.at(-1)?.asIs).toEqual([document]);
    const id = created.json['id'] as string;
    const typed = { operatorName: '新店', representativeName: '陈晓明', domicile: '丙路3号' };
    const save = (fields: object, tag: string) =>
      owner.ask('PATCH', `/v1/drafts/${id}`, { fields }, { 'if-match': tag });
    expect((await save({ creditCode: 'X' }, '"1"')).json).toMatchObject({ problems: [{ code: 'locked' }] });
    expect((await save({ ...sampleFields(), ...typed }, '"1"')).status).toBe(200);
    expect(fieldOf(await draftOf(id), 'operatorName')).toMatchObject({ value: '新店', source: 'applicant' });
    // It is in the register by now: what that says stands in the form, and is shown before it is submitted.
    extraction.registered = { ...extraction.registered, operatorName: '江门市新店' };
    extraction.opened = absent.filter((name) => name !== 'operatorName');
    const told = await submit(id);
    expect(told.json['changes']).toMatchObject([{ field: 'operatorName', before: '新店', after: '江门市新店' }]);
    const taken = await submit(id, { version: told.json['version'] });
    expect(taken.status).toBe(202);
    await end(taken);
  });
});

describe('a submission', () => {
  it('tells every value that has changed, keeps what was there, and takes the second one', async () => {
    const id = await prepare();
    extraction.registered = { domicile: '乙路2号', businessScope: '食品销售；餐饮服务' };
    const told = await submit(id);
    expect(told.json).toMatchObject({ status: 409, code: 'DRAFT.CHANGED' });
    expect(told.json['changes']).toEqual([
      expect.objectContaining({
        field: 'domicile', label: { zh: '住所', en: 'Registered address' }, before: '甲路1号', after: '乙路2号', source: 'business-registration',
      }),
      expect.objectContaining({ field: 'businessScope', before: '食品销售', after: '食品销售；餐饮服务' }),
    ]); // prettier-ignore
    const draft = await draftOf(id);
    expect(fieldOf(draft, 'domicile')).toMatchObject({ value: '乙路2号', previous: '甲路1号' });
    expect((await submit(id, { version: 2 })).json).toMatchObject({ status: 412, code: 'DRAFT.CONFLICT' });
    expect(extraction.prefills.at(-1)?.fresh).toBe(true);
    expect(told.json['version']).toBe(draft['version']);
    // Pressing twice confirms nothing; naming what one has seen does.
    const pressed = await submit(id);
    expect(pressed.json).toMatchObject({ status: 409, code: 'DRAFT.CHANGED', version: draft['version'] });
    expect(pressed.json['changes']).toEqual(told.json['changes']);
    const { json } = await submit(id, {}, { 'if-match': '*' });
    expect(json).toMatchObject({ status: 409, code: 'DRAFT.CHANGED' });
    const taken = await submit(id, { version: draft['version'] });
    expect(taken.status).toBe(202);
    await end(taken);
  });

  it('is confirmed by If-Match as well, and told again of what has changed since', async () => {
    const id = await prepare();
    extraction.registered = { domicile: '乙路2号' };
    expect((await submit(id)).json).toMatchObject({ code: 'DRAFT.CHANGED', version: 3 });
    extraction.registered = { domicile: '乙路2号', businessScope: '食品销售；餐饮服务' };
    const again = await submit(id, {}, { 'if-match': '"3"' });
    expect(again.json).toMatchObject({ code: 'DRAFT.CHANGED', version: 4 });
    expect((again.json['changes'] as { field: string }[]).map(({ field }) => field)).toEqual(['domicile', 'businessScope']);
    expect((await submit(id, {}, { 'if-match': '"3"' })).json).toMatchObject({ status: 412, code: 'DRAFT.CONFLICT' });
    const taken = await submit(id, {}, { 'if-match': '"4"' });
    expect(taken.status).toBe(202);
    expect(harness.neighbours.submissions.at(-1)?.version).toBe(4);
    await end(taken);
  }); // prettier-ignore

  it('needs no version where nothing has changed, and asks as for a decision only then', async () => {
    const id = await prepare();
    expect(extraction.prefills.some(({ fresh }) => fresh)).toBe(false);
    const taken = await submit(id);
    expect(taken.status).toBe(202);
    expect(extraction.prefills.at(-1)?.fresh).toBe(true);
    await end(taken);
  });

  it('is told the changes by each of twenty at once that had not seen them', async () => {
    const id = await prepare();
    extraction.registered = { domicile: '乙路2号' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(id, { version: 2 })));
    const codes = new Set(answers.map(({ json }) => json['code']));
    expect([...codes].every((code) => code === 'DRAFT.CHANGED' || code === 'DRAFT.CONFLICT')).toBe(true);
    expect(codes.has('DRAFT.CHANGED')).toBe(true);
    expect((await draftOf(id))['version']).toBe(3);
  });

  it('is not held up by a registry that is silent at that moment', async () => {
    const id = await prepare();
    extraction.silent = ['business-registration'];
    extraction.asked = ['business-licence'];
    const taken = await submit(id);
    expect(taken.status).toBe(202);
    await end(taken);
  });

  it('names everything that is missing, form and documents, with its law', async () => {
    extraction.asked = ['business-licence', 'premises-right'];
    const id = (await newDraft()).json['id'] as string;
    const { status, json } = await submit(id);
    const problems = json['problems'] as { pointer: string; code: string; zh: string }[];
    expect(status).toBe(422);
    expect(problems.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/fields/contactPhone', '/documents/business-licence', '/documents/premises-right']),
    );
    expect(problems.filter(({ code }) => code === 'document-required').every(({ zh }) => zh.includes('依据'))).toBe(
      true,
    );
  });

  it('takes the draft’s documents along, also those that are still to be read', async () => {
    extraction.asked = ['premises-right'];
    const id = await prepare();
    const document = await upload('premises-right', id);
    const taken = await submit(id);
    expect(taken.status).toBe(202);
    expect(harness.neighbours.submissions.at(-1)?.documents).toEqual([
      { slot: 'premises-right', documentId: document, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    ]);
    const refusals = [
      await owner.ask('DELETE', `/v1/documents/${document}`),
      await owner.ask('PATCH', `/v1/documents/${document}`, { fields: {} }),
      await owner.ask('PUT', `/v1/documents/${document}/draft`, { draftId: await prepare() }),
    ];
    expect(refusals.map(({ status, json }) => `${status} ${json['code'] as string}`)).toEqual(
      refusals.map(() => '409 DOCUMENT.SUBMITTED'),
    );
    await end(taken);
  });

  it('says that a document is another one, unless a person is to look at it', async () => {
    const id = await prepare();
    const document = await upload('premises-right', id);
    extraction.finishReading(document, { isWrongType: true, type: 'resident-id-front' });
    expect((await submit(id)).json).toMatchObject({
      status: 422,
      problems: [{ pointer: '/documents/premises-right', code: 'wrong-type' }],
    });
    const taken = await submit(id, { asIs: [document] });
    expect(taken.status).toBe(202);
    await end(taken);
  });
});
