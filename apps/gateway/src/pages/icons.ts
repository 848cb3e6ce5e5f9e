import { type Html, html } from './html';

const icon = (shape: Html): Html =>
  html`<svg
    viewBox="0 0 48 48"
    fill="none"
    stroke="currentColor"
    stroke-width="4"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <circle cx="24" cy="24" r="21" />
    ${shape}
  </svg>`;

/** A tick, a clock, a cross and a question mark: the answer is told by word, colour and shape. */
export const ICONS = {
  valid: icon(html`<path d="M14 25l7 7 13-15" />`),
  expired: icon(html`<path d="M24 13v12l8 5" />`),
  unknown: icon(html`<path d="M16 16l16 16M32 16L16 32" />`),
  malformed: icon(html`<path d="M18 19a6 6 0 1 1 8.5 5.5c-1.700.8-2.500 2-2.500 4v.5M24 35v.2" />`),
} as const;
