import { createHash, randomBytes } from 'node:crypto';
import { CLIENT, REDIRECT_URI } from './spawned-sandbox';

interface Cookie {
  readonly pair: string;
  readonly path: string;
}

/** Follows nothing by itself and keeps cookies by path, as far as sign-in needs it. */
export class Browser {
  private readonly cookies = new Map<string, Cookie>();

  constructor(private readonly origin: string) {}

  async open(address: string, form?: Record<string, string>): Promise<Response> {
    const url = new URL(address, this.origin);
    const fitting = [...this.cookies.values()].filter(({ path }) => url.pathname.startsWith(path));
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: fitting.map(({ pair }) => pair).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  private keep(line: string): void {
    const pair = line.split(';')[0] ?? '';
    const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/';
    const name = `${pair.split('=')[0] ?? ''} ${path}`;
    const expires = /;\s*expires=([^;]+)/i.exec(line)?.[1];
    if (expires !== undefined && Date.parse(expires) < Date.now()) this.cookies.delete(name);
    else this.cookies.set(name, { pair, path });
  }
}

/** One sign-in as a client starts it. */
export class AuthorizationRequest {
  readonly verifier = randomBytes(32).toString('base64url');
  readonly state = randomBytes(8).toString('hex');
  readonly nonce = randomBytes(8).toString('hex');

  address(change: Record<string, string | undefined> = {}): string {
    const parameters: Record<string, string | undefined> = {
      client_id: CLIENT.client_id,
      response_type: 'code',
      scope: 'openid identity',
      redirect_uri: REDIRECT_URI,
      state: this.state,
      nonce: this.nonce,
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...change,
    };
    const given = Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
    return `/oidc/auth?${new URLSearchParams(given as [string, string][]).toString()}`;
  }

  exchange(origin: string, code: string, change: Record<string, string> = {}): Promise<Response> {
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: REDIRECT_URI,
      code_verifier: this.verifier,
      ...CLIENT,
      ...change,
    });
    return fetch(`${origin}/oidc/token`, { method: 'POST', body });
  }
}

export function locationOf(response: Response): string {
  const location = response.headers.get('location');
  if (location === null) throw new Error(`no redirect: ${response.status}`);
  return location;
}
