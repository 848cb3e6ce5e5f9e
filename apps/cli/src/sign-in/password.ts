import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { CommandFailure, EXIT } from '../failure';
import { isLoopback } from '../http/loopback';

/** Every account of the sandbox has it. */
const SANDBOX_PASSWORD = 'demo';

/**
 * The password to sign in with: the one given, else the sandbox's own when both the server and its sign-in page are on
 * this machine, else what the person types.
 */
export async function choosePassword(
  given: string | undefined,
  user: string,
  servers: readonly URL[],
): Promise<string> {
  if (given !== undefined) return given;
  if (servers.every(isLoopback)) return SANDBOX_PASSWORD;
  if (!process.stdin.isTTY) {
    throw new CommandFailure(`The password of ${user} is missing: give --password or LICENSING_PASSWORD.`, EXIT.usage);
  }
  return ask(`Password of ${user}: `);
}

/** The code of the authenticator app, typed by the person at the terminal. */
export function askCode(): Promise<string> {
  if (!process.stdin.isTTY)
    throw new CommandFailure('A second factor is asked, and nobody is at the terminal to type its code.', EXIT.usage);
  return ask('Code of the authenticator app: ');
}

function ask(question: string): Promise<string> {
  process.stderr.write(question);
  // What is typed must not appear.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => { done(); } }); // prettier-ignore
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  return new Promise((resolve, reject) => {
    reader.once('line', (line) => {
      process.stderr.write('\n');
      resolve(line);
      reader.close();
    });
    reader.once('SIGINT', () => {
      reader.close();
      reject(new CommandFailure('Stopped.'));
    });
  });
}
