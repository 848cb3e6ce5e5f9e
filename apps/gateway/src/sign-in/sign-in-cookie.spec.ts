import { createFieldSeal } from '@licensing/platform';
import { SignInCookie } from './sign-in-cookie';

const seal = createFieldSeal(Buffer.alloc(32, 3));
const cookie = new SignInCookie(seal);
const begun = { state: 'state-1', nonce: 'nonce-1', codeVerifier: 'verifier-1', returnTo: '/verify' };

describe('SignInCookie', () => {
  afterEach(() => jest.useRealTimers());

  it('gives back what was begun, and shows nothing of it', () => {
    const text = cookie.write(begun);
    expect(cookie.read(text)).toEqual(begun);
    expect(Buffer.from(text.split('.')[1]!, 'base64').toString('latin1')).not.toContain('verifier-1');
  });

  it('ends after ten minutes', () => {
    const text = cookie.write(begun);
    jest.useFakeTimers({ now: Date.now() + 10 * 60_000 });
    expect(cookie.read(text)).toBeUndefined();
  });

  it.each([
    ['nothing', undefined],
    ['an empty text', ''],
    ['a made-up text', 'abc.def'],
    ['another key', new SignInCookie(createFieldSeal(Buffer.alloc(32, 4))).write(begun)],
    ['something sealed for another purpose', seal.seal({ until: Date.now() + 60_000, begun }, 'sessions/x/sealed')],
    ['null', seal.seal(null, 'cookie/sign-in')],
  ])('does not read %s', (_name, text) => {
    expect(cookie.read(text)).toBeUndefined();
  });

  it('does not read a changed text', () => {
    const text = cookie.write(begun);
    const at = text.length - 6;
    const changed = text.slice(0, at) + (text.charAt(at) === 'A' ? 'B' : 'A') + text.slice(at + 1);
    expect(cookie.read(changed)).toBeUndefined();
  });
});
