import { type Html, html } from '../pages/html';

/** Asks for a licence number; works without a script. */
export function numberForm(number: string): Html {
  return html`<form action="/verify" method="get">
    <label for="number">许可证编号 <span lang="en">Licence number</span></label>
    <input
      id="number"
      name="number"
      value="${number}"
      placeholder="JY…"
      maxlength="40"
      autocapitalize="characters"
      autocomplete="off"
      spellcheck="false"
      required
    />
    <button>查验 · Verify</button>
  </form>`;
}
