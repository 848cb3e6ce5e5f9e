/** Markup that needs no escaping. */
export class Markup {
  constructor(readonly text: string) {}
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

type Part = string | Markup | readonly Markup[];

function render(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
  return part.map((markup) => markup.text).join('');
}

/** Template tag: text is escaped, markup is kept. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((text, piece, index) => `${text}${render(parts[index - 1] ?? '')}${piece}`));
}
