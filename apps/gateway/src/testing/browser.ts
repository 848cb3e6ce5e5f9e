import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { type Account, type OidcProvider } from './oidc-provider';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

interface ApiDocument {
  readonly paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema: object }> }> }>
  >;
  readonly components: { readonly schemas: Record<string, object> };
}

/** The served API document as a judge of answers. */
export class ApiJudge {
  private readonly ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
  private readonly validators = new Map<string, ValidateFunction>();

  private constructor(private readonly document: ApiDocument) {
    this.ajv.addSchema({ $id: 'api', components: document.components });
  }

  static async read(origin: string): Promise<ApiJudge> {
    return new ApiJudge((await (await fetch(`${origin}/openapi.json`)).json()) as ApiDocument);
  }

  /** @throws Error when an answer is not one that the document describes */
  check(method: string, path: string, { status, headers, text }: Answer): void {
    const media = (headers.get('content-type') ?? '').split(';')[0] ?? '';
    const schema = this.findSchema(method.toLowerCase(), path.split('?')[0] ?? '', status, media);
    if (schema === 'undescribed')
      throw new Error(`${method} ${path} answers ${status} ${media}, which the document does not describe`);
    if (schema === undefined || !media.endsWith('json')) return;
    const key = JSON.stringify(schema);
    const validate =
      this.validators.get(key) ?? this.ajv.compile(JSON.parse(key.replaceAll('"#/', '"api#/')) as object);
    this.validators.set(key, validate);
    if (!validate(JSON.parse(text)))
      throw new Error(`${method} ${path} ${status}: ${JSON.stringify(validate.errors)} in ${text}`);
  }

  private findSchema(method: string, path: string, status: number, media: string): object | undefined | 'undescribed' {
    const isProblem = media === 'application/problem+json';
    if (isProblem) return { $ref: '#/components/schemas/Problem' };
    const form = Object.keys(this.document.paths).find((known) =>
      new RegExp(`^${known.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
    );
    const { responses } = this.document.paths[form ?? '']?.[method] ?? { responses: {} };
    const response = responses[String(status)];
    if (response === undefined) return 'undescribed';
    if (response.content === undefined) return media === '' ? undefined : 'undescribed';
    return response.content[media]?.schema ?? (media === '' ? undefined : 'undescribed');
  }
}

/** A browser with its cookies, whose every answer is checked against the API document. */
export class Browser {
  readonly cookies = new Map<string, string>();
  csrfToken = '';

  constructor(
    readonly origin: string,
    private readonly judge: ApiJudge,
    private readonly provider: OidcProvider,
  ) {}

  async open(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0)
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(this.origin + path, { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  async ask(method: string, path: string, body?: unknown, given: Record<string, string> = {}): Promise<Answer> {
    const headers: Record<string, string> = { ...given };
    if (body !== undefined) headers['content-type'] ??= 'application/json';
    if (this.csrfToken !== '' && method !== 'GET') headers['x-csrf-token'] ??= this.csrfToken;
    const content =
      body === undefined
        ? {}
        : { body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body) };
    const response = await this.open(path, { method, headers, ...(content as RequestInit) });
    const text = await response.text();
    const json = (/json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : {}) as Record<
      string,
      unknown
    >;
    const answer: Answer = { status: response.status, headers: response.headers, text, json };
    this.judge.check(method, path, answer);
    return answer;
  }

  /** The whole way through the provider and back. @returns where the gateway sent the browser */
  async signIn(account: Account, returnTo = '/'): Promise<string> {
    const begun = await this.ask('GET', `/v1/sign-in?return_to=${encodeURIComponent(returnTo)}`);
    const callback = this.provider.grant(begun.headers.get('location') ?? '', account);
    const finished = await this.ask('GET', `/v1/sign-in/callback?${callback.toString()}`);
    if (finished.status !== 303) throw new Error(`sign-in ended with ${finished.status}: ${finished.text}`);
    this.csrfToken = (await this.ask('GET', '/v1/session')).json['csrfToken'] as string;
    return finished.headers.get('location') ?? '';
  }
}
