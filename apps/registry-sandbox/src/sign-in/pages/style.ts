import { createHash } from 'node:crypto';

/** The one style sheet of the provider's pages: no web fonts, no images, readable from 320 pixels up. */
export const STYLE = `
:root{--ink:#15242e;--soft:#566873;--line:#d5dee3;--brand:#0b5c7a;--brand-dark:#084860;--tint:#eef5f8;--bad:#b3261e;--bad-tint:#fdeeed}
*{box-sizing:border-box}
body{margin:0;font:16px/1.6 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;color:var(--ink);background:#f4f7f9}
header{background:linear-gradient(120deg,var(--brand-dark),var(--brand));color:#fff;padding:28px 16px 76px}
header div,main,footer{max-width:920px;margin:0 auto}
header div{max-width:888px}
header strong{display:block;font-size:1.35rem;font-weight:600;letter-spacing:.02em}
header span{color:#d3e8f1;font-size:.92rem}
main{margin-top:-52px;padding:0 16px;display:grid;gap:16px;grid-template-columns:minmax(0,1fr)}
@media(min-width:800px){main.two{grid-template-columns:minmax(0,5fr) minmax(0,6fr);align-items:start}}
section{background:#fff;border:1px solid var(--line);border-radius:12px;padding:24px;box-shadow:0 2px 10px rgba(16,52,70,.06)}
h1,h2{margin:0 0 4px;font-size:1.2rem;line-height:1.4}
p{margin:0 0 12px}
.en{color:var(--soft);font-size:.86rem}
label{display:block;margin-top:16px;font-weight:600}
label .en{font-weight:400;margin-left:6px}
input{width:100%;margin-top:6px;padding:11px 12px;font:inherit;color:inherit;border:1px solid #9fb1bb;border-radius:8px;background:#fff}
input[aria-invalid=true]{border-color:var(--bad)}
button{width:100%;margin-top:20px;padding:12px;font:inherit;font-weight:600;border:0;border-radius:8px;background:var(--brand);color:#fff;cursor:pointer}
button:hover{background:var(--brand-dark)}
button.plain{margin-top:8px;background:none;color:var(--brand);font-weight:400}
button.plain:hover{background:var(--tint)}
a:focus-visible,input:focus-visible,button:focus-visible{outline:3px solid #f0a83a;outline-offset:2px}
.alert{margin:12px 0 0;padding:10px 12px;border-left:4px solid var(--bad);background:var(--bad-tint);border-radius:6px}
.hint{margin-top:12px;padding:10px 12px;background:var(--tint);border-radius:6px;font-size:.9rem}
ul{list-style:none;margin:12px 0 0;padding:0;display:grid;gap:8px}
li a{display:block;padding:10px 12px;border:1px solid var(--line);border-radius:8px;text-decoration:none;color:inherit}
li a:hover{border-color:var(--brand);background:var(--tint)}
li a[aria-current=true]{border-color:var(--brand);background:var(--tint);box-shadow:inset 3px 0 0 var(--brand)}
li b{margin-right:8px}
li code{color:var(--brand);font:600 .88rem ui-monospace,Menlo,Consolas,monospace}
li small{display:block;font-size:.86rem;line-height:1.45}
footer{padding:20px 16px 36px;color:var(--soft);font-size:.84rem}
`;

const styleHash = createHash('sha256').update(STYLE).digest('base64');

/**
 * Headers of every page: no script, no frame, only this style.
 * @param formTargets origins a form may end at, after redirects
 */
export function pageHeaders(formTargets: readonly string[] = []): Record<string, string> {
  const targets = ["'self'", ...formTargets].join(' ');
  return {
    'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action ${targets}; frame-ancestors 'none'; base-uri 'none'`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}
