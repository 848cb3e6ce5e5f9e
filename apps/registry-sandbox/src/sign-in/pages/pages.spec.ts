import { createHash } from 'node:crypto';
import { html } from './html';
import { noticePage } from './layout.page';
import { signInPage } from './sign-in.page';
import { signOutPage } from './sign-out.page';
import { pageHeaders } from './style';

const demoAccounts = [
  { name: '林惠珍', login: { login: 'lin', idNumber: '', roles: [], noteZh: '店主', noteEn: 'Owner' } },
];

describe('html', () => {
  it('escapes text and keeps markup', () => {
    expect(html`<p title="${'"&\''}">${'<b>'}${html`<i>${'>'}</i>`}</p>`.text).toBe(
      '<p title="&quot;&amp;&#39;">&lt;b&gt;<i>&gt;</i></p>',
    );
  });
});

describe('signInPage', () => {
  it('needs no script, labels each field and offers the demo people', () => {
    const text = signInPage({ action: '/sign-in/u', login: '', failed: false, demoAccounts });
    expect(text).not.toContain('<script');
    expect(text).toContain('<label for="login">');
    expect(text).toContain('<label for="password">');
    expect(text).toContain('href="/sign-in/u?login=lin"');
    expect(text).toContain('lang="zh-CN"');
    expect(text).not.toContain('value="demo"');
  });

  it('fills in the password of a chosen demo person only', () => {
    const view = { action: '/sign-in/u', failed: false, demoAccounts };
    expect(signInPage({ ...view, login: 'lin' })).toContain('value="demo"');
    expect(signInPage({ ...view, login: 'somebody' })).not.toContain('value="demo"');
  });

  it('tells of a wrong password where a screen reader finds it, and echoes the login harmlessly', () => {
    const text = signInPage({ action: '/sign-in/u', login: '"><script>', failed: true, demoAccounts });
    expect(text).toContain('role="alert"');
    expect(text).toContain('aria-describedby="failure"');
    expect(text).not.toContain('<script');
  });
});

describe('pageHeaders', () => {
  it.each([
    ['sign-in', signInPage({ action: '/sign-in/u', login: '', failed: false, demoAccounts })],
    ['sign-out', signOutPage('<form id="op.logoutForm"></form>')],
    ['notice', noticePage('标题', '内容', 'Text')],
  ])('lets the style of the %s page through, to the letter', (_name, text) => {
    const style = /<style>([^]*)<\/style>/.exec(text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(style).not.toBe('');
    expect(pageHeaders()['content-security-policy']).toContain(`style-src 'sha256-${hash}'`);
  });

  it('lets forms end at the given places only', () => {
    expect(pageHeaders(['http://127.0.0.1:1'])['content-security-policy']).toContain(
      "form-action 'self' http://127.0.0.1:1;",
    );
  });
});
