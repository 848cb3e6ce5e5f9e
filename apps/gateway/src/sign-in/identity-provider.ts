import { Inject, Injectable } from '@nestjs/common';
import { type AssuranceLevel } from '@licensing/domain';
import { AppError } from '@licensing/platform';
import { type Configuration } from 'openid-client';
import { GatewayEnvironment } from '../gateway.config';
import { type SignInEvidence } from '../session/session';
import { OIDC_LIBRARY, type OidcLibrary } from './oidc-library';
import { toSignInEvidence } from './sign-in-evidence';
import { levelProblem, stepUpMaxAge, stepUpParameters } from './step-up';

/** How far the provider's clock may be ahead of ours. */
const CLOCK_TOLERANCE_SECONDS = 30;

export const CALLBACK_PATH = '/v1/sign-in/callback';

/** What must come back unchanged for a sign-in to be the one that was begun here. */
export interface SignInChecks {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** The level that was asked for; absent when any does. */
  readonly asked?: AssuranceLevel;
}

/** What the provider vouched for, and the evidence that it did. */
export interface Vouched {
  readonly claims: Readonly<Record<string, unknown>>;
  readonly signIn: SignInEvidence;
}

/** The unified identity provider, over OpenID Connect: authorization code with PKCE, state and nonce. */
@Injectable()
export class IdentityProvider {
  private discovered?: Promise<Configuration>;
  private readonly redirectUri: string;

  constructor(
    @Inject(GatewayEnvironment) private readonly config: GatewayEnvironment,
    @Inject(OIDC_LIBRARY) private readonly load: () => Promise<OidcLibrary>,
  ) {
    this.redirectUri = new URL(CALLBACK_PATH, config.PUBLIC_URL).href;
  }

  async begin(asked?: AssuranceLevel): Promise<{ readonly url: string; readonly checks: SignInChecks }> {
    const openid = await this.load();
    const configuration = await this.discover(openid);
    const checks = {
      state: openid.randomState(), nonce: openid.randomNonce(), codeVerifier: openid.randomPKCECodeVerifier(),
      ...(asked !== undefined && { asked }),
    }; // prettier-ignore
    const url = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: this.redirectUri,
      scope: 'openid identity',
      state: checks.state,
      nonce: checks.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(checks.codeVerifier),
      code_challenge_method: 'S256',
      ...(asked !== undefined && stepUpParameters(asked)),
    });
    return { url: url.href, checks };
  }

  /**
   * Exchanges what the provider sent back for its claims.
   *
   * @param search the callback's query, with its `?`
   * @throws AppError SESSION.SIGN_IN_FAILED when anything does not fit, SERVICE.UNAVAILABLE when the provider is silent
   */
  async finish(search: string, checks: SignInChecks): Promise<Vouched> {
    const openid = await this.load();
    const configuration = await this.discover(openid);
    try {
      const tokens = await openid.authorizationCodeGrant(configuration, new URL(search, this.redirectUri), {
        expectedState: checks.state,
        expectedNonce: checks.nonce,
        pkceCodeVerifier: checks.codeVerifier,
        idTokenExpected: true,
        maxAge: stepUpMaxAge(checks.asked),
      });
      const claims = tokens.claims();
      const idToken = tokens.id_token;
      if (claims === undefined || idToken === undefined) throw new Error('an answer without its id token');
      if (claims.iat > Date.now() / 1_000 + CLOCK_TOLERANCE_SECONDS) throw new Error('an id token from the future');
      return { claims: { ...claims }, signIn: toSignInEvidence(idToken, claims) };
    } catch (error) {
      if (isSilence(error)) throw new AppError('SERVICE.UNAVAILABLE', error);
      const isRefusal = checks.asked !== undefined && error instanceof openid.AuthorizationResponseError;
      throw new AppError('SESSION.SIGN_IN_FAILED', error, isRefusal ? [levelProblem(checks.asked)] : []);
    }
  }

  /** Asked when first needed, and again until it answers: the gateway starts also while the provider is down. */
  private discover(openid: OidcLibrary): Promise<Configuration> {
    const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = this.config;
    const issuer = new URL(OIDC_ISSUER);
    // The local stack's provider speaks plain http on this machine.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so by the library to make it stand out, not to be removed
    const transport = issuer.protocol === 'http:' ? [openid.allowInsecureRequests] : [];
    // The library otherwise believes an id token that comes straight from the token endpoint without looking at its
    // signature (OpenID Connect Core, 3.1.3.7, 6): whoever gets between the two could make up a person.
    const execute = [...transport, openid.enableNonRepudiationChecks];
    this.discovered ??= openid
      .discovery(issuer, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, undefined, { execute, timeout: 5 })
      .catch((error: unknown) => {
        this.discovered = undefined;
        throw new AppError('SERVICE.UNAVAILABLE', error);
      });
    return this.discovered;
  }
}

/** The network failed, or the provider did (5xx); anything else is about this sign-in. */
function isSilence(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (code === 'OAUTH_TIMEOUT' || error.message === 'fetch failed') return true;
  return cause instanceof Response ? cause.status >= 500 : cause instanceof Error && isSilence(cause);
}
