/** A sign-in form found on a page, ready to be filled in. */
export interface LoginForm {
  readonly action: URL;
  readonly userField: string;
  readonly passwordField: string;
  /** Everything else that goes along: hidden fields with their values. */
  readonly otherFields: Readonly<Record<string, string>>;
}

type Attributes = ReadonlyMap<string, string>;

const FORM = /<form\b([^>]*)>([\s\S]*?)<\/form>/gi;
const INPUT = /<input\b((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi;
const BUTTON = /<button\b((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A page that asks to confirm something: what to send, and which further fields want an answer. */
export interface ConfirmForm {
  readonly action: URL;
  readonly fields: Readonly<Record<string, string>>;
  readonly asks: readonly string[];
}

/** The first form of a page with a button named `confirm`; undefined when there is none. */
export function findConfirmForm(html: string, page: URL): ConfirmForm | undefined {
  for (const [, attributes = '', content = ''] of html.replace(/<!--[\s\S]*?-->/g, '').matchAll(FORM)) {
    const buttons = [...content.matchAll(BUTTON)].map(([, inside = '']) => readAttributes(inside));
    const confirm = buttons.find((button) => button.get('name') === 'confirm');
    if (confirm === undefined) continue;
    const inputs = [...content.matchAll(INPUT)].map(([, inside = '']) => readAttributes(inside));
    const named = inputs.map((input) => [input.get('name') ?? '', input.get('value')] as const);
    const filled = named.filter((pair): pair is [string, string] => pair[0] !== '' && (pair[1] ?? '') !== '');
    return {
      action: new URL(readAttributes(attributes).get('action') || page.href, page),
      fields: { ...Object.fromEntries(filled), confirm: confirm.get('value') ?? 'yes' },
      asks: named.filter(([name, value]) => name !== '' && (value ?? '') === '').map(([name]) => name),
    };
  }
  return undefined;
}

/** The first form of a page with a password field; undefined when there is none. */
export function findLoginForm(html: string, page: URL): LoginForm | undefined {
  for (const [, attributes = '', content = ''] of html.replace(/<!--[\s\S]*?-->/g, '').matchAll(FORM)) {
    const form = toLoginForm(readAttributes(attributes), content, page);
    if (form !== undefined) return form;
  }
  return undefined;
}

function toLoginForm(form: Attributes, content: string, page: URL): LoginForm | undefined {
  const inputs = [...content.matchAll(INPUT)].map(([, attributes = '']) => readAttributes(attributes));
  const named = inputs.filter((input) => (input.get('name') ?? '') !== '');
  const isOfType = (input: Attributes, types: readonly string[]) =>
    types.includes(input.get('type')?.toLowerCase() ?? 'text');
  const password = named.find((input) => isOfType(input, ['password']));
  const user = named.find((input) => isOfType(input, ['text', 'email', 'tel']));
  if (password === undefined || user === undefined) return undefined;
  const hidden = named.filter((input) => isOfType(input, ['hidden']));
  return {
    action: new URL(form.get('action') || page.href, page),
    userField: user.get('name') ?? '',
    passwordField: password.get('name') ?? '',
    otherFields: Object.fromEntries(hidden.map((input) => [input.get('name') ?? '', input.get('value') ?? ''])),
  };
}

function readAttributes(text: string): Attributes {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decodeEntities(double ?? single ?? bare ?? ''),
    ]),
  );
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
