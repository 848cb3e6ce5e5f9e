import type { AssuranceLevel } from '@licensing/domain';
import { html, type Markup } from './html';
import { page } from './layout.page';

export interface CheckView {
  /** Address that the answer goes to. */
  readonly action: string;
  /** What is proved by it. */
  readonly level: Exclude<AssuranceLevel, 'password'>;
  readonly name: string;
  readonly failed: boolean;
  /** The number of a demo person, filled in like their password. */
  readonly idNumber?: string;
}

const failure = html`<div class="alert" id="failure" role="alert">
  身份证号码不正确，请重新输入。<br /><span class="en" lang="en">That is not the number. Try again.</span>
</div>`;

function idCheck({ failed, idNumber }: CheckView): Markup {
  const invalid = failed ? html` aria-invalid="true" aria-describedby="failure"` : html``;
  return html`<h1>实名核验</h1>
    <p class="en" lang="en">Real-name check: type your id number</p>
    ${failed ? failure : html``}
    <label for="idNumber">身份证号码<span class="en" lang="en">Id number</span></label>
    <input
      id="idNumber"
      name="idNumber"
      value="${idNumber ?? ''}"
      autocomplete="off"
      maxlength="18"
      required${invalid}
    />`;
}

const faceCheck = html`<h1>人脸核验（演示替身）</h1>
  <p>真实环境在此比对人脸。演示环境没有摄像头比对：确认即视为通过，谢绝即视为未通过。</p>
  <p class="en" lang="en">
    Sandbox stand-in of the face check: nothing is compared here. “Confirm” counts as passed, “decline” as not passed.
  </p>`;

/** What a person proves beyond the password, when the client asks for more. */
export function checkPage(view: CheckView): string {
  const { action, level, name } = view;
  return page(
    '身份核验 · 统一身份认证',
    'one',
    html`<section>
      <form method="post" action="${action}">
        <p>${name}</p>
        <input type="hidden" name="level" value="${level}" />
        ${level === 'real-name' ? idCheck(view) : faceCheck}
        <button type="submit" name="confirm" value="yes" autofocus>确认 <span lang="en">Confirm</span></button>
        <button class="plain" type="submit" name="decline" value="yes" formnovalidate>
          谢绝并返回 <span lang="en">Decline</span>
        </button>
      </form>
    </section>`,
  );
}
