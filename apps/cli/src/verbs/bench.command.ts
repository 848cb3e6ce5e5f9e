import { type Command } from 'commander';
import { applicationWork, prepareDrafts } from '../bench/bench-applications';
import { toLoadLines, toLoadReport } from '../bench/load-report';
import { runLoad } from '../bench/run-load';
import { CommandFailure, EXIT } from '../failure';
import { readEntries } from '../files/application-entry';
import { readSample } from '../files/locations';
import { silentScreen } from '../terminal/screen';
import { type Runtime } from '../runtime';
import { addConnectionOptions, type ConnectionOptions, type Context, inContext } from './context';
import { wholeNumber } from './parse-number';

interface BenchOptions extends ConnectionOptions {
  readonly user: string;
  readonly seconds: number;
  readonly concurrency: number;
  readonly rate?: number;
  readonly drafts?: number;
  readonly warmUp: number;
  readonly offset?: number;
}

/** More than a closed loop was ever seen to need on two cores; --drafts says otherwise. */
const DRAFTS_PER_SECOND = 30;
const MAX_DRAFTS = 100_000;

const EXAMPLES = `
Prepares drafts first, then measures from the submission to the last record. \`npm run bench\` starts a system with empty
data and takes whole series of such measurements.

Examples:
  npm run licensing -- bench --seconds 5
  npm run licensing -- bench --seconds 20 --concurrency 16 --json
  npm run licensing -- bench --seconds 20 --rate 4         half load: four are begun in each second

Exit code: 0 when every application was issued, 1 otherwise.`;

export function addBench(program: Command, runtime: Runtime): void {
  addConnectionOptions(
    program
      .command('bench')
      .summary('load: how many licences a second')
      .description('Measures straight-through applications of one person with many businesses.'),
  )
    .option('--user <user>', 'who applies; needs a business for each application', 'chain')
    .option('--seconds <seconds>', 'how long applications are begun', wholeNumber(1, 3_600), 5)
    .option('--concurrency <count>', 'how many are under way at most', wholeNumber(1, 256), 8)
    .option('--rate <count>', 'begin that many a second, instead of one when another has ended', wholeNumber(1, 1_000))
    .option('--drafts <count>', 'how many to prepare, and so the most that are submitted', wholeNumber(1, MAX_DRAFTS))
    .option('--warm-up <count>', 'applications before the measurement', wholeNumber(0, 1_000), 8)
    .option('--offset <count>', 'businesses to skip (the number of applications so far)', wholeNumber(0, 1_000_000))
    .addHelpText('after', EXAMPLES)
    .action(async (options: BenchOptions) => {
      await inContext(runtime, options, (context) => bench(context, options));
    });
}

async function bench({ people, screen: ownScreen }: Context, options: BenchOptions): Promise<number> {
  const { user, seconds, concurrency, rate, warmUp } = options;
  const screen = options.json === true ? silentScreen() : ownScreen;
  const person = await people.get(user);
  const offset = options.offset ?? (await person.api.applications(1, 0)).total;
  const { text, file } = await readSample('straight-through');
  const [entry] = readEntries(text, file);
  if (entry === undefined) throw new CommandFailure(`${file} holds no application.`);

  const wanted = options.drafts ?? Math.ceil(seconds * (rate ?? DRAFTS_PER_SECOND));
  const left = (await person.api.businesses(1, 0)).total - offset - warmUp;
  // Without a wish, a short measurement of what there is beats none.
  const count = warmUp + (options.drafts === undefined && left > 0 ? Math.min(wanted, left) : wanted);
  const began = performance.now();
  const drafts = await prepareDrafts(person, entry, { count, offset, atOnce: Math.min(concurrency, 8) }, (done) => {
    screen.running(`… ${done} of ${count} drafts prepared`);
  });
  const preparedMs = Math.round(performance.now() - began);
  screen.line(
    `${count} drafts prepared in ${(preparedMs / 1_000).toFixed(1)} s; measuring for ${seconds} s, ${concurrency} at once …`,
  );

  const work = applicationWork(person);
  await runLoad(drafts.slice(0, warmUp), { concurrency, durationMs: Number.POSITIVE_INFINITY }, work);
  const startedAt = new Date().toISOString();
  const result = await runLoad(
    drafts.slice(warmUp),
    { concurrency, durationMs: seconds * 1_000, ratePerSecond: rate },
    work,
  );
  const report = toLoadReport(result);
  if (options.json === true)
    ownScreen.json({
      user,
      seconds,
      concurrency,
      rate,
      offset,
      warmUp,
      drafts: count,
      preparedMs,
      startedAt,
      ...report,
    });
  else for (const line of toLoadLines(report)) screen.line(line);
  return report.issued === result.samples.length && report.issued > 0 ? EXIT.ok : EXIT.failed;
}
