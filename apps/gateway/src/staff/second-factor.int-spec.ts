import { Script } from 'node:vm';
import { enrolmentCodeFor } from '@licensing/platform';
import { type Browser } from '../testing/browser';
import { AUDITOR, GatewayHarness, OWNER } from '../testing/gateway-harness.module';
import { type Account } from '../testing/oidc-provider';
import { sampleCreditCode } from '../testing/sample-form';
import { type AuthenticatorApp, enrolApp, ENROLMENT_SECRET } from '../testing/second-factor';
import { SoftwareKey } from '../testing/software-key';
import { ADMINISTRATOR, CLERK } from '../testing/staff';

// The library is an ES module only: here it is compiled, and loaded without a dynamic import.
jest.mock('../sign-in/oidc-library', () => ({
  ...jest.requireActual<object>('../sign-in/oidc-library'),
  loadOidcLibrary: () => Promise.resolve(jest.requireActual<object>('openid-client')),
}));
// A topic of its own, so that no other consumer takes what is made up here.
jest.mock('@licensing/contracts', () => ({
  ...jest.requireActual<object>('@licensing/contracts'),
  EVENTS_TOPIC: `licensing.events.gateway-${process.pid}-staff`,
}));

const harness = new GatewayHarness(process.env, sampleCreditCode());
beforeAll(() => harness.start());
afterAll(() => harness.stop());

let people = 0;
const somebody = (account: Account): Account => ({ ...account, sub: `${account.sub}-${(people += 1)}` });

async function signIn(account: Account): Promise<Browser> {
  const browser = harness.browser();
  await browser.signIn(account);
  return browser;
}

async function enrolled(account: Account): Promise<{ browser: Browser; app: AuthenticatorApp }> {
  const browser = await signIn(account);
  return { browser, app: await enrolApp(browser) };
}

const look = async (browser: Browser) =>
  (await browser.ask('GET', '/v1/second-factor')).json as { ref: string; generation: number; factors: object[] };
const codeOf = async (browser: Browser): Promise<string> => {
  const { ref, generation } = await look(browser);
  return enrolmentCodeFor(ENROLMENT_SECRET, ref, generation);
};
const prove = (browser: Browser, code: string) => browser.ask('POST', '/v1/second-factor/proofs', { code });
const begin = (browser: Browser, kind: string, enrolmentCode?: string) =>
  browser.ask('POST', '/v1/second-factor/enrolments', { kind, enrolmentCode });

/** Registers a key; the browser goes on with its new session. */
async function enrolKey(browser: Browser, enrolmentCode?: string, key = new SoftwareKey(harness.origin)) {
  const { challengeId } = (await begin(browser, 'webauthn', enrolmentCode)).json as { challengeId: string };
  const path = `/v1/second-factor/enrolments/${challengeId}`;
  const answer = await browser.ask('POST', path, { credential: key.register(challengeId) });
  if (answer.status === 200) browser.csrfToken = answer.json['csrfToken'] as string;
  return { key, answer, path, challengeId };
}

const challenge = async (browser: Browser): Promise<string> =>
  (await browser.ask('POST', '/v1/second-factor/challenges', {})).json['challengeId'] as string;
const proveKey = (browser: Browser, challengeId: string, credential: object) =>
  browser.ask('POST', '/v1/second-factor/proofs', { challengeId, credential });

describe('staff without a second factor', () => {
  it('are sent to its page, and may look at their session, prove a factor and sign out: nothing else', async () => {
    const browser = harness.browser();
    const clerk = somebody(CLERK);
    expect(await browser.signIn(clerk, '/v1/applications')).toBe(
      '/staff/second-factor?return_to=%2Fv1%2Fapplications',
    );
    expect((await browser.ask('GET', '/v1/session')).json).toMatchObject({
      secondFactor: 'required', roles: ['clerk'], office: '440703',
    }); // prettier-ignore
    for (const [method, path] of [
      ['GET', '/v1/applications/abc'], ['GET', '/v1/audit'], ['GET', '/v1/devices'], ['GET', '/v1/staff'],
      ['POST', '/v1/drafts'], ['GET', '/v1/businesses'],
    ] as const)
      expect((await browser.ask(method, path)).json).toMatchObject({ status: 403, code: 'SESSION.SECOND_FACTOR' });
    expect((await browser.ask('POST', '/v1/sign-out', {})).status).toBe(204);
  }); // prettier-ignore

  it('cannot enrol with a password alone, nor with somebody else’s code', async () => {
    const [browser, other] = [await signIn(somebody(CLERK)), await signIn(somebody(CLERK))];
    for (const code of [undefined, '', 'AAAAA-AAAAA-AAAAA-AAAAA', await codeOf(other)])
      expect((await begin(browser, 'totp', code)).json).toMatchObject({ code: 'SESSION.FACTOR_WRONG' });
    const own = (await codeOf(browser)).toLowerCase().replaceAll('-', ' ');
    expect((await begin(browser, 'totp', own)).status).toBe(201);
  });

  it('enrol one first factor, however many begin at once; further ones only with the first proved', async () => {
    const clerk = somebody(CLERK);
    const browsers = await Promise.all([1, 2, 3].map(() => signIn(clerk)));
    const outcomes = await Promise.allSettled(browsers.map((browser) => enrolApp(browser)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const late = await signIn(clerk);
    expect((await look(late)).factors).toHaveLength(1);
    expect((await begin(late, 'webauthn', await codeOf(late))).json).toMatchObject({ code: 'SESSION.FACTOR_PRESENT' });
  });
});

describe('one-time passwords', () => {
  it('prove the factor, and the session goes on under another id', async () => {
    const clerk = somebody(CLERK);
    const { app } = await enrolled(clerk);
    const browser = await signIn(clerk);
    const before = browser.cookies.get('session');
    expect((await prove(browser, app.nextCode())).json).toMatchObject({ secondFactor: 'proved' });
    expect(browser.cookies.get('session')).not.toBe(before);
    const old = harness.browser();
    old.cookies.set('session', before ?? '');
    expect((await old.ask('GET', '/v1/session')).json).toMatchObject({ code: 'SESSION.EXPIRED' });
    expect((await browser.ask('GET', '/v1/devices')).status).toBe(200);
  });

  it('count once, the one that ended the enrolment too', async () => {
    const clerk = somebody(CLERK);
    const { app } = await enrolled(clerk);
    const used = app.codeAt(Date.now() - 30_000);
    const [first, second] = [await signIn(clerk), await signIn(clerk)];
    const code = app.nextCode();
    expect((await prove(first, code)).status).toBe(200);
    expect((await prove(second, code)).json).toMatchObject({ code: 'SESSION.FACTOR_USED' });
    expect((await prove(second, used)).json).toMatchObject({ code: 'SESSION.FACTOR_USED' });
    expect((await prove(second, app.nextCode())).status).toBe(200);
  });

  it('are refused when they are of another time, another person, or no code', async () => {
    const clerk = somebody(CLERK);
    const { app } = await enrolled(clerk);
    const other = await enrolled(somebody(CLERK));
    const browser = await signIn(clerk);
    for (const code of [app.codeAt(Date.now() - 120_000), other.app.codeAt(Date.now()), '12345', '１２３４５６'])
      expect((await prove(browser, code)).json).toMatchObject({ code: 'SESSION.FACTOR_WRONG' });
  });

  it('lock the account after five wrong ones, of twenty at once no more than five are judged; an administrator unlocks', async () => {
    const clerk = somebody(CLERK);
    const { app } = await enrolled(clerk);
    const browser = await signIn(clerk);
    const answers = await Promise.all(Array.from({ length: 20 }, () => prove(browser, '000000')));
    const codes = answers.map(({ json }) => json['code']);
    expect(codes.filter((code) => code === 'SESSION.FACTOR_WRONG').length).toBeLessThanOrEqual(5);
    expect(new Set(codes)).toEqual(new Set(['SESSION.FACTOR_WRONG', 'SESSION.LOCKED']));

    const right = await prove(browser, app.nextCode());
    expect(right.json).toMatchObject({ status: 423, code: 'SESSION.LOCKED' });
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(800);
    const again = harness.browser();
    await expect(again.signIn(clerk)).rejects.toThrow(/sign-in ended with 423/);

    const administrator = await harness.signedIn(ADMINISTRATOR);
    const { ref } = await look(browser);
    expect((await administrator.ask('POST', `/v1/staff/${ref}/unlock`, {})).status).toBe(204);
    expect((await prove(browser, app.codeAt(Date.now() + 30_000))).status).toBe(200);
  });
});

describe('authenticators', () => {
  it('are enrolled and prove the factor', async () => {
    const clerk = somebody(CLERK);
    const first = await signIn(clerk);
    const { key, answer } = await enrolKey(first, await codeOf(first));
    expect(answer.json).toMatchObject({ secondFactor: 'proved' });
    const browser = await signIn(clerk);
    const id = await challenge(browser);
    expect((await proveKey(browser, id, key.answer(id))).json).toMatchObject({ secondFactor: 'proved' });
  });

  it('can be added to a code app in a session that proved it', async () => {
    const clerk = somebody(CLERK);
    const { browser } = await enrolled(clerk);
    expect((await enrolKey(browser)).answer.status).toBe(200);
    expect((await look(browser)).factors).toMatchObject([{ kind: 'totp' }, { kind: 'webauthn' }]);
  });

  it('are refused in an enrolment of another site, another challenge, without their user, or a second time', async () => {
    const browser = await signIn(somebody(CLERK));
    const code = await codeOf(browser);
    const bad = [
      new SoftwareKey('http://localhost:1'),
      new SoftwareKey(harness.origin, { rpId: 'evil.example' }),
      new SoftwareKey(harness.origin, { isUserVerified: false }),
    ];
    for (const key of bad)
      expect((await enrolKey(browser, code, key)).answer.json).toMatchObject({ code: 'SESSION.FACTOR_WRONG' });
    const { challengeId } = (await begin(browser, 'webauthn', code)).json as { challengeId: string };
    const path = `/v1/second-factor/enrolments/${challengeId}`;
    const elsewhere = new SoftwareKey(harness.origin).register('A'.repeat(43));
    expect((await browser.ask('POST', path, { credential: elsewhere })).status).toBe(403);
    const { path: used, challengeId: usedId, key } = await enrolKey(browser, code);
    expect((await browser.ask('POST', used, { credential: key.register(usedId) })).status).toBe(403);
    expect((await look(browser)).factors).toHaveLength(1);
  });

  it('are refused with a replayed, foreign or old answer, a counter that did not grow, or a forged signature', async () => {
    const clerk = somebody(CLERK);
    const first = await signIn(clerk);
    const { key } = await enrolKey(first, await codeOf(first));
    const browser = await signIn(clerk);
    const id = await challenge(browser);
    const good = key.answer(id);
    const session = new Map(browser.cookies);
    expect((await proveKey(browser, id, good)).status).toBe(200);

    const thief = await signIn(clerk);
    expect((await proveKey(thief, id, good)).json).toMatchObject({ code: 'SESSION.FACTOR_WRONG' });
    const theirs = await challenge(thief);
    expect((await proveKey(thief, theirs, good)).json).toMatchObject({ code: 'SESSION.FACTOR_WRONG' });
    const clone = await challenge(thief);
    expect((await proveKey(thief, clone, key.answer(clone, { counter: 1 }))).status).toBe(403);
    const forged = await challenge(thief);
    const stranger = new SoftwareKey(harness.origin, { id: key.id });
    expect((await proveKey(thief, forged, stranger.answer(forged, { counter: 99 }))).status).toBe(403);
    expect(session.get('session')).not.toBe(browser.cookies.get('session'));
    const fresh = await challenge(thief);
    expect((await proveKey(thief, fresh, key.answer(fresh))).status).toBe(200);
  });
});

describe('administrators', () => {
  it('see accounts and no case', async () => {
    const administrator = await harness.signedIn(ADMINISTRATOR);
    await harness.signedIn(CLERK);
    const { accounts } = (await administrator.ask('GET', '/v1/staff')).json as { accounts: object[] };
    expect(accounts).toContainEqual(expect.objectContaining({ name: CLERK.name, roles: ['clerk'], office: '440703' }));
    for (const path of ['/v1/applications', '/v1/applications/abc', '/v1/audit', '/v1/certificates/JY1/file'])
      expect((await administrator.ask('GET', path)).json).toMatchObject({ status: 403, code: 'SESSION.FORBIDDEN' });
  });

  it('hand out the code of a new member of staff, and another after a lost device, which ends what was before', async () => {
    const administrator = await harness.signedIn(ADMINISTRATOR);
    const clerk = somebody(CLERK);
    const browser = await signIn(clerk);
    const { ref } = await look(browser);
    const path = `/v1/staff/${ref}/enrolment-code`;
    const handed = (await administrator.ask('GET', path)).json as { code: string };
    expect(handed.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect((await begin(browser, 'totp', handed.code)).status).toBe(201);
    const app = await enrolApp(browser);

    const renewed = await administrator.ask('POST', path, {});
    expect(renewed).toMatchObject({ status: 201, json: { ref, generation: 1 } });
    expect((await browser.ask('GET', '/v1/session')).json).toMatchObject({ code: 'SESSION.EXPIRED' });
    const after = await signIn(clerk);
    expect((await prove(after, app.nextCode())).json).toMatchObject({ code: 'SESSION.FACTOR_WRONG' });
    expect((await begin(after, 'totp', handed.code)).json).toMatchObject({ code: 'SESSION.FACTOR_WRONG' });
    expect((await begin(after, 'totp', renewed.json['code'] as string)).status).toBe(201);
  });

  it('do nothing for themselves, and nothing for nobody', async () => {
    const administrator = await harness.signedIn(ADMINISTRATOR);
    const { ref } = await look(administrator);
    for (const [method, path, status] of [
      ['GET', `${ref}/enrolment-code`, 403], ['POST', `${ref}/enrolment-code`, 403], ['POST', `${ref}/unlock`, 403],
      ['GET', 'nobody/enrolment-code', 404], ['POST', 'nobody/unlock', 404],
    ] as const)
      expect((await administrator.ask(method, `/v1/staff/${path}`, method === 'GET' ? undefined : {})).status).toBe(status);
  }); // prettier-ignore

  it.each([['an applicant', OWNER], ['a clerk', CLERK], ['an auditor', AUDITOR]])('%s is none', async (_name, account) => {
    const browser = await harness.signedIn(account);
    for (const [method, path] of [
      ['GET', '/v1/staff'], ['GET', '/v1/staff/x/enrolment-code'], ['POST', '/v1/staff/x/enrolment-code'], ['POST', '/v1/staff/x/unlock'],
    ] as const)
      expect((await browser.ask(method, path, method === 'GET' ? undefined : {})).json).toMatchObject({ code: 'SESSION.FORBIDDEN' });
  }); // prettier-ignore
});

describe('the page', () => {
  it('is for staff, runs only its own script, and shows the reference of whoever has none yet', async () => {
    const browser = await signIn(somebody(CLERK));
    const { ref } = await look(browser);
    const page = await browser.ask('GET', '/staff/second-factor?return_to=https://evil.example/');
    expect(page.text).toContain(ref);
    expect(page.text).toContain('data-return-to="/"');
    expect(page.text).not.toMatch(/<script>|onclick|style="/);
    expect(page.headers.get('content-security-policy')).toMatch(
      /default-src 'none';.*script-src 'self';connect-src 'self'/,
    );
    const script = await harness.browser().ask('GET', '/staff/second-factor.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(() => new Script(script.text)).not.toThrow();
    expect((await (await harness.signedIn(OWNER)).ask('GET', '/staff/second-factor')).status).toBe(403);
    expect((await harness.browser().ask('GET', '/staff/second-factor')).status).toBe(401);
  });

  it('keeps secrets and credentials sealed', async () => {
    const { app } = await enrolled(somebody(CLERK));
    const text = await harness.dump('second_factors', 'factor_challenges', 'staff_accounts', 'sessions');
    expect(text).toContain('sealed');
    for (const secret of [app.secret, CLERK.name, CLERK.id_number]) expect(text).not.toContain(secret);
  });
});

describe('devices', () => {
  it('are listed with this one marked, and can be signed out one by one or all others', async () => {
    const owner = { ...OWNER, sub: 'owner-of-devices' };
    const [here, there, third] = [await signIn(owner), await signIn(owner), await signIn(owner)];
    const list = async () =>
      (await here.ask('GET', '/v1/devices')).json['devices'] as { id: string; isThis: boolean }[];
    const devices = await list();
    expect(devices).toHaveLength(3);
    expect(devices.filter(({ isThis }) => isThis)).toHaveLength(1);
    const stranger = await signIn({ ...OWNER, sub: 'stranger-of-devices' });
    expect((await stranger.ask('DELETE', `/v1/devices/${devices[0]!.id}`)).status).toBe(404);
    expect((await here.ask('DELETE', `/v1/devices/${devices[0]!.id}`)).status).toBe(204);
    expect((await third.ask('GET', '/v1/session')).json).toMatchObject({ code: 'SESSION.EXPIRED' });
    expect((await here.ask('DELETE', '/v1/devices')).status).toBe(204);
    expect((await there.ask('GET', '/v1/session')).json).toMatchObject({ code: 'SESSION.EXPIRED' });
    expect(await list()).toHaveLength(1);
  });
});
