import { type ProblemDocument } from '../problems/problem-document';
import { html } from './html';
import { ICONS } from './icons';
import { layout } from './layout';

const SIGN_IN = html`<a class="button" href="/v1/sign-in">重新登录 · Sign in</a>`;
const START_PAGE = html`<a class="button" href="/">返回首页 · Start page</a>`;

/** What a browser shows when a page address cannot be answered. */
export function problemPage({ title, title_zh: titleZh, code, correlationId }: ProblemDocument): string {
  return layout(
    titleZh,
    html`<section class="state unknown">
        ${ICONS.unknown}
        <div>
          <h1>${titleZh}</h1>
          <p class="en" lang="en">${title}</p>
        </div>
      </section>
      <section class="card">
        <p>${code.startsWith('SESSION.') ? SIGN_IN : START_PAGE}</p>
        <p class="en">${code} · ${correlationId}</p>
      </section>`,
  );
}
