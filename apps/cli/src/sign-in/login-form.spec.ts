import { findConfirmForm, findLoginForm } from './login-form';

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

describe('findConfirmForm', () => {
  const page = new URL('http://localhost:4010/oidc/interaction/x');

  it('finds what is sent along, what is asked, and what the button says', () => {
    const html = `<form method="post" action="/oidc/interaction/x/check"><input type="hidden" name="level" value="real-name"/>
      <input id="i" name="idNumber" value="" required/><button type="submit" name="confirm" value="yes">确认</button>
      <button type="submit" name="decline" value="yes">谢绝</button></form>`;
    expect(findConfirmForm(html, page)).toEqual({
      action: new URL('http://localhost:4010/oidc/interaction/x/check'),
      fields: { level: 'real-name', confirm: 'yes' },
      asks: ['idNumber'],
    });
  });

  it('finds none on another page', () => {
    expect(findConfirmForm('<form><button name="decline" value="yes"></button></form>', page)).toBeUndefined();
  });
});
