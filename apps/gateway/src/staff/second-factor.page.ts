import { type FactorKind } from '@licensing/domain';
import { type Html, html } from '../pages/html';
import { layout } from '../pages/layout';
import { type FactorState } from '../session/session';

export const SCRIPT_PATH = '/staff/second-factor.js';

export interface SecondFactorView {
  readonly state: FactorState;
  /** Names the person to an administrator. */
  readonly ref: string;
  readonly kinds: readonly FactorKind[];
  readonly returnTo: string;
}

const KIND_NAMES: Readonly<Record<FactorKind, Html>> = {
  webauthn: html`安全密钥或本机验证 <span lang="en">Security key or this device</span>`,
  totp: html`动态口令应用 <span lang="en">Authenticator app</span>`,
};

const message = html`<p class="notice" id="message" role="alert" tabindex="-1" hidden></p>`;

const codeField = (id: string): Html => html`
  <label for="${id}">六位动态口令 <span lang="en">Six-digit code</span></label>
  <input id="${id}" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="7" required />
`;

const enrolButtons = html`<p>
    <button type="button" data-action="enrol-webauthn">${KIND_NAMES.webauthn}</button>
  </p>
  <p><button type="button" data-action="enrol-totp">${KIND_NAMES.totp}</button></p>`;

const confirmCard = html`<section class="card" id="confirm" hidden>
  <h2>扫描并输入首个口令 <span class="en" lang="en">Scan, then type the first code</span></h2>
  <svg id="qr" role="img" aria-label="QR" width="200" height="200" shape-rendering="crispEdges">
    <rect x="-4" y="-4" width="100%" height="100%" fill="#fff" />
    <path fill="#000" />
  </svg>
  <p class="en">无法扫描时输入密钥 <span lang="en">Or type this secret:</span></p>
  <p class="number" id="secret"></p>
  <form data-action="confirm-totp">${codeField('first-code')}<button type="submit">完成 · Finish</button></form>
</section>`;

const firstEnrolment = ({ ref }: SecondFactorView): Html =>
  html`<section class="card" id="enrol">
      <h1>登记第二因素</h1>
      <p>工作人员登录须有第二因素。请向管理员报出您的编号，领取登记码。</p>
      <p class="en" lang="en">
        Staff sign in with a second factor. Tell an administrator your reference to get an enrolment code.
      </p>
      <dl>
        <div>
          <dt>您的编号 · Your reference</dt>
          <dd class="number">${ref}</dd>
        </div>
      </dl>
      <form>
        <label for="enrolment-code">登记码 <span lang="en">Enrolment code</span></label>
        <input id="enrolment-code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="64" />
      </form>
      ${enrolButtons}
    </section>
    ${confirmCard}`;

const proof = ({ kinds }: SecondFactorView): Html =>
  html`<section class="card">
    <h1>第二因素认证</h1>
    <p class="en" lang="en">Prove your second factor to go on.</p>
    ${
      kinds.includes('webauthn')
        ? html`<p><button type="button" data-action="prove-webauthn">${KIND_NAMES.webauthn}</button></p>`
        : html``
    }
    ${
      kinds.includes('totp')
        ? html`<form data-action="prove-totp">${codeField('code')}<button type="submit">验证 · Verify</button></form>`
        : html``
    }
    <p class="en">设备丢失请联系管理员重置。 <span lang="en">Lost it? An administrator can reset it.</span></p>
  </section>`;

const proved = ({ kinds, returnTo }: SecondFactorView): Html =>
  html`<section class="card">
      <h1>第二因素已认证</h1>
      <p class="en" lang="en">Your second factor is proved.</p>
      <ul>
        ${kinds.map((kind) => html`<li>${KIND_NAMES[kind]}</li>`)}
      </ul>
      <p><a class="button" href="${returnTo}">继续 · Go on</a></p>
    </section>
    <section class="card" id="enrol">
      <h2>再登记一个 <span class="en" lang="en">Enrol another</span></h2>
      ${enrolButtons}
    </section>
    ${confirmCard}`;

/** The page on which staff enrol and prove their second factor; it needs its script. */
export function secondFactorPage(view: SecondFactorView): string {
  const content = view.state === 'proved' ? proved(view) : view.kinds.length === 0 ? firstEnrolment(view) : proof(view);
  return layout(
    '第二因素认证',
    html`<div id="second-factor" data-return-to="${view.returnTo}">${message}${content}</div>
      <noscript
        ><p class="notice">此页面需要启用脚本。 <span lang="en">This page needs scripts to be on.</span></p></noscript
      >
      <script src="${SCRIPT_PATH}" defer></script>`,
  );
}
