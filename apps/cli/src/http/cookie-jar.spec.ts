import { CookieJar } from './cookie-jar';

const GATEWAY = new URL('http://localhost:4000/v1/sign-in');
const at = (text: string): URL => new URL(text);

describe('CookieJar', () => {
  it('sends a cookie back to the host that set it, on any port, and to no other', () => {
    const jar = new CookieJar();
    jar.keep(GATEWAY, ['session=abc=def; Path=/; HttpOnly; SameSite=Lax']);
    expect(jar.headerFor(at('http://localhost:4010/oidc'))).toBe('session=abc=def');
    expect(jar.headerFor(at('http://127.0.0.1:4000/'))).toBeUndefined();
    expect(jar.headerFor(at('http://sub.localhost:4000/'))).toBeUndefined();
  });

  it('keeps to the path, and sends the longer path first', () => {
    const jar = new CookieJar();
    jar.keep(GATEWAY, ['wide=1; Path=/', 'deep=2; Path=/sign-in/uid', 'here=3']);
    expect(jar.headerFor(at('http://localhost/sign-in/uid/x'))).toBe('deep=2; wide=1');
    expect(jar.headerFor(at('http://localhost/sign-in/uid-other'))).toBe('wide=1');
    expect(jar.headerFor(at('http://localhost/v1/session'))).toBe('here=3; wide=1');
  });

  it('replaces, expires and deletes', () => {
    let now = 1_000_000;
    const jar = new CookieJar(() => now);
    jar.keep(GATEWAY, ['a=1; Path=/; Max-Age=10', 'b=1; Path=/; Expires=Thu, 01 Jan 1970 01:00:00 GMT', 'c=1; Path=/']);
    jar.keep(GATEWAY, ['c=2; Path=/']);
    expect(jar.headerFor(GATEWAY)).toBe('a=1; b=1; c=2');
    now += 10_001;
    expect(jar.headerFor(GATEWAY)).toBe('b=1; c=2');
    jar.keep(GATEWAY, ['c=; Path=/; Max-Age=0']);
    expect(jar.headerFor(GATEWAY)).toBe('b=1');
    now = 3_600_001;
    expect(jar.headerFor(GATEWAY)).toBeUndefined();
  });

  it('takes a domain only from within it', () => {
    const jar = new CookieJar();
    jar.keep(at('https://id.example.org/'), ['mine=1; Domain=.example.org', 'foreign=1; Domain=example.net']);
    expect(jar.headerFor(at('https://www.example.org/'))).toBe('mine=1');
    expect(jar.headerFor(at('https://example.net/'))).toBeUndefined();
  });

  it('keeps secure cookies off plain connections, this machine apart', () => {
    const jar = new CookieJar();
    jar.keep(at('https://example.org/'), ['s=1; Secure']);
    expect(jar.headerFor(at('http://example.org/'))).toBeUndefined();
    jar.keep(at('http://example.org/'), ['t=1; Secure']);
    expect(jar.headerFor(at('https://example.org/'))).toBe('s=1');
    jar.keep(GATEWAY, ['u=1; Secure; Path=/']);
    expect(jar.headerFor(GATEWAY)).toBe('u=1');
  });

  it.each(['', 'novalue', '=x', '; Path=/'])('drops %p', (line) => {
    const jar = new CookieJar();
    jar.keep(GATEWAY, [line]);
    expect(jar.headerFor(GATEWAY)).toBeUndefined();
  });
});
