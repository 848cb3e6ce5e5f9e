import { type Command } from 'commander';
import { type VerificationAnswer } from '../api/answers';
import { EXIT } from '../failure';
import { type Screen } from '../terminal/screen';
import { toTable } from '../terminal/table';
import { type Runtime } from '../runtime';
import { addConnectionOptions, type ConnectionOptions, inContext } from './context';

const EXAMPLES = `
Example:
  npm run licensing -- verify JY14407030000017

Exit code: 0 when the licence is valid, 1 when it is not.`;

export function addVerify(program: Command, runtime: Runtime): void {
  addConnectionOptions(
    program
      .command('verify <number>')
      .summary('is this licence valid?')
      .description('Asks the public verification, without signing in.'),
  )
    .addHelpText('after', EXAMPLES)
    .action(async (number: string, options: ConnectionOptions) => {
      await inContext(runtime, options, async ({ people, screen }) => {
        const answer = await people.anybody().verification(number);
        if (options.json === true) screen.json(answer);
        else show(screen, answer);
        return answer.state === 'valid' ? EXIT.ok : EXIT.failed;
      });
    });
}

function show(screen: Screen, { number, state, onDate, licence }: VerificationAnswer): void {
  const { paint } = screen;
  screen.line(`${paint.bold(number)}  ${state === 'valid' ? paint.green('valid') : paint.red(state)} on ${onDate}`);
  if (licence === undefined) return;
  const rows = [
    ['operator', licence.operatorName],
    ['credit code', licence.creditCode],
    ['premises', licence.premises],
    ['business form', licence.businessForm],
    ['items', licence.items.join(', ')],
    ['valid', `${licence.validFrom} to ${licence.validTo}`],
    ['authority', licence.authority],
  ];
  for (const line of toTable(rows)) screen.line(`  ${line}`);
}
