import { AuthoriseOutcome } from '@licensing/contracts';
import { addDays, completeCreditCode, completeResidentId, toChinaDate } from '@licensing/domain';
import { Client } from '@temporalio/client';
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow';
import { WorkflowAnswers } from '../applications/workflow-answers';
import { type Answer, type Browser } from '../testing/browser';
import { refOf } from '../testing/fake-neighbours';
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
  EVENTS_TOPIC: `licensing.events.gateway-${process.pid}-mandates`,
}));

const AGENT = { ...OWNER, sub: 'agent', name: '区婉仪', id_number: completeResidentId('44070319900101123') };
const SURE_OWNER = { ...OWNER, acr: 'face-verified' };
const WEAK_OWNER = { ...OWNER, acr: 'password' };

const harness = new GatewayHarness(process.env, sampleCreditCode());
const { identity } = harness.neighbours;
let owner: Browser;
let agent: Browser;
let stranger: Browser;

beforeAll(async () => {
  await harness.start();
  owner = await harness.signedIn(SURE_OWNER);
  agent = await harness.signedIn(AGENT);
  stranger = await harness.signedIn(STRANGER);
});
afterAll(() => harness.stop());
afterEach(() => {
  identity.authorise = undefined;
  identity.isRegisterSilent = false;
});

const offer = (change: object = {}): object => ({
  creditCode: harness.creditCode, agentName: AGENT.name, agentIdNumber: AGENT.id_number, licenceTypes: ['food-business'],
  actions: ['prepare', 'submit', 'follow', 'collect'], validUntil: addDays(toChinaDate(new Date().toISOString()), 90),
  agreed: true, ...change,
}); // prettier-ignore

const begin = (browser: Browser, creditCode = harness.creditCode): Promise<Answer> =>
  browser.ask('POST', '/v1/drafts', { licenceType: 'food-business', creditCode });

async function prepare(browser: Browser): Promise<string> {
  const created = await begin(browser);
  expect(created.status).toBe(201);
  const id = created.json['id'] as string;
  const saved = await browser.ask('PATCH', `/v1/drafts/${id}`, { fields: sampleFields() }, { 'if-match': '"1"' });
  expect(saved.status).toBe(200);
  return id;
}

async function giveMandate(): Promise<string> {
  const given = await owner.ask('POST', '/v1/mandates', offer());
  expect(given.status).toBe(201);
  const id = given.json['id'] as string;
  expect((await agent.ask('POST', `/v1/mandates/${id}/accept`)).json).toMatchObject({
    state: 'active',
    youAre: 'agent',
  });
  return id;
}

const endMandate = async (id: string): Promise<void> => {
  expect((await owner.ask('POST', `/v1/mandates/${id}/revoke`)).json).toMatchObject({ state: 'revoked' });
};

/** What an application's workflow was started with. */
async function startedWith(applicationId: string): Promise<unknown> {
  const client = harness.app.get(Client);
  const { events } = await client.workflow.getHandle(applicationId).fetchHistory();
  const { payloads } = events?.[0]?.workflowExecutionStartedEventAttributes?.input ?? {};
  return (await decodeArrayFromPayloads(client.options.loadedDataConverter, payloads))[0];
}

interface Choices {
  readonly pointer: string;
  readonly choices?: { readonly value: string }[];
}
const choicesIn = ({ json }: Answer): (string[] | undefined)[] =>
  (json['problems'] as Choices[]).map(({ choices }) => choices?.map(({ value }) => value));

describe('a business', () => {
  const wrongDigit = (): string => harness.creditCode.slice(0, 17) + (harness.creditCode.endsWith('1') ? '2' : '1');

  it('whose code was mistyped is offered to those who act for it, and never put in its place', async () => {
    const mistyped = await begin(owner, wrongDigit());
    expect(mistyped.json).toMatchObject({ status: 422, problems: [{ pointer: '/creditCode' }] });
    expect(choicesIn(mistyped)).toEqual([[harness.creditCode]]);
    expect(choicesIn(await begin(stranger, wrongDigit()))).toEqual([undefined]);
  });

  it('is the same to a stranger whether it exists or not: in the answer, and in what is asked', async () => {
    const absent = completeCreditCode('91440703', 'MA4UK3R9');
    const askedOf = async (code: string) => {
      const since = harness.neighbours.calls.length;
      const { json } = await begin(stranger, code);
      return { json: { ...json, correlationId: '' }, calls: harness.neighbours.calls.slice(since) };
    };
    const foreign = await askedOf(harness.creditCode);
    expect(foreign.json).toMatchObject({
      status: 404,
      code: 'RESOURCE.NOT_FOUND',
      problems: [{ code: 'no-such-business' }],
    });
    expect(foreign.calls).toEqual(['authorise', 'suggestBusinesses']);
    expect(await askedOf(absent)).toEqual(foreign);
  });

  it('is told about its wrong code also while the register is silent', async () => {
    identity.isRegisterSilent = true;
    expect((await begin(owner, wrongDigit())).json).toMatchObject({
      status: 422,
      problems: [{ pointer: '/creditCode' }],
    });
  });

  it('is asked about all at once, with the sign-in to take', async () => {
    const question = {
      zh: '问',
      en: 'A question',
      basis: '法',
      todo: { zh: '做', en: 'Do it' },
      field: '',
      choices: [],
    };
    const levels = [{ value: 'real-name', label: { zh: '实名', en: 'Real name' } }];
    identity.authorise = () => ({
      outcome: AuthoriseOutcome.AUTHORISE_OUTCOME_ASK,
      questions: [
        { ...question, code: 'ASSURANCE_TOO_LOW', choices: levels },
        { ...question, code: 'PERSON_MINOR' },
      ],
    });
    const { json } = await begin(owner);
    expect(json).toMatchObject({
      status: 403,
      code: 'AUTHORITY.QUESTIONS',
      stepUp: '/v1/sign-in?acr=real-name&return_to=%2F',
    });
    expect((json['problems'] as { code: string }[]).map(({ code }) => code)).toEqual([
      'ASSURANCE_TOO_LOW',
      'PERSON_MINOR',
    ]);
  });

  it('waits for a silent registry, by its name', async () => {
    const since = '2026-03-02T01:00:00.000Z';
    identity.authorise = () => ({
      outcome: AuthoriseOutcome.AUTHORISE_OUTCOME_WAITING, waiting: { source: 'business-registration', since },
    }); // prettier-ignore
    const answer = await begin(owner);
    expect(answer.json).toMatchObject({
      status: 503, code: 'REGISTRY.SILENT',
      waiting: { source: 'business-registration', name: { zh: '市场主体登记', en: 'the business register' }, since },
    }); // prettier-ignore
    expect(answer.headers.get('retry-after')).toBe('1');
  });
});

describe('a mandate', () => {
  it('is shown in plain words before it is given, with the sign-in that it asks, and by POST', async () => {
    const { status, json } = await owner.ask('POST', '/v1/mandates/statement', offer({ agreed: false }));
    expect(status).toBe(200);
    expect(json).toMatchObject({
      level: 'face-verified',
      statement: { zh: expect.stringContaining(AGENT.name) as string },
    });
    expect(JSON.stringify(json)).not.toContain(AGENT.id_number);
    expect((await stranger.ask('POST', '/v1/mandates/statement', offer())).status).toBe(404);
  });

  it('asks for a surer sign-in before anything is done', async () => {
    const weak = await harness.signedIn(OWNER);
    const since = harness.neighbours.calls.length;
    const { json } = await weak.ask('POST', '/v1/mandates', offer());
    expect(json).toMatchObject({
      status: 403, code: 'SESSION.STEP_UP', stepUp: '/v1/sign-in?acr=face-verified&return_to=%2Fv1%2Fmandates',
    }); // prettier-ignore
    expect(harness.neighbours.calls.slice(since)).toEqual([]);
  });

  it('tells everything that is wrong with it at once', async () => {
    const wrong = offer({
      agentIdNumber: '440703900101112', actions: ['prepare', 'sell'], licenceTypes: ['no-such'], validUntil: '2020-02-30', agreed: false,
    }); // prettier-ignore
    const { status, json } = await owner.ask('POST', '/v1/mandates', wrong);
    expect(status).toBe(422);
    expect((json['problems'] as Choices[]).map(({ pointer }) => pointer).sort()).toEqual([
      '/actions/1', '/agentIdNumber', '/agreed', '/licenceTypes/0', '/validUntil',
    ]); // prettier-ignore
    // Nothing of it is repeated but what an old number became, to choose.
    const said = (json['problems'] as { zh: string; en: string }[]).map(({ zh, en }) => zh + en);
    expect(said.join()).not.toContain('440703');
    expect(choicesIn({ json } as Answer).filter((choices) => choices !== undefined)).toEqual([
      [completeResidentId('44070319900101112')],
    ]);
    const shapes = await owner.ask('POST', '/v1/mandates', { ...offer({ actions: 'all', agentName: 7 }), extra: 1 });
    expect(new Set((shapes.json['problems'] as Choices[]).map(({ pointer }) => pointer))).toEqual(
      new Set(['/actions', '/agentName', '/extra']),
    );
  });

  it('is one, however often its key is repeated, and another under the key of somebody else', async () => {
    const headers = { 'idempotency-key': 'key-of-a-mandate' };
    const answers = [];
    for (let n = 0; n < 3; n += 1) answers.push(await owner.ask('POST', '/v1/mandates', offer(), headers));
    expect(new Set(answers.map(({ json }) => json['id'])).size).toBe(1);
    expect((await owner.ask('POST', '/v1/mandates', offer())).json['id']).not.toBe(answers[0]!.json['id']);
    const malformed = await owner.ask('POST', '/v1/mandates', offer(), { 'idempotency-key': 'a b' });
    expect(malformed.json).toMatchObject({ status: 422, problems: [{ pointer: '/headers/idempotency-key' }] });
  });

  it('is seen by both, turned by the one whose turn it is, and nobody else’s', async () => {
    const given = await owner.ask('POST', '/v1/mandates', offer());
    const path = `/v1/mandates/${String(given.json['id'])}`;
    expect(given.headers.get('location')).toBe(path);
    expect(given.json).toMatchObject({ state: 'offered', youAre: 'grantor', links: { revoke: `${path}/revoke` } });
    expect((await agent.ask('GET', path)).json).toMatchObject({ youAre: 'agent', links: { accept: `${path}/accept` } });
    expect((await agent.ask('GET', '/v1/mandates?limit=50')).json['mandates']).toContainEqual(
      expect.objectContaining({ id: given.json['id'] }),
    );
    for (const [method, way] of [
      ['GET', ''],
      ['POST', '/accept'],
      ['POST', '/decline'],
      ['POST', '/revoke'],
    ] as const)
      expect((await stranger.ask(method, path + way)).json).toMatchObject({ status: 404, code: 'RESOURCE.NOT_FOUND' });
    expect((await owner.ask('POST', `${path}/accept`)).status).toBe(404);
    expect((await agent.ask('POST', `${path}/decline`)).json).toMatchObject({ state: 'declined' });
    expect((await stranger.ask('GET', '/v1/mandates')).json).toMatchObject({ total: 0, mandates: [] });
  });
});

describe('an agent', () => {
  it('acts as long as the mandate holds, asked anew at every action', async () => {
    expect((await begin(agent)).json).toMatchObject({ status: 403, problems: [{ code: 'MANDATE_ENDED' }] });
    const mandate = await giveMandate();
    const id = await prepare(agent);
    const path = `/v1/drafts/${id}`;
    const since = identity.asked.length;
    expect((await agent.ask('GET', path)).json).toMatchObject({ authority: { kind: 'mandate', mandateId: mandate } });
    expect(identity.asked.length).toBe(since + 1);
    await endMandate(mandate);
    const tries = [
      await agent.ask('GET', path),
      await agent.ask('PATCH', path, { fields: {} }, { 'if-match': '*' }),
      await agent.ask('POST', '/v1/applications', { draftId: id }),
    ];
    for (const { json } of tries) {
      expect(json).toMatchObject({ status: 403, code: 'MANDATE.ENDED', problems: [{ todo: { en: /mandate/ } }] });
    }
    expect(harness.neighbours.drafts.get(id)?.draft.applicationId).toBe('');
    expect((await agent.ask('DELETE', path)).status).toBe(204);
  });

  it('does not go on with a draft under another mandate than the one it was begun under', async () => {
    const first = await giveMandate();
    const id = await prepare(agent);
    await endMandate(first);
    const second = await giveMandate();
    expect((await agent.ask('GET', `/v1/drafts/${id}`)).json['code']).toBe('MANDATE.ANOTHER');
    expect((await begin(agent)).json).toMatchObject({ authority: { mandateId: second } });
    await endMandate(second);
  });

  it('follows and collects under the mandate only; the representative sees it too', async () => {
    const mandate = await giveMandate();
    const draftId = await prepare(agent);
    const submitted = await agent.ask('POST', '/v1/applications', { draftId });
    expect(submitted.status).toBe(202);
    await harness.app.get(Client).workflow.getHandle(draftId).terminate('the spec is over');
    const found = harness.neighbours.cases.get(draftId)!;
    harness.neighbours.cases.set(draftId, { ...found, grantor: OWNER.sub });
    expect(await startedWith(draftId)).toMatchObject({ mandateId: mandate, grantorRef: refOf(OWNER.sub) });
    const path = `/v1/applications/${draftId}`;
    expect((await agent.ask('GET', path)).status).toBe(200);
    expect((await owner.ask('GET', path)).status).toBe(200);
    const listed = async () =>
      ((await agent.ask('GET', '/v1/applications')).json['applications'] as { applicationId: string }[]).find(
        ({ applicationId }) => applicationId === draftId,
      );
    expect(await listed()).toMatchObject({ status: { state: 'submitted' } });
    expect((await stranger.ask('GET', path)).status).toBe(404);

    const asked = { type: 'licensing.application.asked.v1', data: { step: 'verify', questions: [], until: '' } };
    harness.neighbours.cases.set(draftId, { ...found, grantor: OWNER.sub, records: [asked as never] });
    const give = jest.spyOn(harness.app.get(WorkflowAnswers), 'give').mockResolvedValue();
    expect((await stranger.ask('POST', `${path}/answers`, {})).status).toBe(404);
    for (const browser of [agent, owner]) expect((await browser.ask('POST', `${path}/answers`, {})).status).toBe(202);
    const signIn = expect.objectContaining({ source: 'identity-provider' }) as object;
    expect(give.mock.calls.map(([, payload]) => payload)).toEqual([
      { by: refOf(AGENT.sub), assurance: AGENT.acr, signIn, mandateId: mandate },
      { by: refOf(OWNER.sub), assurance: SURE_OWNER.acr, signIn },
    ]);
    give.mockRestore();
    harness.neighbours.cases.set(draftId, { ...found, grantor: OWNER.sub });
    await endMandate(mandate);
    expect((await agent.ask('GET', path)).json['code']).toBe('MANDATE.ENDED');
    expect((await agent.ask('GET', `${path}/progress`)).json['code']).toBe('MANDATE.ENDED');
    expect((await agent.ask('POST', `${path}/answers`, {})).json['code']).toBe('MANDATE.ENDED');
    expect(await listed()).toMatchObject({ mandateEnded: true });
    expect(await listed()).not.toHaveProperty('status');
    expect((await owner.ask('GET', path)).status).toBe(200);
  });
});

describe('a submission by a weak sign-in', () => {
  it('is asked for a surer one, and the draft stays as it is', async () => {
    const weak = await harness.signedIn(WEAK_OWNER);
    const draftId = await prepare(weak);
    const { json } = await weak.ask('POST', '/v1/applications', { draftId });
    expect(json).toMatchObject({
      status: 403, code: 'SESSION.STEP_UP',
      stepUp: `/v1/sign-in?${new URLSearchParams({ acr: 'real-name', return_to: `/v1/drafts/${draftId}` }).toString()}`,
    }); // prettier-ignore
    expect((await weak.ask('GET', `/v1/drafts/${draftId}`)).json).toMatchObject({ version: 2, missing: [] });
    const sure = await harness.signedIn(OWNER);
    expect((await sure.ask('POST', '/v1/applications', { draftId })).status).toBe(202);
    await harness.app.get(Client).workflow.getHandle(draftId).terminate('the spec is over');
    expect((await weak.ask('POST', '/v1/applications', { draftId })).status).toBe(202);
  });
});

describe('a draft', () => {
  it('is erased by who began it, as long as it was not submitted', async () => {
    const id = (await begin(owner)).json['id'] as string;
    expect((await stranger.ask('DELETE', `/v1/drafts/${id}`)).status).toBe(404);
    expect((await owner.ask('DELETE', `/v1/drafts/${id}`, undefined, { 'x-csrf-token': '' })).json['code']).toBe(
      'SESSION.CSRF',
    );
    expect((await owner.ask('DELETE', `/v1/drafts/${id}`)).status).toBe(204);
    expect((await owner.ask('GET', `/v1/drafts/${id}`)).status).toBe(404);
    expect((await owner.ask('DELETE', `/v1/drafts/${id}`)).status).toBe(404);
  });
});
