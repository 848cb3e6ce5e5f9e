import { type DemoAccount, SANDBOX_PASSWORD } from '../accounts';
import { html, type Markup } from './html';
import { page } from './layout.page';

export interface SignInView {
  /** Address of this sign-in. */
  readonly action: string;
  readonly login: string;
  readonly failed: boolean;
  readonly demoAccounts: readonly DemoAccount[];
}

const failure = html`<div class="alert" id="failure" role="alert">
  账号或密码不正确，请重新输入。<br /><span class="en" lang="en"
    >The account or the password is not right. Try again.</span
  >
</div>`;

function demoItem({ action, login: current }: SignInView, { login, name }: DemoAccount): Markup {
  const marked = login.login === current ? html` aria-current="true"` : html``;
  return html`<li>
    <a href="${action}?login=${encodeURIComponent(login.login)}" ${marked}
      ><b>${name}</b><code>${login.login}</code><small>${login.noteZh}</small
      ><small class="en" lang="en">${login.noteEn}</small></a
    >
  </li> `;
}

/** The sign-in form and, beside it, the demo people; works without script. */
export function signInPage(view: SignInView): string {
  const { action, login, failed, demoAccounts } = view;
  const chosen = !failed && demoAccounts.some((account) => account.login.login === login);
  const invalid = failed ? html` aria-invalid="true" aria-describedby="failure"` : html``;
  const password = chosen ? html` value="${SANDBOX_PASSWORD}"` : html``;
  const [focusLogin, focusPassword, focusSubmit] = ['', '', ''].map((_, place) =>
    place === (chosen ? 2 : login === '' ? 0 : 1) ? html` autofocus` : html``,
  ) as [Markup, Markup, Markup];
  return page(
    '登录 · 统一身份认证',
    'two',
    html`<section>
        <h1>登录</h1>
        <p class="en" lang="en">Sign in to go on to the licensing service</p>
        ${failed ? failure : html``}
        <form method="post" action="${action}">
          <label for="login">账号或身份证号<span class="en" lang="en">Account or id number</span></label>
          <input
            id="login"
            name="login"
            value="${login}"
            autocomplete="username"
            autocapitalize="none"
            spellcheck="false"
            maxlength="64"
            required${invalid}${focusLogin}
          />
          <label for="password">密码<span class="en" lang="en">Password</span></label>
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="current-password"
            maxlength="64"
            required${password}${invalid}${focusPassword}
          />
          <button type="submit" ${focusSubmit}>登录 <span lang="en">Sign in</span></button>
          <button class="plain" type="submit" name="cancel" value="yes" formnovalidate>
            取消并返回 <span lang="en">Cancel</span>
          </button>
        </form>
        <p class="hint">
          所有演示账号的密码均为 <b>${SANDBOX_PASSWORD}</b>。<br /><span class="en" lang="en"
            >Every account of the sandbox has the password “${SANDBOX_PASSWORD}”.</span
          >
        </p>
      </section>
      <section aria-labelledby="people">
        <h2 id="people">演示人员</h2>
        <p class="en" lang="en">Demo people: choose one to fill in the form</p>
        <ul>
          ${demoAccounts.map((account) => demoItem(view, account))}
        </ul>
      </section>`,
  );
}
