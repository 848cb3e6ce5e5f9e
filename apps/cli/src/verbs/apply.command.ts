import { type Command } from 'commander';
import { inParallel } from '../apply/in-parallel';
import { toExitCode, toReport, toSummary } from '../apply/outcome-report';
import { runApplication } from '../apply/run-application';
import { collect, toDocumentFile } from '../documents/document-file';
import { ApplicationEntry, readEntries } from '../files/application-entry';
import { readText } from '../files/locations';
import { type Runtime } from '../runtime';
import { addConnectionOptions, type ConnectionOptions, type Context, inContext } from './context';
import { wholeNumber } from './parse-number';

interface ApplyOptions extends ConnectionOptions {
  readonly as?: string;
  readonly allowReferred?: boolean;
  readonly timeout: number;
  readonly atOnce: number;
  readonly document: readonly string[];
  readonly confirmChanges?: boolean;
}

const EXAMPLES = `
A file holds one application or a list of them:
  { "signIn": "lin", "business": "first", "fields": { "businessForm": "food-sales", "items": ["bulk-food"], … } }
  signIn      account at the identity provider
  business    first, next (not applied for yet), a credit code, the full name, or document: as the business licence says
  assurance   real-name or face-verified, where the account's own sign-in does not do
  fields      what is typed; { "from": "person.name" }, "person.idNumber", "business.domicile" or "business.name" are
              looked up. The identity number of a demo person comes from the local sandbox's list of its population,
              which exists on this machine only: elsewhere, write the number or sign in by it.

Examples:
  npm run licensing -- apply test/fixtures/applications/straight-through.json
  npm run licensing -- apply test/fixtures/applications/many.json --at-once 4 --allow-referred --json
  npm run licensing -- apply mine.json --document business-licence=licence.jpg --document premises-right=lease.pdf

Exit code: 0 all issued (or referred, with --allow-referred), 3 a clerk has at least one, 1 not all got an outcome, 2 bad file.`;

export function addApply(program: Command, runtime: Runtime): void {
  addConnectionOptions(
    program
      .command('apply <files...>')
      .summary('apply for one or many licences from files, and wait')
      .description('Applies for what the files describe, waits for each outcome and reports it.'),
  )
    .option('--as <user>', 'sign in as this person, whatever the files say')
    .option('--allow-referred', 'exit code 0 also when a clerk goes on with an application')
    .option('--timeout <seconds>', 'how long to wait for each outcome', wholeNumber(1, 86_400), 120)
    .option('--document <slot=file>', 'a document that goes along; may be given several times', collect, [])
    .option('--confirm-changes', 'submit again when a registry says otherwise than when the form was filled')
    .option('--at-once <count>', 'applications under way at the same time', wholeNumber(1, 100), 1)
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], options: ApplyOptions) => {
      await inContext(runtime, options, (context) => apply(context, files, options));
    });
}

async function apply({ people, screen, folder }: Context, files: string[], options: ApplyOptions): Promise<number> {
  const documents = options.document.map((text) => toDocumentFile(text, folder));
  const entries: ApplicationEntry[] = [];
  for (const file of files) entries.push(...readEntries(await readText(file, folder), file));
  const isForPeople = options.json !== true;
  const outcomes = await inParallel(entries, options.atOnce, async (entry, index) => {
    const applicant =
      options.as === undefined ? entry : Object.assign(new ApplicationEntry(), entry, { signIn: options.as });
    if (isForPeople) screen.running(`${index + 1}/${entries.length} ${applicant.signIn} …`);
    const conduct = { timeoutMs: options.timeout * 1_000, documents, confirmsChanges: options.confirmChanges };
    const outcome = await runApplication(people, applicant, conduct);
    if (isForPeople) for (const line of [...toReport(outcome, screen.paint), '']) screen.line(line);
    return outcome;
  });
  if (isForPeople)
    screen.line(`${entries.length} application${entries.length === 1 ? '' : 's'}: ${toSummary(outcomes)}`);
  else screen.json({ applications: outcomes, summary: toSummary(outcomes) });
  return toExitCode(outcomes, options.allowReferred ?? false);
}
