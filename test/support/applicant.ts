import { CookieClient } from './cookie-client';
import { gatewayUrl } from './environment';

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
const HIDDEN = /<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"/gi;

/** A person at a browser: signs in through the provider's own page, then uses the gateway's API. */
export class Applicant {
  readonly client = new CookieClient();
  private csrfToken = '';

  constructor(readonly origin: string = gatewayUrl()) {}

  static async signedIn(login: string, origin?: string): Promise<Applicant> {
    const applicant = new Applicant(origin);
    await applicant.signIn(login);
    return applicant;
  }

  async signIn(login: string, password = 'demo'): Promise<void> {
    const page = await this.client.follow(`${this.origin}/v1/sign-in?return_to=/v1/session`);
    const html = await page.response.text();
    const action = ACTION.exec(html)?.[1];
    if (action === undefined) throw new Error(`no sign-in form at ${page.url} (${String(page.response.status)})`);
    const fields = new URLSearchParams(
      [...html.matchAll(HIDDEN)].map(([, name = '', value = '']): [string, string] => [name, value]),
    );
    fields.set('login', login);
    fields.set('password', password);
    const done = await this.client.follow(new URL(action, page.url).toString(), { method: 'POST', body: fields });
    if (done.response.status !== 200)
      throw new Error(`sign-in ended with ${String(done.response.status)} at ${done.url}`);
    this.csrfToken = ((await done.response.json()) as { csrfToken: string }).csrfToken;
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return toAnswer(await this.client.send(`${this.origin}${path}`, { headers }));
  }

  async send(
    method: 'POST' | 'PATCH',
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return toAnswer(
      await this.client.send(`${this.origin}${path}`, {
        method,
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', 'x-csrf-token': this.csrfToken, ...headers },
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
}

async function toAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const body = (isJson && text !== '' ? JSON.parse(text) : { text }) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, body };
}

function expectStatus(answer: Answer, status: number): Answer {
  if (answer.status !== status)
    throw new Error(`expected ${String(status)}, got ${String(answer.status)}: ${JSON.stringify(answer.body)}`);
  return answer;
}
