import { type Command } from 'commander';
import { enrolmentCodeFor, loadConfig } from '@licensing/platform';
import { TOTP } from 'otpauth';
import { CliEnvironment } from '../cli.config';
import { CommandFailure, EXIT } from '../failure';
import { staffFolder } from '../files/locations';
import { type Runtime } from '../runtime';
import { StaffFiles } from '../sign-in/staff-files';
import { wholeNumber } from './parse-number';

const EXAMPLES = `
The first administrator of a system gets the enrolment code here, everybody else from an administrator
(GET /v1/staff/<reference>/enrolment-code). The reference is on the page /staff/second-factor.

Examples:
  npm run licensing -- second-factor code 8fcff9d17d2abfb5d76e053dcc65bcbe
  npm run licensing -- second-factor password auditor`;

export function addSecondFactor(program: Command, runtime: Runtime): void {
  const command = program
    .command('second-factor')
    .summary('enrolment codes and one-time passwords of staff, on the machine that has their secrets')
    .description('Tells enrolment codes and one-time passwords, on the machine that has their secrets.')
    .addHelpText('after', EXAMPLES);
  command
    .command('code <reference>')
    .description('the enrolment code of a member of staff; needs STAFF_ENROLMENT_SECRET')
    .option('--resets <number>', 'how often the factors were reset', wholeNumber(0, 1_000_000), 0)
    .action((reference: string, { resets }: { resets: number }) => {
      const { STAFF_ENROLMENT_SECRET: secret } = loadConfig(CliEnvironment, runtime.environment);
      if (!/^[0-9a-f]{32}$/.test(reference)) {
        throw new CommandFailure(
          'A reference has 32 characters 0-9 and a-f; the page /staff/second-factor shows it.',
          EXIT.usage,
        );
      }
      if (secret === undefined) throw new CommandFailure('STAFF_ENROLMENT_SECRET is not set here.', EXIT.usage);
      runtime.out.write(`${enrolmentCodeFor(secret, reference, resets)}\n`);
    });
  command
    .command('password <login>')
    .description('the one-time password of this moment of a login that the command line has enrolled')
    .action((login: string) => {
      const folder = staffFolder(loadConfig(CliEnvironment, runtime.environment).LICENSING_PROFILE);
      const kept = folder === undefined ? undefined : new StaffFiles(folder).findSecret(login);
      if (kept === undefined) throw new CommandFailure(`The command line has enrolled no factor of “${login}”.`);
      runtime.out.write(`${new TOTP({ secret: kept.secret }).generate()}\n`);
    });
}
