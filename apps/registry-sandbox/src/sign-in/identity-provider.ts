import type { Configuration, default as Provider, JWKS, KoaContextWithOIDC } from 'oidc-provider';
import type { Account, Accounts } from './accounts';
import { askedLevels } from './levels';
import { MemoryStore } from './memory.adapter';
import { noticePage } from './pages/layout.page';
import { signOutPage } from './pages/sign-out.page';
import { pageHeaders } from './pages/style';

export const SCOPES = 'openid identity';

const HOUR = 3_600;

export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clientAuth: 'client_secret_post' | 'client_secret_basic';
  readonly redirectUris: readonly string[];
  readonly keys: JWKS;
  readonly accounts: Accounts;
}

/** @param acr the level that was reached in the session, which may be higher than what the password is worth */
function claimsOf(
  { id, person, roles, office, acr: own }: Account,
  acr: string = own,
): { sub: string; [claim: string]: unknown } {
  return { sub: id, name: person.name, id_number: person.idNumber, acr, roles: [...roles], ...(office && { office }) };
}

/** The level of the session that a code or an access token comes from. */
async function levelOf(ctx: KoaContextWithOIDC, token: unknown): Promise<string | undefined> {
  const { acr, sessionUid } = (token ?? {}) as { acr?: string; sessionUid?: string };
  if (acr !== undefined || sessionUid === undefined) return acr;
  return (await ctx.oidc.provider.Session.findByUid(sessionUid))?.acr;
}

/** Where people may land after signing out: the start page of each place they can come from. */
export function originsOf(redirectUris: readonly string[]): string[] {
  return [...new Set(redirectUris.map((uri) => new URL(uri).origin))];
}

/** The one client is the licensing system itself, so nobody is asked whether it may know who they are. */
async function loadGrant(ctx: KoaContextWithOIDC): Promise<InstanceType<Provider['Grant']> | undefined> {
  const { client, session, provider } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  const known = session.grantIdFor(client.clientId);
  const found = known === undefined ? undefined : await provider.Grant.find(known);
  if (found) return found;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(SCOPES);
  await grant.save();
  return grant;
}

function showPage(ctx: KoaContextWithOIDC, body: string, formTargets: readonly string[] = []): void {
  ctx.set(pageHeaders(formTargets));
  ctx.type = 'html';
  ctx.body = body;
}

function toConfiguration(settings: ProviderSettings): Configuration {
  const { clientId, clientSecret, clientAuth, redirectUris, keys, accounts } = settings;
  const store = new MemoryStore();
  const origins = originsOf(redirectUris);
  return {
    adapter: (model: string) => store.adapterFor(model),
    jwks: keys,
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [...redirectUris],
        post_logout_redirect_uris: origins.flatMap((origin) => [origin, `${origin}/`]),
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: clientAuth,
      },
    ],
    responseTypes: ['code'],
    scopes: ['openid', 'identity'],
    claims: { openid: ['sub'], identity: ['name', 'id_number', 'acr', 'roles', 'office'] },
    acrValues: ['password', 'real-name', 'face-verified'],
    // The licensing system reads everything from the id token and saves a call.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: [clientSecret] },
    clientBasedCORS: () => false,
    findAccount: (ctx, id, token) => {
      const account = accounts.findById(id);
      return account && { accountId: id, claims: async () => claimsOf(account, await levelOf(ctx, token)) };
    },
    loadExistingGrant: loadGrant,
    interactions: { url: (_ctx, interaction) => `/sign-in/${interaction.uid}` },
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      Grant: 8 * HOUR,
      IdToken: HOUR,
      Interaction: HOUR,
      Session: 8 * HOUR,
    },
    features: {
      // A client asks for a level by the essential claim `acr`; only that makes the provider ask the person for more.
      claimsParameter: { enabled: true },
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          showPage(ctx, signOutPage(form), origins);
        },
        postLogoutSuccessSource: (ctx) => {
          showPage(
            ctx,
            noticePage('已退出登录', '您已安全退出，可以关闭此页面。', 'You have signed out and may close this page.'),
          );
        },
      },
    },
    renderError: (ctx, out) => {
      const { error, error_description: description } = out;
      showPage(
        ctx,
        noticePage(
          '无法继续登录',
          '登录请求有误或已过期，请返回原页面重新开始。',
          `${error}: ${description ?? 'start again from the page you came from'}`,
        ),
      );
    },
  };
}

/** An OpenID Connect provider over the population: code flow with PKCE, one confidential client. */
export async function createIdentityProvider(settings: ProviderSettings): Promise<Provider> {
  // The package is an ES module; `import()` is left as it is by the build.
  const { default: OidcProvider, interactionPolicy } = await import('oidc-provider');
  const policy = interactionPolicy.base();
  const { Check } = interactionPolicy;
  policy.get('login')?.checks.add(
    new Check('acr_values', 'the levels asked for were not reached yet', ({ oidc }) => {
      const asked = askedLevels(oidc.params ?? {});
      const isReached = asked.length === 0 || asked.some((level) => level === oidc.acr);
      return oidc.session?.accountId !== undefined && !isReached ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT;
    }),
  );
  const configuration = toConfiguration(settings);
  return new OidcProvider(settings.issuer, {
    ...configuration,
    interactions: { ...configuration.interactions, policy },
  });
}
