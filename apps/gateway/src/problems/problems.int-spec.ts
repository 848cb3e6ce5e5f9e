import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { type Browser } from '../testing/browser';
import { GatewayHarness, OWNER } from '../testing/gateway-harness.module';
import { sampleCreditCode } from '../testing/sample-form';

// The library is an ES module only: here it is compiled, and loaded without a dynamic import.
jest.mock('../sign-in/oidc-library', () => ({
  ...jest.requireActual<object>('../sign-in/oidc-library'),
  loadOidcLibrary: () => Promise.resolve(jest.requireActual<object>('openid-client')),
}));
// A topic of its own, so that no other consumer takes what is made up here.
jest.mock('@licensing/contracts', () => ({
  ...jest.requireActual<object>('@licensing/contracts'),
  EVENTS_TOPIC: `licensing.events.gateway-${process.pid}-problems`,
}));

const harness = new GatewayHarness(process.env, sampleCreditCode());
let owner: Browser;

beforeAll(async () => {
  await harness.start();
  owner = await harness.signedIn(OWNER);
});
afterAll(() => harness.stop());

const newDraft = (body: unknown, headers: Record<string, string> = {}) =>
  owner.ask('POST', '/v1/drafts', body, headers);
const pointersOf = (json: Record<string, unknown>): string[] =>
  (json['problems'] as { pointer: string }[]).map(({ pointer }) => pointer).sort();

describe('bad requests', () => {
  it.each<[string, string | Uint8Array, Record<string, string>, number, string]>([
    ['malformed JSON', '{"licenceType":', {}, 400, 'REQUEST.MALFORMED'],
    ['an empty body', '', {}, 400, 'REQUEST.MALFORMED'],
    ['invalid UTF-8', Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), {}, 400, 'REQUEST.MALFORMED'],
    ['another content type', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'REQUEST.MEDIA_TYPE'],
    ['plain text', '{}', { 'content-type': 'text/plain' }, 415, 'REQUEST.MEDIA_TYPE'],
    ['a body over 64 KB', JSON.stringify({ licenceType: 'x'.repeat(66_000) }), {}, 413, 'REQUEST.TOO_LARGE'],
    ['a list', '[]', {}, 422, 'REQUEST.INVALID'],
    ['a text', '"x"', {}, 422, 'REQUEST.INVALID'],
    ['null', 'null', {}, 422, 'REQUEST.INVALID'],
    ['a prototype key', '{"__proto__":{"admin":true}}', {}, 422, 'REQUEST.INVALID'],
    ['a constructor key', '{"constructor":{"prototype":{}}}', {}, 422, 'REQUEST.INVALID'],
    ['a NUL character', String.raw`{"licenceType":"food\u0000business"}`, {}, 422, 'REQUEST.INVALID'],
    ['half a character', String.raw`{"licenceType":"\ud800"}`, {}, 422, 'REQUEST.INVALID'],
    ['deep nesting', '['.repeat(2_000) + ']'.repeat(2_000), {}, 422, 'REQUEST.INVALID'],
  ])('%s', async (_name, body, headers, status, code) => {
    expect((await newDraft(body, headers)).json).toMatchObject({ status, code, instance: '/v1/drafts' });
  });

  it('lists unknown fields, wrong types and broken check digits together', async () => {
    const wrong = await newDraft({ licenceType: 7, creditCode: `${harness.creditCode.slice(0, 17)}!`, extra: 1 });
    expect(wrong.status).toBe(422);
    expect([...new Set(pointersOf(wrong.json))]).toEqual(['/creditCode', '/extra', '/licenceType']);
    const last = harness.creditCode.at(-1) === '1' ? '2' : '1';
    const digit = await newDraft({ licenceType: 'food-business', creditCode: harness.creditCode.slice(0, 17) + last });
    expect(pointersOf(digit.json)).toEqual(['/creditCode']);
    expect(pointersOf((await newDraft({ licenceType: 'x'.repeat(65), creditCode: harness.creditCode })).json)).toEqual([
      '/licenceType',
    ]);
    expect(pointersOf((await newDraft({ licenceType: 'no-such', creditCode: harness.creditCode })).json)).toEqual([
      '/licenceType',
    ]);
  });

  it.each(['limit=0', 'limit=101', 'offset=-1', 'limit=x', 'limit=1&limit=2', 'other=1'])(
    'a list with %s',
    async (query) => {
      expect((await owner.ask('GET', `/v1/businesses?${query}`)).json).toMatchObject({
        status: 422,
        code: 'REQUEST.INVALID',
      });
    },
  );

  it.each([
    ['GET', '/v1/nothing', 404], ['GET', '/v1/drafts/a%2Fb', 404], ['GET', '/v1/drafts/..%2f..%2fetc', 404],
    ['GET', '/v1/drafts/%00', 404], ['GET', '/v1/applications/%E9%A3%9F', 404], ['GET', '/v1/certificates/x/file', 404],
    ['GET', `/v1/drafts/${'a'.repeat(100)}`, 404], ['GET', '/v1/licence-types/__proto__', 404],
    ['GET', `/v1/drafts/${'a'.repeat(4_000)}`, 400], ['GET', `/v1/applications/${'a'.repeat(30_000)}`, 400],
    ['GET', '/v1/drafts/%ff', 400], ['GET', '/%', 400], ['GET', '/v1/verification/%00', 400],
    ['GET', `/v1/verification/${encodeURIComponent('许可证')}`, 400],
  ] as const)('%s %s', async (method, path, status) => {
    const answer = await owner.ask(method, path);
    expect(answer.json).toMatchObject({ status });
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  }); // prettier-ignore

  it.each([
    ['PUT', '/v1/drafts', 'POST'],
    ['PUT', '/v1/drafts/abc', 'DELETE, GET, HEAD, PATCH'],
    ['GET', '/v1/me/erasure', 'POST'],
    ['DELETE', '/v1/mandates/abc', 'GET, HEAD'],
    ['POST', '/openapi.json', 'GET, HEAD'],
    ['OPTIONS', '/v1/session', 'GET, HEAD'],
  ])('%s %s is another method', async (method, path, allow) => {
    const answer = await owner.ask(method, path);
    expect(answer.json).toMatchObject({ status: 405, code: 'REQUEST.METHOD' });
    expect(answer.headers.get('allow')).toBe(allow);
  });

  it.each(['x', 'A'.repeat(43), '%00', '"><script>'])('a made-up session %s', async (value) => {
    const browser = harness.browser();
    browser.cookies.set('session', value);
    expect((await browser.ask('GET', '/v1/session')).json).toMatchObject({ status: 401, code: 'SESSION.EXPIRED' });
  });

  it('answers what is no HTTP, and closes', async () => {
    const { port } = new URL(harness.origin);
    const text = await new Promise<string>((resolve, reject) => {
      let got = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
      socket.on('data', (chunk: Buffer) => { got += chunk.toString(); }).on('end', () => { resolve(got); }).on('error', reject);
    }); // prettier-ignore
    expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json/);
    expect(text).toContain('REQUEST.MALFORMED');
  });

  it('believes no forwarded headers', async () => {
    const { port } = new URL(harness.origin);
    const location = await new Promise<string>((resolve, reject) => {
      const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
      httpRequest({ port, path: '/v1/sign-in', headers }, (response) => { resolve(response.headers.location ?? ''); }).on('error', reject).end();
    }); // prettier-ignore
    expect(new URL(location).searchParams.get('redirect_uri')).toBe(`${harness.origin}/v1/sign-in/callback`);
  });
});

describe('every answer', () => {
  it('carries a correlation id: the caller’s when it has an acceptable form', async () => {
    const idOf = async (given: string) =>
      (await owner.ask('GET', '/v1/nothing', undefined, { 'x-correlation-id': given })).json['correlationId'];
    expect(await idOf('caller-chosen-1')).toBe('caller-chosen-1');
    expect(await idOf('<script>')).toMatch(/^[\w-]{36}$/);
    expect(
      (await owner.ask('GET', '/v1/licence-types', undefined, { 'x-correlation-id': 'caller-chosen-2' })).headers.get(
        'x-correlation-id',
      ),
    ).toBe('caller-chosen-2');
  });

  it('bears a policy under which its page can run no script', async () => {
    const { headers, text } = await owner.ask('GET', '/');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none';style-src 'sha256-/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(text).not.toMatch(/<script|onclick|style="/);
  });

  it.each([
    '/',
    '/verify',
    '/openapi.json',
    '/health/live',
    '/health/ready',
    '/v1/licence-types',
    '/v1/licence-types/food-business',
  ])('%s is public and as described', async (path) => {
    expect((await harness.browser().ask('GET', path)).status).toBe(200);
  });
});
