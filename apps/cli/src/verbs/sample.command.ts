import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Command } from 'commander';
import { type RegisterAnswer } from '../api/answers';
import { type LicensingApi } from '../api/licensing-api';
import { toExitCode, toReasonLines } from '../apply/outcome-report';
import { runApplication } from '../apply/run-application';
import { type ApplicationOutcome } from '../apply/outcome';
import { collect, type DocumentFile, toDocumentFile } from '../documents/document-file';
import { CommandFailure, EXIT } from '../failure';
import { type ApplicationEntry } from '../files/application-entry';
import { findRoot, sampleNames } from '../files/locations';
import { chooseSample, DEFAULT_SAMPLE } from '../sample/choose-sample';
import { StepLines } from '../sample/step-lines';
import { type Screen, silentScreen } from '../terminal/screen';
import { type Runtime } from '../runtime';
import { saveCertificate } from './certificate-file';
import { addConnectionOptions, type ConnectionOptions, type Context, inContext } from './context';
import { wholeNumber } from './parse-number';

interface SampleOptions extends ConnectionOptions {
  readonly name: string;
  readonly outDir?: string;
  readonly timeout: number;
  readonly document: readonly string[];
  readonly as?: string;
}

const POLL_MS = 100;

const EXAMPLES = `
Samples: ${sampleNames().join(', ')}

Examples:
  npm run licensing -- sample
  npm run licensing -- sample restaurant

Exit code: 0 only when the licence is issued, saved, publicly valid and in supervision's register; 3 when a clerk goes on.`;

export function addSample(program: Command, runtime: Runtime): void {
  addConnectionOptions(
    program
      .command('sample [name]')
      .summary('one sample application through the whole path, step by step')
      .description('Sends a sample application through the whole path and shows each step as it happens.'),
  )
    .option('--out-dir <folder>', 'where the certificate goes (.state/dev/certificates in the system’s folder)')
    .option('--as <user>', 'sign in as this person, whoever the sample is of')
    .option('--document <slot=file>', 'a document that goes along; may be given several times', collect, [])
    .option('--timeout <seconds>', 'how long to wait for the outcome', wholeNumber(1, 3_600), 60)
    .addHelpText('after', EXAMPLES)
    .action(async (name: string | undefined, options: Omit<SampleOptions, 'name'>) => {
      await inContext(runtime, options, (context) => runSample(context, { ...options, name: name ?? DEFAULT_SAMPLE }));
    });
}

async function runSample(
  context: Context,
  { name, outDir, timeout, json, document: given, as }: SampleOptions,
): Promise<number> {
  const screen = json === true ? silentScreen() : context.screen;
  const lines = new StepLines(screen);
  const { entry, why, name: chosen } = await chooseSample(context.people, name, as);
  screen.line(`${screen.paint.bold(`Sample “${chosen}”`)} at ${context.url.origin}`);
  if (why !== undefined) screen.line(`  ${why}`);
  const timeoutMs = timeout * 1_000;
  const documents = given.map((text) => toDocumentFile(text, context.folder));
  checkDocuments(entry, documents);
  const conduct = { timeoutMs, documents, confirmsChanges: true };
  const outcome = await runApplication(context.people, entry, conduct, lines);
  if (outcome.licenceNumber === undefined) {
    if (json === true) context.screen.json({ sample: chosen, ...outcome });
    return tellUnissued(screen, lines, outcome);
  }
  const { api } = await context.people.get(entry.signIn);
  const folder =
    outDir === undefined
      ? join(findRoot() ?? context.folder, '.state', 'dev', 'certificates')
      : resolve(context.folder, outDir);
  const finished = await finish(
    api,
    outcome.licenceNumber,
    join(folder, `${outcome.licenceNumber}.pdf`),
    timeoutMs,
    lines,
  );
  if (json === true) context.screen.json({ sample: chosen, ...outcome, ...finished });
  else showEnd(screen, outcome, finished);
  return EXIT.ok;
}

function checkDocuments({ business }: ApplicationEntry, documents: readonly DocumentFile[]): void {
  if (business !== 'document' || documents.length > 0) return;
  throw new CommandFailure(
    'This sample is of a business that only its documents know: give them with --document, or let `npm start -- --sample documents` make them.',
    EXIT.usage,
  );
}

interface Finished {
  readonly certificate: string;
  readonly verification: string;
  readonly register: RegisterAnswer;
}

/** The certificate in the hand, the public answer, and the other department's register. */
async function finish(
  api: LicensingApi,
  number: string,
  path: string,
  timeoutMs: number,
  lines: StepLines,
): Promise<Finished> {
  const saved = await saveCertificate(api, number, path);
  if (saved.isAsPublished !== true)
    throw new CommandFailure(`The certificate of ${number} is not the one in the public record.`);
  lines.done(`certificate saved, ${Math.round(saved.bytes / 1_024)} KiB, digest as in the public record`);
  const { state } = await api.verification(number);
  if (state !== 'valid') throw new CommandFailure(`The public verification says that ${number} is ${state}.`);
  lines.done('public verification: valid');
  const began = performance.now();
  const register = await untilRegistered(api, number, timeoutMs);
  lines.done(`supervision has the event ${register.eventId} in its register`, performance.now() - began);
  return { certificate: path, verification: new URL(`/verify/${number}`, api.client.url).href, register };
}

async function untilRegistered(api: LicensingApi, number: string, timeoutMs: number): Promise<RegisterAnswer> {
  for (const end = Date.now() + timeoutMs; ;) {
    const entry = await api.findInRegister(number);
    if (entry !== undefined) return entry;
    if (Date.now() > end)
      throw new CommandFailure(`Supervision's register does not have ${number} after ${timeoutMs / 1_000} s.`);
    await sleep(POLL_MS);
  }
}

function tellUnissued(screen: Screen, lines: StepLines, outcome: ApplicationOutcome): number {
  if (outcome.outcome === 'referred')
    for (const line of toReasonLines(outcome.reasons, screen.paint)) screen.line(`  ${line}`);
  else lines.failed(outcome.error?.message ?? `no outcome: ${outcome.outcome} ${outcome.waitingFor ?? ''}`);
  return toExitCode([outcome], false);
}

function showEnd(
  screen: Screen,
  { licenceNumber, timings, business }: ApplicationOutcome,
  { certificate, verification }: Finished,
): void {
  screen.line();
  screen.line(`  Licence       ${screen.paint.bold(licenceNumber ?? '')}  ${business?.name ?? ''}`);
  screen.line(`  Issued        ${timings.totalMs ?? 0} ms after it was submitted`);
  screen.line(`  Certificate   ${certificate}`);
  screen.line(`  Verification  ${verification}`);
}
