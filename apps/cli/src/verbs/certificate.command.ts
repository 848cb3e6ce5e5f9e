import { resolve } from 'node:path';
import { type Command } from 'commander';
import { type LicensingApi } from '../api/licensing-api';
import { ProblemAnswer } from '../api/problem-answer';
import { CommandFailure, EXIT } from '../failure';
import { type Runtime } from '../runtime';
import { saveCertificate } from './certificate-file';
import { addConnectionOptions, type ConnectionOptions, type Context, inContext } from './context';

interface CertificateOptions extends ConnectionOptions {
  readonly out: string;
  readonly as?: string;
}

const EXAMPLES = `
Example:
  npm run licensing -- certificate JY14407030000017 --out licence.pdf --as lin`;

export function addCertificate(program: Command, runtime: Runtime): void {
  addConnectionOptions(
    program
      .command('certificate <number>')
      .summary('save the certificate of a licence')
      .description('Saves the certificate (PDF) and compares its digest with the public record.'),
  )
    .requiredOption('--out <file>', 'where to write it')
    .option('--as <user>', 'sign in first: the holder, or a member of staff')
    .addHelpText('after', EXAMPLES)
    .action(async (number: string, options: CertificateOptions) => {
      await inContext(runtime, options, (context) => save(context, number, options));
    });
}

async function save(
  { people, screen, folder }: Context,
  number: string,
  { out, as, json }: CertificateOptions,
): Promise<number> {
  const api = as === undefined ? people.anybody() : (await people.get(as)).api;
  const saved = await saveForCaller(api, number, resolve(folder, out));
  if (json === true) screen.json({ number, ...saved });
  else {
    screen.line(`${saved.path}  ${saved.bytes} bytes`);
    screen.line(`sha-256 ${saved.sha256}, ${DIGEST[String(saved.isAsPublished) as keyof typeof DIGEST]}`);
  }
  return saved.isAsPublished === false ? EXIT.failed : EXIT.ok;
}

const DIGEST = {
  true: 'as the public record says',
  false: 'which is NOT what the public record says',
  undefined: 'with no public record to compare it to',
} as const;

async function saveForCaller(api: LicensingApi, number: string, path: string): ReturnType<typeof saveCertificate> {
  try {
    return await saveCertificate(api, number, path);
  } catch (error) {
    if (!(error instanceof ProblemAnswer) || error.status !== 401) throw error;
    throw new CommandFailure('Certificates are for their holder and for staff: add --as <user>.', EXIT.usage, {
      cause: error,
    });
  }
}
