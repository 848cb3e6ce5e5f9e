import { type ProblemDocument } from '../problems/problem-document';
import { type Html, html } from './html';
import { ICONS } from './icons';
import { layout } from './layout';

const START_PAGE = html`<a class="button" href="/">返回首页 · Start page</a>`;
const SIGN_IN = html`<a class="button" href="/v1/sign-in">重新登录 · Sign in</a>`;
const SECOND_FACTOR = html`<a class="button" href="/staff/second-factor">第二因素认证 · Second factor</a>`;

const wayOnFrom = (code: string): Html =>
  code === 'SESSION.SECOND_FACTOR' ? SECOND_FACTOR : code.startsWith('SESSION.') ? SIGN_IN : START_PAGE;

/** What a browser shows when a page address cannot be answered. */
export function problemPage({ title, title_zh: titleZh, code, correlationId, problems }: ProblemDocument): string {
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
        ${problems.map(
          ({ zh, en, todo }) =>
            html`<p>${zh}${todo.zh}</p>
              <p class="en" lang="en">${en} ${todo.en}</p>`,
        )}
        <p>${wayOnFrom(code)}</p>
        <p class="en">${code} · ${correlationId}</p>
      </section>`,
  );
}
