import { findLoginForm } from './login-form';

const PAGE = new URL('https://id.example.org/sign-in/u1?x=1');

describe('findLoginForm', () => {
  it('finds the names, the hidden fields and the address', () => {
    const html = `<!-- <form><input name=no type=password><input name=no></form> -->
      <form method="get" action="/search"><input name="q"></form>
      <form method="post" action="/sign-in/u1?a=1&amp;b=2">
        <input type='hidden' name="csrf" value="a&quot;b&#x4e2d;&#25991;&unknown;"/>
        <input id="login" name="login" value="" required
          aria-label="a > b" />
        <input name="password" type="PASSWORD" maxlength="64">
        <button type="submit" name="cancel" value="yes">Cancel</button>
      </form>`;
    expect(findLoginForm(html, PAGE)).toEqual({
      action: new URL('https://id.example.org/sign-in/u1?a=1&b=2'),
      userField: 'login',
      passwordField: 'password',
      otherFields: { csrf: 'a"b中文&unknown;' },
    });
  });

  it('posts to the page itself without an action', () => {
    const html = '<form method=post><input name=user type=email><input name=secret type=password></form>';
    expect(findLoginForm(html, PAGE)?.action.href).toBe(PAGE.href);
  });

  it.each([
    '<p>nothing</p>',
    '<form><input name="login"></form>',
    '<form><input type="password" name="p"></form>',
    '<form><input type="password"><input name="login"></form>',
  ])('finds none in %p', (html) => {
    expect(findLoginForm(html, PAGE)).toBeUndefined();
  });
});
