import { prefersPage } from './prefers-page';

describe('prefersPage', () => {
  it.each(['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html, application/json;q=0.5'])(
    '%s takes a page, whatever the address would give',
    (accept) => {
      expect(prefersPage(accept, false)).toBe(true);
    },
  );

  it.each(['application/json', 'application/json, text/html;q=0.5', 'application/problem+json'])(
    '%s takes JSON, whatever the address would give',
    (accept) => {
      expect(prefersPage(accept, true)).toBe(false);
    },
  );

  it.each([undefined, '*/*', 'image/png', '', ';;,q=', 'text/html;q=0'])('leaves %p to the address', (accept) => {
    expect(prefersPage(accept, true)).toBe(true);
    expect(prefersPage(accept, false)).toBe(false);
  });
});
