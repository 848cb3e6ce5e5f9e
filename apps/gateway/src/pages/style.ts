/** One small sheet for every page: readable on a phone, without a script, a font or an image to load. */
export const STYLE = `
:root{--ink:#1c2433;--soft:#566074;--line:#dde3ec;--paper:#fff;--ground:#f3f6fa;--brand:#0958d9;--brand-dark:#003eb3;
--valid:#1a6b2f;--valid-ground:#e8f5eb;--warn:#8a4b00;--warn-ground:#fff4e0;--bad:#a8071a;--bad-ground:#fff0f0}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);line-height:1.55;
font-family:system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC","WenQuanYi Zen Hei",sans-serif}
a{color:var(--brand-dark)}
header{background:var(--brand-dark);color:#fff}
header div,main,footer{max-width:40rem;margin:0 auto;padding:0 1rem}
header div{padding-top:.9rem;padding-bottom:.9rem}
header a{color:#fff;text-decoration:none;font-weight:600;font-size:1.05rem}
header small{display:block;font-weight:400;opacity:.85;font-size:.8rem}
main{padding-top:1.25rem;padding-bottom:1.25rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .35rem}
h2{font-size:1.05rem;margin:0 0 .5rem}
.en{color:var(--soft);font-size:.875rem}
.card{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:1.1rem;margin:0 0 1rem}
.card p{margin:.45rem 0}.card>:first-child{margin-top:0}.card>:last-child{margin-bottom:0}
.state{display:flex;gap:.9rem;align-items:center;border-radius:12px;padding:1rem 1.1rem;margin:0 0 1rem;border:1px solid}
.state svg{flex:none;width:2.75rem;height:2.75rem}
.state h1{margin:0;font-size:1.55rem}.state p{margin:0}
.state .en{color:inherit}
.valid{color:var(--valid);background:var(--valid-ground);border-color:#9fd3ac}
.expired{color:var(--warn);background:var(--warn-ground);border-color:#f0c684}
.unknown,.malformed{color:var(--bad);background:var(--bad-ground);border-color:#f2a9ad}
.notice{border:1px solid #f2a9ad;border-radius:8px;color:var(--bad);background:var(--bad-ground);padding:.7rem .9rem}
[hidden]{display:none!important}
button:disabled{opacity:.6;cursor:wait}
.number{font-family:ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace;font-size:1.05rem;letter-spacing:.03em;overflow-wrap:anywhere}
dl{margin:0}dl div{padding:.55rem 0;border-top:1px solid var(--line)}dl div:first-child{border-top:0;padding-top:0}
dt{color:var(--soft);font-size:.8rem}dd{margin:.1rem 0 0;overflow-wrap:anywhere}
ul{margin:0;padding-left:1.2rem}
form{display:flex;flex-wrap:wrap;gap:.6rem;margin-top:.6rem}
label{flex-basis:100%;font-size:.875rem;color:var(--soft)}
input{flex:1 1 12rem;min-width:0;font:inherit;padding:.65rem .75rem;border:1px solid #8a94a6;border-radius:8px;background:#fff;color:var(--ink)}
button,.button{display:inline-block;font:inherit;font-weight:600;text-decoration:none;background:var(--brand);color:#fff;border:0;
border-radius:8px;padding:.7rem 1.15rem;cursor:pointer}
button:hover,.button:hover{background:var(--brand-dark)}
:focus-visible{outline:3px solid #faad14;outline-offset:2px}
footer{padding-bottom:2rem;color:var(--soft);font-size:.8rem}
footer p{margin:.2rem 0}
@media(min-width:30rem){dl div{display:grid;grid-template-columns:11rem 1fr;gap:1rem}dt{font-size:.875rem}dd{margin:0}}
@media print{body{background:#fff}header{background:none;color:var(--ink)}header a{color:inherit}form{display:none}}
`;
