import { html } from './html';
import { signInPage } from './sign-in.page';

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
