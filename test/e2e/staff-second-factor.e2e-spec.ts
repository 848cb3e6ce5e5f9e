import { type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { Applicant } from '../support/applicant';
import { openChromium } from '../support/chromium';
import { gatewayUrl } from '../support/environment';

/** Nobody else in these tests signs in as this person. */
const LOGIN = 'inspector-taishan';
const PHONE = { width: 360, height: 740 };

/** A real browser with an authenticator that the test holds in its hand. */
class Desk {
  readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly devtools: CDPSession,
    private readonly authenticatorId: string,
  ) {
    page.on('console', (line) => {
      if (line.type() === 'error' && !/403|423/.test(line.text())) this.complaints.push(line.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  static async open(browser: Browser): Promise<Desk> {
    const context = await browser.newContext({ viewport: PHONE });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2', transport: 'internal', hasUserVerification: true, isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    }); // prettier-ignore
    return new Desk(context, page, devtools, authenticatorId);
  }

  /** Whether the authenticator recognises who holds it. */
  async recognise(isUserVerified: boolean): Promise<void> {
    await this.devtools.send('WebAuthn.setUserVerified', { authenticatorId: this.authenticatorId, isUserVerified });
  }

  async enterPassword(): Promise<void> {
    await this.page.goto(`${gatewayUrl()}/v1/sign-in?return_to=/v1/session`);
    if ((await this.page.locator('#login').count()) === 0) return;
    await this.page.fill('#login', LOGIN);
    await this.page.fill('#password', 'demo');
    await this.page.click('button:not(.plain)');
    await this.page.waitForURL('**/staff/second-factor**');
  }

  /** The session, once the page has gone on to it. */
  async session(): Promise<Record<string, unknown>> {
    await this.page.waitForURL('**/v1/session');
    return JSON.parse(await this.page.locator('body').innerText()) as Record<string, unknown>;
  }

  /** What the page says went wrong. */
  message(): Promise<string> {
    return this.page.locator('#message:not([hidden])').innerText();
  }

  /** By how much the page is wider than the screen. */
  overflow(): Promise<number> {
    return this.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  }
}

/** A code for somebody without a second factor, from an administrator; what was enrolled in an earlier run is reset. */
async function enrolmentCode(): Promise<string> {
  const administrator = await Applicant.signedIn('administrator');
  const { ref } = (await (await Applicant.signedInWithPassword(LOGIN)).get('/v1/second-factor')).body as {
    ref: string;
  };
  const { status, body } = await administrator.send('POST', `/v1/staff/${ref}/enrolment-code`, {});
  if (status !== 201) throw new Error(`no enrolment code: ${JSON.stringify(body)}`);
  return body['code'] as string;
}

describe('a member of staff with a security key', () => {
  let browser: Browser;
  let desk: Desk;

  beforeAll(async () => {
    browser = await openChromium();
    desk = await Desk.open(browser);
  });
  afterAll(() => browser.close());

  it('enrols it with the code from an administrator, on a phone', async () => {
    const code = await enrolmentCode();
    await desk.enterPassword();
    expect(await desk.overflow()).toBeLessThanOrEqual(0);
    await desk.page.fill('#enrolment-code', 'AAAAA-AAAAA-AAAAA-AAAAA');
    await desk.page.click('[data-action=enrol-webauthn]');
    expect(await desk.message()).toContain('验证未通过');
    await desk.page.fill('#enrolment-code', code.toLowerCase());
    await desk.page.click('[data-action=enrol-webauthn]');
    expect(await desk.session()).toMatchObject({ roles: ['inspector'], secondFactor: 'proved', office: '440781' });
  });

  it('signs in with it', async () => {
    await desk.context.clearCookies({ name: 'session' });
    await desk.enterPassword();
    await desk.page.click('[data-action=prove-webauthn]');
    expect(await desk.session()).toMatchObject({ secondFactor: 'proved' });
  });

  it('is not let in when the key does not recognise its user', async () => {
    await desk.context.clearCookies({ name: 'session' });
    await desk.enterPassword();
    await desk.recognise(false);
    await desk.page.click('[data-action=prove-webauthn]');
    expect(await desk.message()).toContain('设备未完成验证');
    expect((await desk.page.request.get(`${gatewayUrl()}/v1/devices`)).status()).toBe(403);
    await desk.recognise(true);
    await desk.page.click('[data-action=prove-webauthn]');
    expect(await desk.session()).toMatchObject({ secondFactor: 'proved' });
  });

  it('adds a code app, whose QR code and secret fit the screen of a phone and of a desk', async () => {
    await desk.page.goto(`${gatewayUrl()}/staff/second-factor`);
    await desk.page.click('[data-action=enrol-totp]');
    await desk.page.locator('#confirm').waitFor({ state: 'visible' });
    expect((await desk.page.locator('#qr path').getAttribute('d'))?.length).toBeGreaterThan(1_000);
    expect(await desk.page.locator('#secret').innerText()).toMatch(/^([A-Z2-7]{4} ?){8}$/);
    expect(await desk.overflow()).toBeLessThanOrEqual(0);
    await desk.page.setViewportSize({ width: 1_280, height: 800 });
    expect(await desk.overflow()).toBeLessThanOrEqual(0);
  });

  it('met no complaint of the browser on the way: no script, style or request was refused', () => {
    expect(desk.complaints).toEqual([]);
  });
});
