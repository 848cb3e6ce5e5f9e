import { createHash } from 'node:crypto';
import { toSignInEvidence } from './sign-in-evidence';

const TOKEN = 'header.claims.signature';
const SHA256 = createHash('sha256').update(TOKEN).digest('hex');
const IAT = 1_772_413_260;

describe('toSignInEvidence', () => {
  it('names the token by its id, the moment of recognition, and the hash of the token', () => {
    expect(toSignInEvidence(TOKEN, { jti: 'token-1', iat: IAT, auth_time: IAT - 60, name: '样例甲' })).toEqual({
      source: 'identity-provider', requestId: 'token-1', asOf: '2026-03-02T01:00:00.000Z', replySha256: SHA256,
    }); // prettier-ignore
  });

  it.each([undefined, '', 7, 'with space', '身份', 'x'.repeat(101)])(
    'names a token whose id is unusable by its hash: %j',
    (jti) => {
      expect(toSignInEvidence(TOKEN, { jti, iat: IAT })).toMatchObject({
        requestId: SHA256.slice(0, 32), asOf: '2026-03-02T01:01:00.000Z',
      }); // prettier-ignore
    },
  );

  it.each([-1, Number.NaN, 1e20, '1772413260'])(
    'does not break on a time of recognition that is none: %j',
    (authTime) => {
      expect(toSignInEvidence(TOKEN, { iat: IAT, auth_time: authTime }).asOf).toBe('2026-03-02T01:01:00.000Z');
    },
  );
});
