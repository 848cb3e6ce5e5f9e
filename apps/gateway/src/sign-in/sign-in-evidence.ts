import { SIGN_IN_SOURCE } from '@licensing/domain';
import { sha256Hex } from '@licensing/platform';
import { type SignInEvidence } from '../session/session';

/** Ids of tokens as providers make them, and as long as evidence may name them. */
const ID_FORM = /^[\x21-\x7e]{1,100}$/;
const HASH_PREFIX = 32;

const isTime = (value: unknown): value is number => typeof value === 'number' && value > 0 && value < 8.64e12;

/**
 * What the provider said, so that it can be asked about it later: the token itself names the person and is not kept.
 *
 * @param claims those of the token, of which the signature was checked
 */
export function toSignInEvidence(idToken: string, claims: Readonly<Record<string, unknown>>): SignInEvidence {
  const replySha256 = sha256Hex(idToken);
  const { jti } = claims;
  // When the person was recognised; a provider that does not say so says at least when it vouched for them.
  const seconds = [claims['auth_time'], claims['iat']].find(isTime) ?? 0;
  return {
    source: SIGN_IN_SOURCE,
    requestId: typeof jti === 'string' && ID_FORM.test(jti) ? jti : replySha256.slice(0, HASH_PREFIX),
    asOf: new Date(seconds * 1_000).toISOString(),
    replySha256,
  };
}
