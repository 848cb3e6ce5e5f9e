import { type Command } from 'commander';
import { EXIT } from '../failure';
import { toTable } from '../terminal/table';
import { type Runtime } from '../runtime';
import { addConnectionOptions, type ConnectionOptions, inContext } from './context';
import { wholeNumber } from './parse-number';

interface BusinessesOptions extends ConnectionOptions {
  readonly as: string;
  readonly limit: number;
  readonly offset: number;
}

const EXAMPLES = `
Examples:
  npm run licensing -- businesses --as chen
  npm run licensing -- businesses --as chain --limit 20 --offset 40`;

export function addBusinesses(program: Command, runtime: Runtime): void {
  addConnectionOptions(
    program
      .command('businesses')
      .summary('the businesses a person acts for')
      .description('Lists the businesses a person acts for, by the registry.'),
  )
    .option('--as <user>', 'whose businesses', 'lin')
    .option('--limit <count>', 'how many', wholeNumber(1, 100), 20)
    .option('--offset <count>', 'how many to skip', wholeNumber(0, 1_000_000), 0)
    .addHelpText('after', EXAMPLES)
    .action(async (options: BusinessesOptions) => {
      await inContext(runtime, options, async ({ people, screen }) => {
        const { api, session } = await people.get(options.as);
        const answer = await api.businesses(options.limit, options.offset);
        if (options.json === true) {
          screen.json(answer);
          return EXIT.ok;
        }
        const { businesses, total } = answer;
        for (const line of toTable(
          businesses.map(({ creditCode, name, status, role }) => [creditCode, name, status, role]),
        ))
          screen.line(line);
        screen.line(`${businesses.length} of ${total} businesses of ${session.person.name}`);
        return EXIT.ok;
      });
    });
}
