import { CsrfTokens } from './csrf-tokens';

const keyOf = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const tokens = new CsrfTokens({ INDEX_KEY: keyOf(1) });

describe('CsrfTokens', () => {
  it('accepts the token of the same session', () => {
    expect(tokens.isTokenOf('session-a', tokens.tokenOf('session-a'))).toBe(true);
  });

  it.each([
    ['another session', tokens.tokenOf('session-b')],
    ['another key', new CsrfTokens({ INDEX_KEY: keyOf(2) }).tokenOf('session-a')],
    ['a shortened token', tokens.tokenOf('session-a').slice(0, -1)],
    ['nothing', undefined],
    ['an empty text', ''],
    ['a repeated header', [tokens.tokenOf('session-a')]],
  ])('refuses %s', (_name, offered) => {
    expect(tokens.isTokenOf('session-a', offered)).toBe(false);
  });

  it('does not give the session id away', () => {
    expect(tokens.tokenOf('session-a')).not.toContain('session-a');
  });
});
