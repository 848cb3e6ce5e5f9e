import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

export interface Account {
  readonly sub: string;
  readonly name: string;
  readonly id_number: string;
  readonly acr: string;
  readonly roles: readonly string[];
  readonly office?: string;
}

/** How a forged or broken answer differs from a good one. */
export interface TokenChange {
  /** Members of the token that are others than they should be; undefined: left out. */
  readonly claims?: Record<string, unknown>;
  /** Makes the token of its claims; the provider's own signature unless told. */
  readonly sign?: (claims: object) => string;
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
/** The provider's public key as a text, for those who would sign with it. */
export const publicKeyText = publicKey.export({ type: 'spki', format: 'pem' }).toString();

export const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function signToken(claims: object): string {
  const content = `${encode({ alg: 'RS256', kid: 'k', typ: 'JWT' })}.${encode(claims)}`;
  return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
}

/** The token side of an OpenID provider; whoever "signs in" at it says so with {@link OidcProvider.grant}. */
export class OidcProvider {
  private readonly codes = new Map<string, { asked: URLSearchParams; account: Account; change: TokenChange }>();
  private readonly server: Server = createServer((request, response) => void this.answer(request, response));
  issuer = '';

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.issuer = `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Signs a person in for an authorization request. @returns the query of the callback */
  grant(authorizationUrl: string, account: Account, change: TokenChange = {}): URLSearchParams {
    const asked = new URL(authorizationUrl).searchParams;
    const code = randomUUID();
    this.codes.set(code, { asked, account, change });
    return new URLSearchParams({ code, state: asked.get('state') ?? '', iss: this.issuer });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const { issuer } = this;
    if (request.url === '/.well-known/openid-configuration') {
      send(200, {
        issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'], id_token_signing_alg_values_supported: ['RS256'],
        subject_types_supported: ['public'], code_challenge_methods_supported: ['S256'],
        authorization_response_iss_parameter_supported: true,
      }); // prettier-ignore
    } else if (request.url === '/jwks') {
      send(200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', use: 'sig', alg: 'RS256' }] });
    } else {
      const form = await readForm(request);
      const idToken = this.exchange(form);
      if (idToken === undefined) send(400, { error: 'invalid_grant' });
      else send(200, { access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, id_token: idToken });
    }
  }

  private exchange(form: URLSearchParams): string | undefined {
    const grant = this.codes.get(form.get('code') ?? '');
    this.codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url'); // prettier-ignore
    if (grant?.asked.get('code_challenge') !== challenge) return undefined;
    const now = Math.floor(Date.now() / 1_000);
    const { claims, sign: signWith = signToken } = grant.change;
    return signWith({
      ...grant.account, iss: this.issuer, aud: grant.asked.get('client_id'), iat: now, exp: now + 60, auth_time: now,
      nonce: grant.asked.get('nonce'), ...claims,
    }); // prettier-ignore
  }
}
