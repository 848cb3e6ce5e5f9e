import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { type Browser } from '../testing/browser';
import { GatewayHarness, OWNER, STRANGER } from '../testing/gateway-harness.module';
import { encode, publicKeyText, type TokenChange } from '../testing/oidc-provider';
import { sampleCreditCode } from '../testing/sample-form';
import { CLERK } from '../testing/staff';

// The library is an ES module only: here it is compiled, and loaded without a dynamic import.
jest.mock('../sign-in/oidc-library', () => ({
  ...jest.requireActual<object>('../sign-in/oidc-library'),
  loadOidcLibrary: () => Promise.resolve(jest.requireActual<object>('openid-client')),
}));
// A topic of its own, so that no other consumer takes what is made up here.
jest.mock('@licensing/contracts', () => ({
  ...jest.requireActual<object>('@licensing/contracts'),
  EVENTS_TOPIC: `licensing.events.gateway-${process.pid}-attacks`,
}));

const harness = new GatewayHarness(process.env, sampleCreditCode());
beforeAll(() => harness.start());
afterAll(() => harness.stop());

const now = (): number => Math.floor(Date.now() / 1_000);

async function begin(browser: Browser, query = ''): Promise<string> {
  return (await browser.ask('GET', `/v1/sign-in${query}`)).headers.get('location') ?? '';
}

/** A sign-in whose token is not what it should be. */
async function signInWith(change: TokenChange, browser = harness.browser(), query = '') {
  const callback = harness.provider.grant(await begin(browser, query), OWNER, change);
  return browser.ask('GET', `/v1/sign-in/callback?${callback.toString()}`);
}

function expectNoSession(browser: Browser): void {
  expect([...browser.cookies.keys()]).not.toContain('session');
}

describe('a token', () => {
  const another = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey;
  const signedBy = (header: object, signature: (content: string) => string) => (claims: object) => {
    const content = `${encode(header)}.${encode(claims)}`;
    return `${content}.${signature(content)}`;
  };
  const hs256 = (key: string) => (content: string) => createHmac('sha256', key).update(content).digest('base64url');

  it('that is good lets in: what follows fails for its own reason', async () => {
    expect((await signInWith({})).status).toBe(303);
  });

  it.each<[string, () => TokenChange]>([
    ['signed by another key', () => ({ sign: signedBy({ alg: 'RS256', kid: 'k', typ: 'JWT' }, (content) => sign('sha256', Buffer.from(content), another).toString('base64url')) })],
    ['with a changed content', () => ({ sign: (claims) => `${encode({ alg: 'RS256', kid: 'k' })}.${encode(claims)}.${'A'.repeat(342)}` })],
    ['of alg none', () => ({ sign: signedBy({ alg: 'none', typ: 'JWT' }, () => '') })],
    ['of alg none with a signature', () => ({ sign: signedBy({ alg: 'none', typ: 'JWT' }, () => 'AAAA') })],
    ['signed with the public key as a secret', () => ({ sign: signedBy({ alg: 'HS256', kid: 'k', typ: 'JWT' }, hs256(publicKeyText)) })],
    ['signed with the client’s secret', () => ({ sign: signedBy({ alg: 'HS256', typ: 'JWT' }, hs256('secret-of-the-spec')) })],
    ['naming its own key', () => ({ sign: signedBy({ alg: 'RS256', typ: 'JWT', jku: 'http://evil.example/jwks' }, (content) => sign('sha256', Buffer.from(content), another).toString('base64url')) })],
    ['that is no token', () => ({ sign: () => 'x.y.z' })],
    ['that has ended', () => ({ claims: { iat: now() - 600, exp: now() - 300 } })],
    ['without an end', () => ({ claims: { exp: undefined } })],
    ['from the future', () => ({ claims: { iat: now() + 3_600, exp: now() + 7_200 } })],
    ['not valid yet', () => ({ claims: { nbf: now() + 3_600, exp: now() + 7_200 } })],
    ['without a time', () => ({ claims: { iat: undefined } })],
    ['for another audience', () => ({ claims: { aud: 'another-client' } })],
    ['for several, whose party is another', () => ({ claims: { aud: ['gateway', 'another'], azp: 'another' } })],
    ['for several, without a party', () => ({ claims: { aud: ['gateway', 'another'] } })],
    ['of another issuer', () => ({ claims: { iss: 'https://evil.example' } })],
    ['without an issuer', () => ({ claims: { iss: undefined } })],
    ['with another nonce', () => ({ claims: { nonce: 'another' } })],
    ['without a nonce', () => ({ claims: { nonce: undefined } })],
    ['without a person', () => ({ claims: { id_number: undefined } })],
    ['without a subject', () => ({ claims: { sub: undefined } })],
  ])('%s lets nobody in', async (_name, change) => {
    const browser = harness.browser();
    const answer = await signInWith(change(), browser);
    expect(answer.json).toMatchObject({ status: 400, code: 'SESSION.SIGN_IN_FAILED' });
    expectNoSession(browser);
  }); // prettier-ignore

  it('of two roles kept apart lets nobody in, and says which', async () => {
    const browser = harness.browser();
    const answer = await signInWith({ claims: { roles: ['clerk', 'reviewer'] } }, browser);
    expect(answer.json).toMatchObject({
      status: 403,
      code: 'SESSION.ROLES_APART',
      problems: [{ code: 'clerk+reviewer' }],
    });
    expectNoSession(browser);
  });
});

describe('a callback', () => {
  it('counts once, with its code or another', async () => {
    const browser = harness.browser();
    const location = await begin(browser);
    const cookie = browser.cookies.get('sign-in') ?? '';
    const path = () => `/v1/sign-in/callback?${harness.provider.grant(location, OWNER).toString()}`;
    const first = path();
    expect((await browser.ask('GET', first)).status).toBe(303);
    for (const again of [first, path()]) {
      const replay = harness.browser();
      replay.cookies.set('sign-in', cookie);
      expect((await replay.ask('GET', again)).json).toMatchObject({ code: 'SESSION.SIGN_IN_FAILED' });
      expectNoSession(replay);
    }
  });

  it.each<[string, (query: URLSearchParams) => void]>([
    ['another state', (query) => { query.set('state', 'another'); }],
    ['no state', (query) => { query.delete('state'); }],
    ['another issuer', (query) => { query.set('iss', 'https://evil.example'); }],
    ['no issuer', (query) => { query.delete('iss'); }],
    ['no code', (query) => { query.delete('code'); }],
    ['a made-up code', (query) => { query.set('code', 'made-up'); }],
    ['two codes', (query) => { query.append('code', 'second'); }],
    ['a refusal', (query) => { query.delete('code'); query.set('error', 'access_denied'); }],
  ])('with %s lets nobody in', async (_name, change) => {
    const browser = harness.browser();
    const query = harness.provider.grant(await begin(browser), OWNER);
    change(query);
    expect((await browser.ask('GET', `/v1/sign-in/callback?${query.toString()}`)).json).toMatchObject({ code: 'SESSION.SIGN_IN_FAILED' });
    expectNoSession(browser);
  }); // prettier-ignore

  it('of one browser is nothing in another: a planted code or a planted sign-in cookie signs nobody in as the attacker', async () => {
    const attacker = harness.browser();
    const theirs = harness.provider.grant(await begin(attacker), STRANGER);
    const victim = harness.browser();
    await begin(victim);
    expect((await victim.ask('GET', `/v1/sign-in/callback?${theirs.toString()}`)).status).toBe(400);
    const other = harness.browser();
    other.cookies.set('sign-in', attacker.cookies.get('sign-in') ?? '');
    const own = harness.provider.grant(await begin(victim), OWNER);
    expect((await other.ask('GET', `/v1/sign-in/callback?${own.toString()}`)).status).toBe(400);
    for (const browser of [victim, other]) expectNoSession(browser);
  });
});

describe('a session', () => {
  it('is never the one that was planted before sign-in: made up, or another person’s, which ends', async () => {
    const attacker = await harness.signedIn(STRANGER);
    for (const planted of ['A'.repeat(43), attacker.cookies.get('session') ?? '']) {
      const victim = harness.browser();
      victim.cookies.set('session', planted);
      await victim.signIn(OWNER);
      expect(victim.cookies.get('session')).not.toBe(planted);
      const thief = harness.browser();
      thief.cookies.set('session', planted);
      expect((await thief.ask('GET', '/v1/session')).json).toMatchObject({ code: 'SESSION.EXPIRED' });
    }
  });

  it('is a cookie that no script reads, no other site sends along with a form, and that says nothing', async () => {
    const browser = harness.browser();
    const callback = harness.provider.grant(await begin(browser), OWNER);
    const answer = await browser.open(`/v1/sign-in/callback?${callback.toString()}`);
    const [session] = answer.headers.getSetCookie().filter((line) => line.startsWith('session='));
    expect(session).toMatch(/^session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('is over https bound to the host', async () => {
    const { app } = await harness.startGateway({ PUBLIC_URL: 'https://licensing.example' });
    try {
      const { port } = new URL(await app.getUrl());
      const begun = await fetch(`http://127.0.0.1:${port}/v1/sign-in`, { redirect: 'manual' });
      expect(begun.headers.getSetCookie().join()).toMatch(
        /^__Host-sign-in=[^;]+; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
    } finally {
      await app.close();
    }
  });
});

describe('a request that changes something', () => {
  let owner: Browser;
  beforeAll(async () => {
    owner = await harness.signedIn(OWNER);
  });

  it.each<[string, () => Promise<Record<string, string>>]>([
    ['no token', () => Promise.resolve({ 'x-csrf-token': '' })],
    ['the token of another session', async () => ({ 'x-csrf-token': (await harness.signedIn(STRANGER)).csrfToken })],
    ['the token of one’s own earlier session', async () => ({ 'x-csrf-token': (await harness.signedIn(OWNER)).csrfToken })],
    ['another site’s origin', () => Promise.resolve({ origin: 'https://evil.example' })],
    ['an origin that only begins alike', () => Promise.resolve({ origin: `${harness.origin}.evil.example` })],
    ['the origin null', () => Promise.resolve({ origin: 'null' })],
  ])('is refused with %s', async (_name, headers) => {
    for (const [method, path] of [['POST', '/v1/sign-out'], ['POST', '/v1/drafts'], ['DELETE', '/v1/devices']] as const)
      expect((await owner.ask(method, path, method === 'POST' ? {} : undefined, await headers())).json).toMatchObject({ status: 403, code: 'SESSION.CSRF' });
    expect((await owner.ask('GET', '/v1/session')).status).toBe(200);
  }); // prettier-ignore

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'])(
    'is refused as a form of another site would send it: %s',
    async (type) => {
      const headers = { 'content-type': type, 'x-csrf-token': '', origin: 'https://evil.example' };
      const answer = await owner.ask('POST', '/v1/drafts', 'a=b', headers);
      expect([403, 415]).toContain(answer.status);
      expect((await owner.ask('POST', '/v1/drafts', 'a=b', { 'content-type': type })).status).toBe(415);
    },
  );
});

describe('the way back', () => {
  it.each([
    'https://evil.example/', '//evil.example', '/\\evil.example', '\\\\evil.example', 'javascript:alert(1)', '/%09/evil.example',
    'http:evil.example', '/..//evil.example', '/@evil.example:80//x', '/\t/evil.example', 'data:text/html,x',
  ])('never leads elsewhere: %s', async (target) => {
    const location = await harness.browser().signIn(OWNER, target);
    expect(new URL(location, harness.origin).origin).toBe(harness.origin);
    expect(location).toMatch(/^\/(?!\/|\\)/);
  }); // prettier-ignore

  it('leads nowhere else for staff on their way to the second factor either', async () => {
    const location = await harness.browser().signIn(CLERK, 'https://evil.example/');
    expect(location).toBe('/staff/second-factor?return_to=%2F');
  });
});

describe('a surer sign-in', () => {
  const asked = (location: string) => new URL(location).searchParams;

  it('asks the provider for the level, as a wish, as a must, and for a fresh look at the person', async () => {
    const query = asked(await begin(harness.browser(), '?acr=real-name'));
    expect(query.get('acr_values')).toBe('real-name face-verified');
    expect(JSON.parse(query.get('claims') ?? '')).toEqual({
      id_token: { acr: { essential: true, values: ['real-name', 'face-verified'] } },
    });
    expect(query.get('max_age')).toBe('600');
    expect(asked(await begin(harness.browser())).get('acr_values')).toBeNull();
    expect((await harness.browser().ask('GET', '/v1/sign-in?acr=king')).json).toMatchObject({ status: 422 });
  });

  it('goes on in a new session of that level, and ends the old one', async () => {
    const browser = harness.browser();
    await browser.signIn({ ...OWNER, acr: 'password' });
    const before = browser.cookies.get('session') ?? '';
    expect((await signInWith({ claims: { acr: 'face-verified' } }, browser, '?acr=real-name')).status).toBe(303);
    expect((await browser.ask('GET', '/v1/session')).json).toMatchObject({ assurance: 'face-verified' });
    const old = harness.browser();
    old.cookies.set('session', before);
    expect((await old.ask('GET', '/v1/session')).json).toMatchObject({ code: 'SESSION.EXPIRED' });
  });

  it.each<[string, TokenChange]>([
    ['a lower level', { claims: { acr: 'password' } }],
    ['no level', { claims: { acr: undefined } }],
    ['a level nobody knows', { claims: { acr: 'divine' } }],
  ])('fails with %s, names the level asked, and leaves the session that was', async (_name, change) => {
    const browser = harness.browser();
    await browser.signIn({ ...OWNER, acr: 'password' });
    const answer = await signInWith(change, browser, '?acr=face-verified');
    expect(answer.json).toMatchObject({ code: 'SESSION.SIGN_IN_FAILED', problems: [{ pointer: '/acr', code: 'face-verified' }] });
    expect((await browser.ask('GET', '/v1/session')).json).toMatchObject({ assurance: 'password' });
  }); // prettier-ignore

  it('fails when the provider looked at the person too long ago, or does not say when', async () => {
    const level = { acr: 'real-name' };
    for (const authTime of [now() - 3_600, undefined]) {
      const answer = await signInWith(
        { claims: { ...level, auth_time: authTime } },
        harness.browser(),
        '?acr=real-name',
      );
      expect(answer.json).toMatchObject({ code: 'SESSION.SIGN_IN_FAILED' });
    }
  });

  it('fails for another person than the one who asked for it', async () => {
    const browser = await harness.signedIn(OWNER);
    const answer = await signInWith({ claims: { sub: 'stranger', acr: 'real-name' } }, browser, '?acr=real-name');
    expect(answer.json).toMatchObject({ code: 'SESSION.SIGN_IN_FAILED', problems: [{ code: 'another-person' }] });
  });

  it('says the level when the provider, or the person, refuses', async () => {
    const browser = harness.browser();
    const query = harness.provider.grant(await begin(browser, '?acr=face-verified'), OWNER);
    query.delete('code');
    query.set('error', 'access_denied');
    const answer = await browser.ask('GET', `/v1/sign-in/callback?${query.toString()}`);
    expect(answer.json).toMatchObject({ code: 'SESSION.SIGN_IN_FAILED', problems: [{ code: 'face-verified' }] });
  });
});
