import fc from 'fast-check';
import { toReturnPath } from './return-to';

const PUBLIC_URL = 'https://licensing.example';

describe('toReturnPath', () => {
  it.each(['/', '/verify?number=1', '/v1/drafts/a-b', '/%E9%A3%9F'])('goes to %s', (path) => {
    expect(toReturnPath(path, PUBLIC_URL)).toBe(path);
  });

  it.each([
    undefined, '', 'verify', '//evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example',
    'https://licensing.example/', 'javascript:alert(1)', '/\t/evil.example', '/a\u0000b', '/..//evil.example', '/.//evil.example',
    ['/a', '/b'], `/${'a'.repeat(600)}`, 'data:text/html,x', ' /verify',
  ])('goes to the start page for %p', (offered) => {
    expect(toReturnPath(offered, PUBLIC_URL)).toBe('/');
  }); // prettier-ignore

  it('never leaves the origin', () => {
    const text = fc.string({ unit: fc.constantFrom('/', '\\', '.', ':', '@', 'e', '\t', '%', '2', 'f', '?', '#') });
    fc.assert(
      fc.property(text, (offered) => {
        const path = toReturnPath(offered, PUBLIC_URL);
        expect(new URL(path, PUBLIC_URL).origin).toBe(PUBLIC_URL);
        expect(path).toMatch(/^\/(?![/\\])/);
      }),
    );
  });
});
