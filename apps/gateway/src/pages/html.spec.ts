import { html } from './html';

describe('html', () => {
  it('escapes what it is given', () => {
    const name = `<script>alert("x")</script> & 'co'`;
    expect(html`<p title="${name}">${name}</p>`.text).toBe(
      '<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;co&#39;">' +
        '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;co&#39;</p>',
    );
  });

  it('leaves its own parts as they are', () => {
    const tag = html; // Under its own name the formatter would lay out the template as a document.
    const items = [tag`<li>${1}</li>`, tag`<li>${'<'}</li>`];
    expect(tag`<ul>${items}</ul>`.text).toBe('<ul><li>1</li><li>&lt;</li></ul>');
  });
});
