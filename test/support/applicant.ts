import { type FactorExchange } from '../../apps/cli/src/sign-in/second-factor';
import { CookieClient } from './cookie-client';
import { gatewayUrl } from './environment';
import { proveStaff, staffFiles } from './staff';

/** An answer of the gateway: status, headers, and its JSON body if it has one. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export interface Application {
  readonly applicationId: string;
  readonly status: { readonly state: string; readonly licenceNumber?: string; readonly reasons?: { code: string }[] };
}

const ACTION = /<form[^>]*method="post"[^>]*action="([^"]+)"/i;
const FILLED_IN = /<input[^>]*\bname="([^"]+)"[^>]*\bvalue="([^"]*)"/gi;
const SECOND_FACTOR = '/staff/second-factor';

/** A person at a browser: signs in through the provider's own pages, then uses the gateway's API. */
export class Applicant {
  readonly client = new CookieClient();
  private csrfToken = '';

  constructor(readonly origin: string = gatewayUrl()) {}

  /** Signed in, staff with their second factor proved. Staff may be in the session of an earlier sign-in on this machine. */
  static async signedIn(login: string, origin?: string): Promise<Applicant> {
    const applicant = new Applicant(origin);
    if (!(await applicant.resume(login))) await applicant.signIn(login);
    return applicant;
  }

  /** Signed in with the password only: of staff, somebody whose second factor is still missing. */
  static async signedInWithPassword(login: string, origin?: string): Promise<Applicant> {
    const applicant = new Applicant(origin);
    await applicant.enterPassword(login);
    return applicant;
  }

  /** A sign-in of its own, to its end. */
  async signIn(login: string, password = 'demo'): Promise<void> {
    const { csrfToken, secondFactor } = await this.enterPassword(login, password);
    this.csrfToken = csrfToken;
    if (secondFactor !== 'required') return;
    this.csrfToken = await proveStaff(this.exchange(), login);
    staffFiles().keepSession(login, { cookie: this.client.cookieHeader(new URL(this.origin).host) });
  }

  /** Proves more to the provider, and goes on in a session of that level. */
  async stepUp(level: 'real-name' | 'face-verified'): Promise<void> {
    let page = await this.client.follow(`${this.origin}/v1/sign-in?acr=${level}&return_to=/v1/session`);
    for (let pages = 0; pages < 4 && !isJson(page.response); pages += 1) {
      const html = await page.response.text();
      if (!html.includes('name="confirm"')) throw new Error(`no check at ${page.url}: ${String(page.response.status)}`);
      page = await this.submitForm(html, page.url, { confirm: 'yes' });
    }
    const { csrfToken, assurance } = (await page.response.json()) as { csrfToken: string; assurance: string };
    if (assurance !== level) throw new Error(`asked for ${level}, reached ${assurance}`);
    this.csrfToken = csrfToken;
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return toAnswer(await this.client.send(`${this.origin}${path}`, { headers }));
  }

  /** Sends bytes as they are, as a file is uploaded. */
  async upload(path: string, bytes: Uint8Array, headers: Record<string, string> = {}): Promise<Answer> {
    return toAnswer(
      await this.client.send(`${this.origin}${path}`, {
        method: 'POST',
        body: bytes as RequestInit['body'],
        headers: { 'content-type': 'application/octet-stream', 'x-csrf-token': this.csrfToken, ...headers },
      }),
    );
  }

  /** A document of this person's, once it has been read. @throws Error after `seconds` */
  async untilRead(documentId: string, seconds = 60): Promise<Record<string, unknown>> {
    for (const end = Date.now() + seconds * 1_000; Date.now() < end;) {
      const { status, body } = await this.get(`/v1/documents/${documentId}`);
      if (status === 200 && ['read', 'unreadable'].includes(body['status'] as string)) return body;
      await new Promise((go) => setTimeout(go, 250));
    }
    throw new Error(`document ${documentId} has not been read after ${String(seconds)} s`);
  }

  async send(
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return toAnswer(
      await this.client.send(`${this.origin}${path}`, {
        method,
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          'x-csrf-token': this.csrfToken,
          ...headers,
        },
      }),
    );
  }

  /** A draft that only waits for its submission. */
  async prepareDraft(creditCode: string, fields: Record<string, unknown>): Promise<string> {
    const created = expectStatus(
      await this.send('POST', '/v1/drafts', { licenceType: 'food-business', creditCode }),
      201,
    );
    const id = created.body['id'] as string;
    const etag = created.headers.get('etag') ?? '';
    expectStatus(await this.send('PATCH', `/v1/drafts/${id}`, { fields }, { 'if-match': etag }), 200);
    return id;
  }

  async submit(draftId: string): Promise<string> {
    const { body } = expectStatus(await this.send('POST', '/v1/applications', { draftId }), 202);
    return body['applicationId'] as string;
  }

  /** Waits until the application has ended. @throws Error after `seconds` */
  async untilEnded(applicationId: string, seconds = 60): Promise<Application> {
    for (const end = Date.now() + seconds * 1_000; Date.now() < end;) {
      const { status, body } = await this.get(`/v1/applications/${applicationId}?wait=10`);
      const application = body as unknown as Application;
      if (status === 200 && ['issued', 'referred'].includes(application.status.state)) return application;
    }
    throw new Error(`application ${applicationId} has not ended after ${String(seconds)} s`);
  }

  private async enterPassword(login: string, password = 'demo'): Promise<SessionState> {
    const page = await this.client.follow(`${this.origin}/v1/sign-in?return_to=/v1/session`);
    const done = await this.submitForm(await page.response.text(), page.url, { login, password });
    if (done.response.status !== 200)
      throw new Error(`sign-in ended with ${String(done.response.status)} at ${done.url}`);
    if (new URL(done.url).pathname !== SECOND_FACTOR) return (await done.response.json()) as SessionState;
    const session = (await this.get('/v1/session')).body as unknown as SessionState;
    this.csrfToken = session.csrfToken;
    return session;
  }

  /** Fills in what the page has filled in already, and more. */
  private submitForm(
    html: string,
    url: string,
    fields: Record<string, string>,
  ): Promise<{ response: Response; url: string }> {
    const action = ACTION.exec(html)?.[1];
    if (action === undefined) throw new Error(`no form at ${url}`);
    const filledIn = [...html.matchAll(FILLED_IN)].map(([, name = '', value = '']): [string, string] => [name, value]);
    const body = new URLSearchParams({ ...Object.fromEntries(filledIn), ...fields });
    return this.client.follow(new URL(action, url).toString(), { method: 'POST', body });
  }

  private async resume(login: string): Promise<boolean> {
    const kept = this.origin === gatewayUrl() ? staffFiles().findSession(login) : undefined;
    if (kept === undefined) return false;
    this.client.takeCookies(new URL(this.origin).host, kept.cookie);
    const { status, body } = await this.get('/v1/session');
    if (status !== 200 || body['secondFactor'] !== 'proved') return false;
    this.csrfToken = body['csrfToken'] as string;
    return true;
  }

  private exchange(): FactorExchange {
    return {
      get: async (path) => (await this.get(path)).body,
      post: (path, body) => this.send('POST', path, body),
    };
  }
}

interface SessionState {
  readonly csrfToken: string;
  readonly secondFactor: string;
}

const isJson = (response: Response): boolean => /json/.test(response.headers.get('content-type') ?? '');

async function toAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const body = (isJson(response) && text !== '' ? JSON.parse(text) : { text }) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, body };
}

function expectStatus(answer: Answer, status: number): Answer {
  if (answer.status !== status)
    throw new Error(`expected ${String(status)}, got ${String(answer.status)}: ${JSON.stringify(answer.body)}`);
  return answer;
}
