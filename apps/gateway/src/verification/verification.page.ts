import { type Licence } from '@licensing/contracts';
import { type Html, html } from '../pages/html';
import { ICONS } from '../pages/icons';
import { layout } from '../pages/layout';
import { numberForm } from './number-form';
import { type Verification } from './verification.service';

const WORDS = {
  valid: { zh: '有效', en: 'Valid', textZh: '该许可证真实有效。', text: 'This licence is genuine and in force.' },
  expired: { zh: '已过期', en: 'Expired', textZh: '该许可证真实，但有效期已届满。', text: 'This licence is genuine, but its term has ended.' },
  unknown: { zh: '查无此证', en: 'Not found', textZh: '没有签发过这个编号的许可证。', text: 'No licence of this number has been issued.' },
  malformed: { zh: '编号有误', en: 'Check the number', textZh: '这个编号有误，请核对后再查。', text: 'There is a mistake in this number: check it and ask again.' },
} as const; // prettier-ignore

const row = (zh: string, en: string, value: Html | string): Html =>
  html`<div>
    <dt>${zh} <span lang="en">${en}</span></dt>
    <dd>${value}</dd>
  </div>`;

function licenceCard(licence: Licence): Html {
  return html`<section class="card">
    <dl>
      ${row('经营者名称', 'Operator', licence.operatorName)} ${row('经营场所', 'Premises', licence.premises)}
      ${row('主体业态', 'Business form', licence.businessForm)}
      ${row(
        '经营项目',
        'Items',
        html`<ul>
          ${licence.items.map((item) => html`<li>${item}</li>`)}
        </ul>`,
      )}
      ${row('有效期', 'Validity', `${licence.validFrom} 至 ${licence.validTo}`)}
      ${row('发证机关', 'Authority', licence.authority)}
      ${row('统一社会信用代码', 'Credit code', html`<span class="number">${licence.creditCode}</span>`)}
    </dl>
  </section>`;
}

function advice(verification: Verification): Html {
  switch (verification.state) {
    case 'valid':
    case 'expired':
      return licenceCard(verification.licence);
    case 'malformed': {
      const { zh, en, todo } = verification.problem;
      return html`<section class="card">
        <p><strong>${zh}</strong>${todo.zh}</p>
        <p class="en" lang="en"><strong>${en}</strong> ${todo.en}</p>
      </section>`;
    }
    case 'unknown':
      return html`<section class="card">
        <p>请核对编号。如证书与本页不符，可拨打 12315 反映。</p>
        <p class="en" lang="en">
          Check the number. If a certificate shows it all the same, report it by calling 12315.
        </p>
      </section>`;
  }
}

/** The public answer about a number: in word, colour and shape. */
export function verificationPage(verification: Verification): string {
  const { state, number } = verification;
  const words = WORDS[state];
  const asked =
    'onDate' in verification
      ? html`<p class="en">查询日期 <span lang="en">Asked on</span> ${verification.onDate}</p>`
      : html``;
  return layout(
    `${words.zh} · ${number.slice(0, 40)}`,
    html`<section class="state ${state}">
        ${ICONS[state]}
        <div>
          <h1>${words.zh} <span class="en" lang="en">${words.en}</span></h1>
          <p>${words.textZh}</p>
          <p class="en" lang="en">${words.text}</p>
        </div>
      </section>
      <section class="card">
        <p class="en">许可证编号 <span lang="en">Licence number</span></p>
        <p class="number">${number.slice(0, 40)}</p>
        ${asked}
      </section>
      ${advice(verification)}
      <section class="card">
        <h2>查验另一个编号 · Verify another</h2>
        ${numberForm(state === 'malformed' ? number.slice(0, 40) : '')}
      </section>`,
  );
}

/** Asks for the number. */
export const ASK_PAGE = layout(
  '查验许可证',
  html`<section class="card">
    <h1>查验许可证</h1>
    <p class="en" lang="en">Verify a licence</p>
    ${numberForm('')}
  </section>`,
);
