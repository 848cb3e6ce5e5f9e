import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuthorizationRequest, Browser, locationOf } from '../testing/browser';
import { REDIRECT_URI, SpawnedSandbox } from '../testing/spawned-sandbox';

interface Tokens {
  id_token: string;
  access_token: string;
}

describe('signing in', () => {
  let sandbox: SpawnedSandbox;
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-sign-in-'));

  beforeAll(async () => {
    sandbox = await SpawnedSandbox.start({ SANDBOX_JWKS_FILE: join(folder, 'jwks.json') });
  });
  afterAll(async () => {
    await sandbox.end('SIGTERM');
    rmSync(folder, { recursive: true });
  });

  const begin = async (browser: Browser, request: AuthorizationRequest): Promise<string> =>
    locationOf(await browser.open(request.address()));

  /** Everything from the first redirect to the address the client is called back at. */
  async function callback(browser: Browser, request: AuthorizationRequest, login: string): Promise<URL> {
    const page = await begin(browser, request);
    const submitted = await browser.open(page, { login, password: 'demo' });
    return new URL(locationOf(await browser.open(locationOf(submitted))));
  }

  async function signIn(login: string, browser = new Browser(sandbox.url)): Promise<Tokens> {
    const request = new AuthorizationRequest();
    const back = await callback(browser, request, login);
    return (await (await request.exchange(sandbox.url, back.searchParams.get('code') ?? '')).json()) as Tokens;
  }

  const claimsOf = (token: string): Record<string, unknown> =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

  async function isSignedBy(origin: string, token: string): Promise<boolean> {
    const { keys } = (await (await fetch(`${origin}/oidc/jwks`)).json()) as { keys: JsonWebKey[] };
    const [header, payload, signature] = token.split('.') as [string, string, string];
    const key = createPublicKey({ key: keys[0]!, format: 'jwk' });
    return verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'));
  }

  it('leads from the request over the page to a code, a signed id token and the same claims at userinfo', async () => {
    const browser = new Browser(sandbox.url);
    const request = new AuthorizationRequest();
    const page = await begin(browser, request);
    const shown = await browser.open(page);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await shown.text()).toContain('林惠珍');

    const back = await callback(browser, request, 'lin');
    expect(back.href.startsWith(`${REDIRECT_URI}?`)).toBe(true);
    expect(back.searchParams.get('state')).toBe(request.state);
    expect(back.searchParams.get('iss')).toBe(`${sandbox.url}/oidc`);

    const answer = await request.exchange(sandbox.url, back.searchParams.get('code') ?? '');
    expect(answer.status).toBe(200);
    const { id_token: token, access_token: access } = (await answer.json()) as Tokens;
    expect(await isSignedBy(sandbox.url, token)).toBe(true);
    const claims = claimsOf(token);
    expect(claims).toMatchObject({
      iss: `${sandbox.url}/oidc`,
      nonce: request.nonce,
      name: '林惠珍',
      acr: 'real-name',
      roles: [],
    });
    expect(claims['id_number']).toMatch(/^\d{17}[\dX]$/);
    expect(claims['sub']).not.toContain(claims['id_number']);
    const userinfo = await fetch(`${sandbox.url}/oidc/me`, { headers: { authorization: `Bearer ${access}` } });
    const { sub, name, id_number, acr, roles } = claims;
    expect(await userinfo.json()).toEqual({ sub, name, id_number, acr, roles });
  });

  it('gives staff their roles, and lets any generated person in by id number', async () => {
    expect(claimsOf((await signIn('auditor')).id_token)).toMatchObject({ roles: ['auditor'] });
    expect(claimsOf((await signIn('clerk')).id_token)).toMatchObject({ roles: ['clerk'], office: '440703' });
    expect(claimsOf((await signIn('clerk-taishan')).id_token)).toMatchObject({ roles: ['clerk'], office: '440781' });
    expect(claimsOf((await signIn('reviewer')).id_token)).toMatchObject({ roles: ['reviewer'], office: '440700' });
    expect(claimsOf((await signIn('lin')).id_token)).not.toHaveProperty('office');
    const listed = await sandbox.ask('/admin/population?kind=restaurant&offset=1&limit=1');
    const { entries } = (await listed.json()) as { entries: { representative: { idNumber: string; name: string } }[] };
    const { idNumber, name } = entries[0]!.representative;
    expect(claimsOf((await signIn(idNumber)).id_token)).toMatchObject({ id_number: idNumber, name });
  });

  it('shows the form again for a wrong password, an unknown login and a person who has died', async () => {
    const listed = await sandbox.ask('/admin/population?kind=representative-deceased&limit=1');
    const { entries } = (await listed.json()) as { entries: { login: string }[] };
    const browser = new Browser(sandbox.url);
    const page = await begin(browser, new AuthorizationRequest());
    for (const form of [
      { login: 'lin', password: 'wrong' },
      { login: 'nobody', password: 'demo' },
      { login: entries[0]!.login, password: 'demo' },
      {},
    ]) {
      const answer = await browser.open(page, form as Record<string, string>);
      expect(answer.status).toBe(401);
      expect(await answer.text()).toContain('账号或密码不正确');
    }
    expect((await browser.open(page, { login: 'lin', password: 'demo' })).status).toBe(303);
  });

  it('goes back to the client when the person cancels', async () => {
    const browser = new Browser(sandbox.url);
    const submitted = await browser.open(await begin(browser, new AuthorizationRequest()), { cancel: 'yes' });
    const back = new URL(locationOf(await browser.open(locationOf(submitted))));
    expect(back.searchParams.get('error')).toBe('access_denied');
  });

  it('insists on PKCE, the right verifier, one use of a code, the client secret and a known address', async () => {
    const browser = new Browser(sandbox.url);
    const request = new AuthorizationRequest();
    const without = await browser.open(
      request.address({ code_challenge: undefined, code_challenge_method: undefined }),
    );
    expect(new URL(locationOf(without)).searchParams.get('error')).toBe('invalid_request');
    const plain = await browser.open(request.address({ code_challenge_method: 'plain' }));
    expect(new URL(locationOf(plain)).searchParams.get('error')).toBe('invalid_request');
    expect((await browser.open(request.address({ redirect_uri: 'http://127.0.0.1:1/elsewhere' }))).status).toBe(400);

    const codes: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      codes.push((await callback(new Browser(sandbox.url), request, 'chen')).searchParams.get('code') ?? '');
    }
    const [first, second, third] = codes as [string, string, string];
    expect((await request.exchange(sandbox.url, first, { code_verifier: 'x'.repeat(43) })).status).toBe(400);
    expect((await request.exchange(sandbox.url, second, { client_secret: 'guess' })).status).toBe(401);
    expect((await request.exchange(sandbox.url, third)).status).toBe(200);
    expect((await request.exchange(sandbox.url, third)).status).toBe(400);
  });

  it('keeps a person signed in until they sign out', async () => {
    const browser = new Browser(sandbox.url);
    const { id_token: token } = await signIn('chen', browser);
    const again = new URL(locationOf(await browser.open(new AuthorizationRequest().address())));
    expect(again.searchParams.get('code')).not.toBeNull();

    const leave = new URLSearchParams({
      id_token_hint: token,
      post_logout_redirect_uri: 'http://127.0.0.1:1/',
      state: 'bye',
    });
    const asked = await (await browser.open(`/oidc/session/end?${leave.toString()}`)).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(asked)?.[1] ?? '';
    const left = await browser.open('/oidc/session/end/confirm', { xsrf, logout: 'yes' });
    expect(locationOf(left)).toBe('http://127.0.0.1:1/?state=bye');
    expect(await begin(browser, new AuthorizationRequest())).toMatch(/^\/sign-in\//);
  });

  describe('at a level', () => {
    const AT_REAL_NAME = { acr_values: 'real-name face-verified' };
    const AT_FACE = {
      acr_values: 'face-verified',
      claims: JSON.stringify({ id_token: { acr: { essential: true, values: ['face-verified'] } } }),
    };

    /** Signs in with a password; the page that asks for more. */
    async function untilCheck(browser: Browser, request: AuthorizationRequest, login: string, level: object) {
      const page = locationOf(await browser.open(request.address(level as Record<string, string>)));
      const asked = await browser.open(page, { login, password: 'demo' });
      return { page, html: await asked.text(), status: asked.status };
    }

    const claimsAfter = async (browser: Browser, request: AuthorizationRequest, submitted: Response) => {
      const back = new URL(locationOf(await browser.open(locationOf(submitted))));
      const answer = await request.exchange(sandbox.url, back.searchParams.get('code') ?? '');
      const { id_token: token, access_token: access } = (await answer.json()) as Tokens;
      const userinfo = await fetch(`${sandbox.url}/oidc/me`, { headers: { authorization: `Bearer ${access}` } });
      return { claims: claimsOf(token), userinfo: (await userinfo.json()) as Record<string, unknown> };
    };

    it('says what the password alone is worth', async () => {
      expect(claimsOf((await signIn('yu')).id_token)['acr']).toBe('password');
      expect(claimsOf((await signIn('lin')).id_token)['acr']).toBe('real-name');
      expect(claimsOf((await signIn('feng')).id_token)['acr']).toBe('face-verified');
    });

    it('asks for the id number, then for the face, and tells the level reached', async () => {
      const [browser, request] = [new Browser(sandbox.url), new AuthorizationRequest()];
      const { page, html } = await untilCheck(browser, request, 'yu', AT_FACE);
      const idNumber = /name="idNumber"[^>]*\svalue="([^"]+)"/.exec(html)?.[1] ?? '';
      const wrong = await browser.open(`${page}/check`, { level: 'real-name', confirm: 'yes', idNumber: 'X' });
      expect(wrong.status).toBe(401);
      const face = await browser.open(`${page}/check`, { level: 'real-name', confirm: 'yes', idNumber });
      expect(await face.text()).toContain('Sandbox stand-in of the face check');
      const done = await browser.open(`${page}/check`, { level: 'face-verified', confirm: 'yes' });
      const { claims, userinfo } = await claimsAfter(browser, request, done);
      expect([claims['acr'], userinfo['acr']]).toEqual(['face-verified', 'face-verified']);
    });

    it('asks somebody who is signed in for more only, and for nothing that was proved already', async () => {
      const browser = new Browser(sandbox.url);
      await signIn('lin', browser);
      const request = new AuthorizationRequest();
      expect(
        new URL(locationOf(await browser.open(request.address(AT_REAL_NAME)))).searchParams.get('code'),
      ).toBeTruthy();
      const page = locationOf(await browser.open(request.address(AT_FACE)));
      expect(await (await browser.open(page)).text()).toContain('人脸核验');
      const done = await browser.open(`${page}/check`, { level: 'face-verified', confirm: 'yes' });
      expect((await claimsAfter(browser, request, done)).claims).toMatchObject({
        acr: 'face-verified',
        name: '林惠珍',
      });
    });

    it('goes back with a refusal when the person declines, or answers a page of another level', async () => {
      const browser = new Browser(sandbox.url);
      const { page } = await untilCheck(browser, new AuthorizationRequest(), 'lin', AT_FACE);
      const skipped = await browser.open(`${page}/check`, { level: 'real-name', confirm: 'yes' });
      expect(await skipped.text()).toContain('人脸核验');
      const declined = await browser.open(`${page}/check`, { level: 'face-verified', decline: 'yes' });
      const back = new URL(locationOf(await browser.open(locationOf(declined))));
      expect(back.searchParams.get('error')).toBe('access_denied');
    });

    it('takes no check without a password before it', async () => {
      const browser = new Browser(sandbox.url);
      const page = await begin(browser, new AuthorizationRequest());
      const answer = await browser.open(`${page}/check`, { level: 'face-verified', confirm: 'yes' });
      const back = new URL(locationOf(await browser.open(locationOf(answer))));
      expect(back.searchParams.get('error')).toBe('access_denied');
    });
  });

  it.each(['chen', 'nobody-at-all'])(
    'locks %s after wrong passwords, whether anybody has that name or not',
    async (login) => {
      const browser = new Browser(sandbox.url);
      const page = await begin(browser, new AuthorizationRequest());
      const statuses: number[] = [];
      for (let n = 0; n < 7; n += 1)
        statuses.push((await browser.open(page, { login, password: `wrong-${n}` })).status);
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
      const right = await browser.open(page, { login: login.toUpperCase(), password: 'demo' });
      expect(right.status).toBe(429);
      expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(200);
      expect(await right.text()).toContain('账号已暂时锁定');
      expect((await browser.open(page, { login: 'lin', password: 'demo' })).status).toBe(303);
    },
  );

  it('says so when a sign-in is over or belongs to another browser', async () => {
    const page = await begin(new Browser(sandbox.url), new AuthorizationRequest());
    const stranger = await new Browser(sandbox.url).open(page, { login: 'lin', password: 'demo' });
    expect(stranger.status).toBe(410);
    expect(await stranger.text()).toContain('登录已过期');
  });

  it('verifies tokens from before a kill by the kept keys, and names the same person after it', async () => {
    const before = (await signIn('lin')).id_token;
    await sandbox.killAndRestart();
    expect(await isSignedBy(sandbox.url, before)).toBe(true);
    expect(claimsOf((await signIn('lin')).id_token)['sub']).toBe(claimsOf(before)['sub']);
  });
});
