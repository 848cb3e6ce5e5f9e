import { Html, html } from './html';
import { STYLE } from './style';

/** Exactly the text whose hash the content policy names: white space inside the element would be another text. */
const STYLE_TAG = new Html(`<style>${STYLE}</style>`);

/** A whole page; Chinese first, English below it. */
export function layout(title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${STYLE_TAG}
      </head>
      <body>
        <header>
          <div>
            <a href="/">食品经营许可 · 智慧审批<small lang="en">Smart Licensing – food-business licences</small></a>
          </div>
        </header>
        <main>${content}</main>
        <footer>
          <p>本页信息来自发证机关的电子证照系统，以查询时刻为准。</p>
          <p lang="en">Answered by the issuing authority’s own system at the moment of asking.</p>
        </footer>
      </body>
    </html> `.text;
}
