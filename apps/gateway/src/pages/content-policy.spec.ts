import { createHash } from 'node:crypto';
import { CONTENT_POLICY } from './content-policy';
import { html } from './html';
import { layout } from './layout';

describe('content policy', () => {
  it('names the hash of the style sheet as it is delivered', () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(layout('标题', html`<p></p>`))?.[1] ?? '';
    expect(style.length).toBeGreaterThan(1_000);
    const hash = createHash('sha256').update(style).digest('base64');
    expect(CONTENT_POLICY['style-src']).toEqual([`'sha256-${hash}'`]);
  });
});
