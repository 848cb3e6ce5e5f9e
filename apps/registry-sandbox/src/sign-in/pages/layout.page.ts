import { html, Markup } from './html';
import { STYLE } from './style';

/** In one piece: its hash is in the page's headers, so not even a line break may be added inside. */
const styleElement = new Markup(`<style>${STYLE}</style>`);

/** A whole page, Chinese first. */
export function page(title: string, columns: 'one' | 'two', content: Markup): string {
  const body = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${styleElement}
      </head>
      <body>
        <header>
          <div><strong>统一身份认证平台</strong><span lang="en">Unified identity provider · sandbox</span></div>
        </header>
        <main class="${columns}">${content}</main>
        <footer>
          本平台为演示环境，人员与市场主体均为虚构。
          <span lang="en">Sandbox: every person and business is invented.</span>
        </footer>
      </body>
    </html>`;
  return body.text;
}

/** A page that says one thing. */
export function noticePage(title: string, zh: string, en: string): string {
  return page(
    title,
    'one',
    html`<section role="alert">
      <h1>${title}</h1>
      <p>${zh}</p>
      <p class="en" lang="en">${en}</p>
    </section>`,
  );
}
