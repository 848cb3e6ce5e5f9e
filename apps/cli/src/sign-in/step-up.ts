import { type SessionAnswer } from '../api/answers';
import { readJson } from '../api/problem-answer';
import { CommandFailure } from '../failure';
import { type Browser } from '../http/browser';
import { isLoopback } from '../http/loopback';
import { findConfirmForm } from './login-form';

/** Each page asks for one thing: the identity number, then the face. */
const MAX_PAGES = 4;

/**
 * Takes a session to a surer level. Only the sandbox on this machine is answered, whose check is a button: a real face is no
 * business of a command line.
 *
 * @param findIdNumber of the person themselves, where a page asks for it
 */
export async function stepUp(
  browser: Browser,
  gateway: URL,
  level: string,
  findIdNumber: () => Promise<string>,
): Promise<SessionAnswer> {
  const query = new URLSearchParams({ acr: level, return_to: '/v1/session' }).toString();
  let { url, answer } = await browser.follow(new URL(`/v1/sign-in?${query}`, gateway));
  for (let pages = 0; pages < MAX_PAGES && !isJson(answer.headers); pages += 1) {
    const form = findConfirmForm(await answer.body.text(), url);
    if (form === undefined || !isLoopback(form.action)) {
      throw new CommandFailure(`A sign-in of level ${level} is asked: take it with a browser at ${gateway.origin}.`);
    }
    const asked: Record<string, string> = form.asks.includes('idNumber') ? { idNumber: await findIdNumber() } : {};
    ({ url, answer } = await browser.follow(form.action, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: form.action.origin },
      body: new URLSearchParams({ ...form.fields, ...asked }).toString(),
    }));
  }
  return (await readJson(answer)) as SessionAnswer;
}

const isJson = (headers: Readonly<Record<string, string | string[] | undefined>>): boolean =>
  String(headers['content-type'] ?? '').includes('json');
