import { VerificationState } from '@licensing/contracts';
import { completeLicenceNumber } from '@licensing/domain';
import { Client } from '@temporalio/client';
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow';
import { type Browser } from '../testing/browser';
import { sampleCreditCode, sampleFields } from '../testing/sample-form';
import { AUDITOR, GatewayHarness, OWNER, STRANGER } from '../testing/gateway-harness.module';

// The library is an ES module only: here it is compiled, and loaded without a dynamic import.
jest.mock('../sign-in/oidc-library', () => ({
  ...jest.requireActual<object>('../sign-in/oidc-library'),
  loadOidcLibrary: () => Promise.resolve(jest.requireActual<object>('openid-client')),
}));
// A topic of its own, so that no other consumer takes what is made up here.
jest.mock('@licensing/contracts', () => ({
  ...jest.requireActual<object>('@licensing/contracts'),
  EVENTS_TOPIC: `licensing.events.gateway-${process.pid}-way`,
}));

const harness = new GatewayHarness(process.env, sampleCreditCode());

beforeAll(() => harness.start());
afterAll(() => harness.stop());

async function prepare(browser: Browser): Promise<string> {
  const created = await browser.ask('POST', '/v1/drafts', {
    licenceType: 'food-business',
    creditCode: harness.creditCode,
  });
  const id = created.json['id'] as string;
  const change = { fields: sampleFields() };
  const saved = await browser.ask('PATCH', `/v1/drafts/${id}`, change, {
    'if-match': created.headers.get('etag') ?? '',
  });
  expect(saved.status).toBe(200);
  expect(saved.json['missing']).toEqual([]);
  return id;
}

describe('signing in', () => {
  it('goes to the provider with PKCE, state and nonce, and comes back to where it began', async () => {
    const browser = harness.browser();
    const begun = await browser.ask('GET', '/v1/sign-in?return_to=/verify');
    const asked = new URL(begun.headers.get('location') ?? '').searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code', code_challenge_method: 'S256', scope: 'openid identity',
      state: expect.stringMatching(/.{20}/) as string, nonce: expect.stringMatching(/.{20}/) as string,
      redirect_uri: `${harness.origin}/v1/sign-in/callback`,
    }); // prettier-ignore
    expect(await harness.browser().signIn(OWNER, '/verify?number=1')).toBe('/verify?number=1');
    expect(await harness.browser().signIn(OWNER, '//evil.example')).toBe('/');
  });

  it('shows who is signed in, masked', async () => {
    const { json, text } = await (await harness.signedIn(OWNER)).ask('GET', '/v1/session');
    expect(json).toMatchObject({ person: { name: OWNER.name }, roles: [] });
    expect(text).not.toContain(OWNER.id_number);
  });

  it.each<[string, (query: URLSearchParams, browser: Browser) => void]>([
    ['another state', (query) => { query.set('state', 'x'); }],
    ['another issuer', (query) => { query.set('iss', 'https://evil.example'); }],
    ['an unknown code', (query) => { query.set('code', 'x'); }],
    ['no cookie', (_query, browser) => { browser.cookies.clear(); }],
    ['a refusal', (query) => { query.delete('code'); query.set('error', 'access_denied'); }],
  ])('fails with %s', async (_name, spoil) => {
    const browser = harness.browser();
    const begun = await browser.ask('GET', '/v1/sign-in');
    const query = harness.provider.grant(begun.headers.get('location') ?? '', OWNER);
    spoil(query, browser);
    const finished = await browser.ask('GET', `/v1/sign-in/callback?${query.toString()}`);
    expect(finished.json).toMatchObject({ status: 400, code: 'SESSION.SIGN_IN_FAILED' });
    expect(browser.cookies.has('session')).toBe(false);
  }); // prettier-ignore

  it('fails with a token that was made for another sign-in', async () => {
    const browser = harness.browser();
    const begun = await browser.ask('GET', '/v1/sign-in');
    const query = harness.provider.grant(begun.headers.get('location') ?? '', OWNER, {
      claims: { nonce: 'another-nonce' },
    });
    expect((await browser.ask('GET', `/v1/sign-in/callback?${query.toString()}`)).json['code']).toBe(
      'SESSION.SIGN_IN_FAILED',
    );
  });

  it('works once', async () => {
    const browser = harness.browser();
    const begun = await browser.ask('GET', '/v1/sign-in');
    const kept = new Map(browser.cookies);
    const location = begun.headers.get('location') ?? '';
    expect(
      (await browser.ask('GET', `/v1/sign-in/callback?${harness.provider.grant(location, OWNER).toString()}`)).status,
    ).toBe(303);
    const thief = harness.browser();
    kept.forEach((value, name) => thief.cookies.set(name, value));
    const again = await thief.ask(
      'GET',
      `/v1/sign-in/callback?${harness.provider.grant(location, STRANGER).toString()}`,
    );
    expect(again.json['code']).toBe('SESSION.SIGN_IN_FAILED');
  });

  it('ends for good at sign-out: the cookie is worth nothing any more', async () => {
    const browser = await harness.signedIn(OWNER);
    const kept = new Map(browser.cookies);
    expect((await browser.ask('POST', '/v1/sign-out')).status).toBe(204);
    expect((await browser.ask('GET', '/v1/session')).json['code']).toBe('SESSION.MISSING');
    kept.forEach((value, name) => browser.cookies.set(name, value));
    expect((await browser.ask('GET', '/v1/session')).json).toMatchObject({ status: 401, code: 'SESSION.EXPIRED' });
  });

  it('demands the token of the session, from this origin', async () => {
    const browser = await harness.signedIn(OWNER);
    const other = await harness.signedIn(OWNER);
    const body = { licenceType: 'food-business', creditCode: harness.creditCode };
    const forged: Record<string, string>[] = [
      { 'x-csrf-token': '' },
      { 'x-csrf-token': other.csrfToken },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ];
    for (const headers of forged) {
      expect((await browser.ask('POST', '/v1/drafts', body, headers)).json).toMatchObject({
        status: 403,
        code: 'SESSION.CSRF',
      });
    }
    expect((await browser.ask('POST', '/v1/drafts', body, { origin: harness.origin })).status).toBe(201);
  });
});

describe('a draft', () => {
  it('is made for one of your own businesses, filled from registries', async () => {
    const browser = await harness.signedIn(OWNER);
    expect((await browser.ask('GET', '/v1/businesses?limit=5')).json).toMatchObject({ total: 1, limit: 5 });
    const created = await browser.ask('POST', '/v1/drafts', {
      licenceType: 'food-business',
      creditCode: harness.creditCode,
    });
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(`/v1/drafts/${String(created.json['id'])}`);
    expect(created.headers.get('etag')).toBe('"1"');
    expect(created.json['fields']).toMatchObject({ operatorName: { source: 'business-registration', locked: true } });
    expect(created.json['missing']).toContain('contactPhone');
  });

  it('is not made for a business of somebody else', async () => {
    const browser = await harness.signedIn(STRANGER);
    const answer = await browser.ask('POST', '/v1/drafts', {
      licenceType: 'food-business',
      creditCode: harness.creditCode,
    });
    expect(answer.json).toMatchObject({ status: 404, code: 'RESOURCE.NOT_FOUND' });
  });

  it('is nobody else’s to see, change or submit', async () => {
    const id = await prepare(await harness.signedIn(OWNER));
    const stranger = await harness.signedIn(STRANGER);
    const answers = [
      await stranger.ask('GET', `/v1/drafts/${id}`),
      await stranger.ask('PATCH', `/v1/drafts/${id}`, { fields: {} }, { 'if-match': '"1"' }),
      await stranger.ask('POST', '/v1/applications', { draftId: id }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it('is changed only by who has read it, all or nothing, and every problem is told', async () => {
    const browser = await harness.signedIn(OWNER);
    const id = await prepare(browser);
    const path = `/v1/drafts/${id}`;
    const change = (fields: object, headers: Record<string, string>) => browser.ask('PATCH', path, { fields }, headers);
    expect((await change({ area: 1 }, {})).json).toMatchObject({ status: 428, code: 'DRAFT.VERSION_REQUIRED' });
    expect((await change({ area: 1 }, { 'if-match': '"1"' })).json).toMatchObject({
      status: 412,
      code: 'DRAFT.CONFLICT',
    });
    const wrong = await change(
      { area: 'x', operatorName: '别的店', surprise: 1, contactPhone: '1' },
      { 'if-match': '"2"' },
    );
    expect(wrong.status).toBe(422);
    expect((wrong.json['problems'] as { pointer: string }[]).map(({ pointer }) => pointer).sort()).toEqual([
      '/fields/area', '/fields/contactPhone', '/fields/operatorName', '/fields/surprise',
    ]); // prettier-ignore
    expect((await browser.ask('GET', path)).json['version']).toBe(2);
  });

  it('is filled again for other premises', async () => {
    const browser = await harness.signedIn(OWNER);
    const id = await prepare(browser);
    const fields = { premisesAddressCode: '4407030020015000001' };
    const { json } = await browser.ask('PATCH', `/v1/drafts/${id}`, { fields }, { 'if-match': '"2"' });
    expect(json['fields']).toMatchObject({
      premises: { value: '4407030020015000001号铺', locked: true },
      premisesAddressCode: { source: 'applicant' },
      contactPhone: { value: sampleFields()['contactPhone'] },
    });
  });
});

describe('a submission', () => {
  it('says everything that is missing', async () => {
    const browser = await harness.signedIn(OWNER);
    const created = await browser.ask('POST', '/v1/drafts', {
      licenceType: 'food-business',
      creditCode: harness.creditCode,
    });
    const answer = await browser.ask('POST', '/v1/applications', { draftId: created.json['id'] });
    expect(answer.status).toBe(422);
    expect((answer.json['problems'] as object[]).length).toBeGreaterThanOrEqual(5);
  });

  it('is one application and one workflow, twenty times at once and once more', async () => {
    const browser = await harness.signedIn(OWNER);
    const draftId = await prepare(browser);
    const submit = () =>
      browser.ask('POST', '/v1/applications', { draftId }, { 'x-correlation-id': 'spec-correlation-1' });
    const answers = await Promise.all(Array.from({ length: 20 }, submit));
    answers.push(await submit());
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 202, json: { state: 'submitted' } });
    const applicationId = answers[0]!.json['applicationId'] as string;
    expect(answers[0]!.headers.get('location')).toBe(`/v1/applications/${applicationId}`);
    const handle = harness.app.get(Client).workflow.getHandle(applicationId);
    const { type, status } = await handle.describe();
    expect([type, status.name]).toEqual(['licenceApplication', 'RUNNING']);
    const { events } = await handle.fetchHistory();
    const { payloads } = events?.[0]?.workflowExecutionStartedEventAttributes?.input ?? {};
    expect(Buffer.from(payloads?.[0]?.data ?? []).includes(applicationId)).toBe(false);
    const { loadedDataConverter } = harness.app.get(Client).options;
    const [started] = (await decodeArrayFromPayloads(loadedDataConverter, payloads)) as object[];
    expect(started).toMatchObject({
      applicationId,
      creditCode: harness.creditCode,
      correlationId: 'spec-correlation-1',
    });
    expect(JSON.stringify(started)).not.toContain(OWNER.id_number);
    const [{ signIn } = { signIn: undefined }] = harness.neighbours.submissions.filter(
      (one) => one.draftId === draftId,
    );
    expect(signIn).toMatchObject({ source: 'identity-provider', rule: '' });
    expect(signIn?.requestId).toBe(signIn?.replySha256.slice(0, 32));
    expect(Math.abs(Date.parse(signIn?.asOf ?? '') - Date.now())).toBeLessThan(60_000);
    await handle.terminate('the spec is over');
    expect((await submit()).text).toBe(answers[0]!.text);
    expect(
      (await browser.ask('PATCH', `/v1/drafts/${draftId}`, { fields: {} }, { 'if-match': '*' })).json['code'],
    ).toBe('DRAFT.SUBMITTED');
    const mine = await browser.ask('GET', '/v1/applications');
    expect(mine.json['applications']).toContainEqual(expect.objectContaining({ applicationId }));
    expect((await (await harness.signedIn(STRANGER)).ask('GET', '/v1/applications')).json['total']).toBe(0);
  });

  it('stays frozen while the engine is away, and a repeat starts it', async () => {
    const browser = await harness.signedIn(OWNER);
    const draftId = await prepare(browser);
    const cut = await harness.startGateway({ TEMPORAL_ADDRESS: '127.0.0.1:11' });
    const there = harness.browser(cut.origin);
    browser.cookies.forEach((value, name) => there.cookies.set(name, value));
    there.csrfToken = browser.csrfToken;
    const failed = await there.ask('POST', '/v1/applications', { draftId });
    expect(failed.json).toMatchObject({ status: 503, code: 'SERVICE.UNAVAILABLE' });
    expect(failed.headers.get('retry-after')).toBe('1');
    await cut.app.close();
    const again = await browser.ask('POST', '/v1/applications', { draftId });
    expect(again.status).toBe(202);
    await harness.app
      .get(Client)
      .workflow.getHandle(again.json['applicationId'] as string)
      .terminate('the spec is over');
  }, 60_000);
});

describe('a certificate', () => {
  const number = completeLicenceNumber('JY', '1440703000001');
  const licence = {
    number, creditCode: 'C', operatorName: '甲店', premises: '甲路1号', addressCode: '', divisionCode: '440703', businessForm: '食品销售经营者',
    items: ['散装食品销售'], validFrom: '2026-03-02', validTo: '2031-03-01', authority: '甲局', certificateSha256: 'a'.repeat(64),
    licenceType: 'food-business', typeVersion: '1',
  }; // prettier-ignore

  it('is for its applicant and staff, and not sent twice', async () => {
    const owner = await harness.signedIn(OWNER);
    const applicationId = 'certified';
    const response = {
      applicationId,
      licenceType: 'food-business',
      creditCode: 'C',
      submittedAt: '2026-03-02T01:00:00.000Z',
      divisionCode: '440703',
    };
    harness.neighbours.cases.set(applicationId, { subject: OWNER.sub, response, records: [] });
    harness.neighbours.licences.set(number, {
      licence,
      applicationId,
      state: VerificationState.VERIFICATION_STATE_VALID,
      registered: true,
    });
    const path = `/v1/certificates/${number}/file`;
    const file = await owner.ask('GET', path);
    expect([file.status, file.headers.get('content-type'), file.text]).toEqual([
      200,
      'application/pdf',
      '%PDF-1.7 test',
    ]);
    const again = await owner.ask('GET', path, undefined, { 'if-none-match': file.headers.get('etag') ?? '' });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await (await harness.signedIn(STRANGER)).ask('GET', path)).status).toBe(404);
    expect((await harness.browser().ask('GET', path)).status).toBe(401);
    expect((await (await harness.signedIn(AUDITOR)).ask('GET', `${path}?purpose=audit`)).status).toBe(200);
  });

  it('is verified by anybody, in JSON and as a page', async () => {
    const anybody = harness.browser();
    expect((await anybody.ask('GET', `/v1/verification/${number}`)).json).toMatchObject({
      state: 'valid',
      licence: { operatorName: '甲店' },
    });
    expect((await anybody.ask('GET', `/verify/${number}`)).text).toContain('有效');
    expect(
      (await anybody.ask('GET', `/verify/${number}`, undefined, { accept: 'application/json' })).json['state'],
    ).toBe('valid');
    const unknown = completeLicenceNumber('JY', '1440703999999');
    expect((await anybody.ask('GET', `/v1/verification/${unknown}`)).json).toMatchObject({ state: 'unknown' });
    const wrong = number.slice(0, -1) + String((Number(number.at(-1)) + 1) % 10);
    expect((await anybody.ask('GET', `/v1/verification/${wrong}`)).json).toMatchObject({
      status: 400,
      problems: [{ code: 'check-digit' }],
    });
    expect((await anybody.ask('GET', `/v1/register/${number}`)).json).toMatchObject({ applicationId: 'certified' });
    expect((await anybody.ask('GET', `/v1/register/${unknown}`)).status).toBe(404);
  });
});

describe('an audit', () => {
  it('is for auditors', async () => {
    expect((await (await harness.signedIn(AUDITOR)).ask('GET', '/v1/audit')).json).toMatchObject({ applications: 1 });
    expect((await (await harness.signedIn(OWNER)).ask('GET', '/v1/audit')).json).toMatchObject({
      status: 403,
      code: 'SESSION.FORBIDDEN',
    });
    expect((await harness.browser().ask('GET', '/v1/audit')).status).toBe(401);
  });
});
