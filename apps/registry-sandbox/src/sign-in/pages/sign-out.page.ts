import { html, Markup } from './html';
import { page } from './layout.page';

/** Name of the form that the provider prepares, with its own protection against forgery. */
const FORM = 'op.logoutForm';

/** @param form the provider's prepared form */
export function signOutPage(form: string): string {
  return page(
    '退出登录',
    'one',
    html`<section>
      <h1>退出登录？</h1>
      <p class="en" lang="en">Sign out of the identity provider too?</p>
      ${new Markup(form)}
      <button type="submit" form="${FORM}" name="logout" value="yes" autofocus>
        退出登录 <span lang="en">Sign out</span>
      </button>
      <button class="plain" type="submit" form="${FORM}">保持登录 <span lang="en">Stay signed in</span></button>
    </section>`,
  );
}
