import { type SessionAnswer } from '../api/answers';
import { readJson } from '../api/problem-answer';
import { CommandFailure, EXIT } from '../failure';
import { type Browser } from '../http/browser';
import { findLoginForm, type LoginForm } from './login-form';
import { choosePassword } from './password';
import { type FactorExchange } from './second-factor';

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

/** Where the gateway sends staff after the password. */
const SECOND_FACTOR = '/staff/second-factor';
const WHERE = '/v1/sign-in?return_to=/v1/session';

/** Signs in as a person at a browser does: through the pages of the identity provider. */
export async function signIn(
  browser: Browser,
  gateway: URL,
  { user, password: given }: Credentials,
  prove: (exchange: FactorExchange) => Promise<SessionAnswer>,
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
  const session = await send(browser, form, user, password, gateway);
  return { session: session ?? (await prove(await exchangeAt(browser, gateway))), provider: page };
}

/** Undefined when a second factor is to be proved first. */
async function send(
  browser: Browser,
  form: LoginForm,
  user: string,
  password: string,
  gateway: URL,
): Promise<SessionAnswer | undefined> {
  const body = new URLSearchParams({ ...form.otherFields, [form.userField]: user, [form.passwordField]: password });
  const { url, answer } = await browser.follow(form.action, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: form.action.origin },
    body: body.toString(),
  });
  if (String(answer.headers['content-type'] ?? '').includes('json')) return (await readJson(answer)) as SessionAnswer;
  const html = await answer.body.text();
  if (url.origin === gateway.origin && url.pathname === SECOND_FACTOR) return undefined;
  if (findLoginForm(html, url) !== undefined) {
    throw new CommandFailure(`The identity provider did not accept “${user}” with this password.`, EXIT.usage);
  }
  throw new CommandFailure(
    `The identity provider asks for something this command cannot answer (HTTP ${answer.statusCode}). Sign in with a browser: ${url.origin}`,
  );
}

/** The second-factor routes, in the session of the browser. */
async function exchangeAt(browser: Browser, gateway: URL): Promise<FactorExchange> {
  const get = async (path: string): Promise<unknown> => readJson(await browser.send(new URL(path, gateway)));
  const { csrfToken } = (await get('/v1/session')) as SessionAnswer;
  const headers = { 'content-type': 'application/json', 'x-csrf-token': csrfToken };
  const post = async (path: string, body: object): Promise<{ status: number; body: unknown }> => {
    const answer = await browser.send(new URL(path, gateway), { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: answer.statusCode, body: await answer.body.json() };
  };
  return { get, post };
}

/** Cookies of the sign-in stay with the host that set them, so the way back must lead to the address we use. */
function checkReturnAddress(hop: URL, gateway: URL): void {
  const back = hop.searchParams.get('redirect_uri');
  if (back === null || !URL.canParse(back)) return;
  const { origin, hostname } = new URL(back);
  if (hostname === gateway.hostname) return;
  throw new CommandFailure(`This server is known to its sign-in page as ${origin}: use --url ${origin}`, EXIT.usage);
}
