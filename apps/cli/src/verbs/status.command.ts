import { type Command } from 'commander';
import { type ApplicationAnswer } from '../api/answers';
import { stepTimes, toOutcome } from '../apply/outcome';
import { toQuestionLines, toReasonLines } from '../apply/outcome-report';
import { EXIT } from '../failure';
import { showSteps } from '../terminal/milliseconds';
import { toTable } from '../terminal/table';
import { type Runtime } from '../runtime';
import { addConnectionOptions, type ConnectionOptions, type Context, inContext } from './context';
import { wholeNumber } from './parse-number';

interface StatusOptions extends ConnectionOptions {
  readonly as: string;
  readonly wait: number;
  readonly purpose?: string;
}

const EXAMPLES = `
Examples:
  npm run licensing -- status 0f1c… --as lin
  npm run licensing -- status 0f1c… --wait 30      as a member of staff, who says what for
  npm run licensing -- status 0f1c… --as clerk --purpose complaint`;

export function addStatus(program: Command, runtime: Runtime): void {
  addConnectionOptions(
    program
      .command('status <applicationId>')
      .summary('where an application stands')
      .description('Shows where an application stands, and its history.'),
  )
    .option('--as <user>', 'who asks: the applicant, or a member of staff', 'auditor')
    .option('--wait <seconds>', 'wait that long for the outcome', wholeNumber(0, 30), 0)
    .option('--purpose <code>', 'what a member of staff reads it for; recorded, and shown to the person (by the role)')
    .addHelpText('after', EXAMPLES)
    .action(async (id: string, options: StatusOptions) => {
      await inContext(runtime, options, (context) => showStatus(context, id, options));
    });
}

async function showStatus(
  { people, screen }: Context,
  id: string,
  { as, wait, purpose, json }: StatusOptions,
): Promise<number> {
  const { api } = await people.get(as);
  const application = await api.application(id, wait, purpose);
  if (json === true) {
    screen.json(application);
    return EXIT.ok;
  }
  const { status, history, creditCode, submittedAt, links = {} } = application;
  const { findings } = toOutcome(history);
  const rows = [
    ['state', screen.paint.bold(status.label === undefined ? status.state : `${status.state} (${status.label.zh})`)],
    ['since', status.since],
    ['credit code', creditCode],
    ['submitted', submittedAt],
    ...(status.licenceNumber === undefined ? [] : [['licence', status.licenceNumber]]),
    ...(status.waitingFor === undefined
      ? []
      : [['waits for', `registry ${status.waitingFor.source} since ${status.waitingFor.since}`]]),
    ...(status.answerUntil === undefined ? [] : [['answer until', status.answerUntil]]),
    ...(findings.length === 0
      ? []
      : [['findings', `${findings.filter(({ outcome }) => outcome === 'pass').length} of ${findings.length} passed`]]),
    ['steps', showSteps(stepTimes(history))],
  ];
  for (const line of toTable(rows)) screen.line(line);
  for (const line of toReasonLines(status.reasons ?? [], screen.paint)) screen.line(line);
  for (const line of toQuestionLines(status.questions ?? [], screen.paint)) screen.line(line);
  for (const line of toWayOn(links)) screen.line(line);
  screen.line();
  for (const line of toTable(history.map(({ n, time, type }) => [`${n}`, time, type]))) screen.line(line);
  return EXIT.ok;
}

/** What the applicant does once the questions are answered. */
function toWayOn({ stepUp, answers }: NonNullable<ApplicationAnswer['links']>): string[] {
  return [
    ...(stepUp === undefined ? [] : [`  sign in: ${stepUp}`]),
    ...(answers === undefined ? [] : [`  then go on: POST ${answers}`]),
  ];
}
