import { createHash } from 'node:crypto';
import { CONTENT_POLICY } from './content-policy';
import { html } from './html';
import { layout } from './layout';

describe('layout', () => {
  it('holds one style sheet, the one that the policy allows, to the byte', () => {
    const sheets = [...layout('甲', html`<p>乙</p>`).matchAll(/<style>([\s\S]*?)<\/style>/g)];
    const hashes = sheets.map(([, sheet = '']) => `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`);
    expect(hashes).toEqual(CONTENT_POLICY['style-src']);
  });
});
