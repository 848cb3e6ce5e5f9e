import { html } from '../pages/html';
import { layout } from '../pages/layout';
import { numberForm } from '../verification/number-form';

/** What this is, and the ways in. */
export const LANDING_PAGE = layout(
  '食品经营许可 · 智慧审批',
  html`<section class="card">
      <h1>几分钟办好食品经营许可证</h1>
      <p>
        实名登录，核对已自动填好的申请表，提交即办。系统核验身份、调取登记信息、依法审查并出具电子证照；机器只准予，不予许可一律由工作人员决定。
      </p>
      <p class="en" lang="en">
        A food-business licence in minutes: sign in, confirm a form that is mostly filled in already, submit. The system
        verifies, compares and issues. Only a person may ever refuse.
      </p>
      <p>申请人页面尚在建设，目前通过接口或命令行办理。</p>
      <p class="en" lang="en">
        The applicants’ pages are still being built: for now, apply through the API or the command line.
      </p>
      <p><a class="button" href="/v1/sign-in">登录 · Sign in</a></p>
    </section>
    <section class="card">
      <h2>查验许可证 · Verify a licence</h2>
      <p>输入许可证编号，或扫描证书上的二维码。</p>
      <p class="en" lang="en">Type the licence number, or scan the code on the certificate.</p>
      ${numberForm('')}
    </section>
    <section class="card">
      <h2>接口文档 · For developers</h2>
      <p><a href="/openapi.json">OpenAPI 3.1</a> · <a href="/v1/licence-types">许可事项 · Licence types</a></p>
    </section>`,
);
