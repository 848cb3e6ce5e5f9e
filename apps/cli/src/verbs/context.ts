import { type Command, InvalidArgumentError, Option } from 'commander';
import { loadConfig } from '@licensing/platform';
import { CliEnvironment } from '../cli.config';
import { chooseFolder, staffFolder } from '../files/locations';
import { openConnections } from '../http/browser';
import { isLoopback } from '../http/loopback';
import { askCode } from '../sign-in/password';
import { People } from '../sign-in/people';
import { type StaffMeans } from '../sign-in/second-factor';
import { StaffFiles } from '../sign-in/staff-files';
import { type Runtime } from '../runtime';
import { Screen } from '../terminal/screen';

/** Options that every verb takes. */
export interface ConnectionOptions {
  readonly url?: string;
  readonly password?: string;
  readonly json?: boolean;
}

/** What a verb works with. */
export interface Context {
  readonly url: URL;
  readonly people: People;
  readonly screen: Screen;
  /** Where the person stands: relative paths begin here. */
  readonly folder: string;
}

export function addConnectionOptions(command: Command): Command {
  return command
    .option('--url <address>', 'the gateway (LICENSING_URL; http://localhost:4000)', webAddress)
    .addOption(
      new Option(
        '--password <text>',
        'for signing in (LICENSING_PASSWORD; the sandbox’s on this machine, else asked for)',
      ),
    )
    .option('--json', 'print JSON for programs');
}

/** Runs a verb and lets go of its connections afterwards. Its answer becomes the exit code. */
export async function inContext(
  runtime: Runtime,
  options: ConnectionOptions,
  verb: (context: Context) => Promise<number>,
): Promise<void> {
  const config = loadConfig(CliEnvironment, runtime.environment);
  const url = new URL(options.url ?? config.LICENSING_URL);
  const connections = openConnections();
  const people = new People(connections, {
    url,
    password: options.password ?? config.LICENSING_PASSWORD,
    staff: staffMeans(config, url),
  });
  const screen = new Screen(runtime.out, config.NO_COLOR);
  try {
    runtime.exitCode = await verb({ url, people, screen, folder: chooseFolder(config.INIT_CWD) });
  } finally {
    await connections.destroy();
  }
}

/** Secrets of this machine are for the system that runs here, and for no other. */
function staffMeans({ LICENSING_PROFILE, STAFF_ENROLMENT_SECRET }: CliEnvironment, url: URL): StaffMeans {
  const folder = isLoopback(url) ? staffFolder(LICENSING_PROFILE) : undefined;
  if (folder === undefined) return { askCode };
  return { files: new StaffFiles(folder), enrolmentSecret: STAFF_ENROLMENT_SECRET, askCode };
}

function webAddress(text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError('An address such as http://localhost:4000 is expected.');
}
