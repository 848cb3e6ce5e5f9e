import { type SessionAnswer } from '../api/answers';
import { readJson } from '../api/problem-answer';
import { CommandFailure, EXIT } from '../failure';
import { type Browser } from '../http/browser';
import { findLoginForm, type LoginForm } from './login-form';
import { choosePassword } from './password';

export interface Credentials {
  readonly user: string;
  /** Undefined: the sandbox's on this machine, else asked for. */
  readonly password?: string;
}

export interface SignedIn {
  readonly session: SessionAnswer;
  /** Where the sign-in page was. */
  readonly provider: URL;
}

const WHERE = '/v1/sign-in?return_to=/v1/session';

/** Signs in as a person at a browser does: through the pages of the identity provider. */
export async function signIn(
  browser: Browser,
  gateway: URL,
  { user, password: given }: Credentials,
): Promise<SignedIn> {
  const { url: page, answer } = await browser.follow(new URL(WHERE, gateway), {}, (hop) => {
    checkReturnAddress(hop, gateway);
  });
  const type = String(answer.headers['content-type'] ?? '');
  if (answer.statusCode >= 400 && type.includes('json')) await readJson(answer);
  const form = findLoginForm(await answer.body.text(), page);
  if (form === undefined)
    throw new CommandFailure(`There is no sign-in form at ${page.href} (HTTP ${answer.statusCode}).`);
  const password = await choosePassword(given, user, [gateway, page]);
  return { session: await send(browser, form, user, password), provider: page };
}

async function send(browser: Browser, form: LoginForm, user: string, password: string): Promise<SessionAnswer> {
  const body = new URLSearchParams({ ...form.otherFields, [form.userField]: user, [form.passwordField]: password });
  const { url, answer } = await browser.follow(form.action, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: form.action.origin },
    body: body.toString(),
  });
  if (String(answer.headers['content-type'] ?? '').includes('json')) return (await readJson(answer)) as SessionAnswer;
  const html = await answer.body.text();
  if (findLoginForm(html, url) !== undefined) {
    throw new CommandFailure(`The identity provider did not accept “${user}” with this password.`, EXIT.usage);
  }
  throw new CommandFailure(
    `The identity provider asks for something this command cannot answer (HTTP ${answer.statusCode}). Sign in with a browser: ${url.origin}`,
  );
}

/** Cookies of the sign-in stay with the host that set them, so the way back must lead to the address we use. */
function checkReturnAddress(hop: URL, gateway: URL): void {
  const back = hop.searchParams.get('redirect_uri');
  if (back === null || !URL.canParse(back)) return;
  const { origin, hostname } = new URL(back);
  if (hostname === gateway.hostname) return;
  throw new CommandFailure(`This server is known to its sign-in page as ${origin}: use --url ${origin}`, EXIT.usage);
}
