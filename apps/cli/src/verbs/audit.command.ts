import { type Command } from 'commander';
import { type AuditAnswer } from '../api/answers';
import { EXIT } from '../failure';
import { type Paint } from '../terminal/paint';
import { toTable } from '../terminal/table';
import { type Runtime } from '../runtime';
import { addConnectionOptions, type ConnectionOptions, inContext } from './context';

interface AuditOptions extends ConnectionOptions {
  readonly as: string;
}

const EXAMPLES = `
Each invariant is checked over the whole ledger, the topic, the certificates and supervision's register; each count must be 0.

Examples:
  npm run licensing -- audit
  npm run licensing -- audit --json

Exit code: 0 when every count is 0, 1 otherwise.`;

export function addAudit(program: Command, runtime: Runtime): void {
  addConnectionOptions(
    program
      .command('audit')
      .summary('check that nothing is lost, doubled or changed')
      .description('Checks the invariants and prints each count.'),
  )
    .option('--as <user>', 'who asks; needs the role auditor', 'auditor')
    .addHelpText('after', EXAMPLES)
    .action(async (options: AuditOptions) => {
      await inContext(runtime, options, async ({ people, screen }) => {
        const { api } = await people.get(options.as);
        if (options.json !== true) screen.running('… auditing');
        const audit = await api.audit();
        if (options.json === true) screen.json(audit);
        else for (const line of toAuditReport(audit, screen.paint)) screen.line(line);
        return audit.checks.every(({ count }) => count === 0) ? EXIT.ok : EXIT.failed;
      });
    });
}

export function toAuditReport({ checks, applications, records, certificates }: AuditAnswer, paint: Paint): string[] {
  const lines = toTable(checks.map(({ invariant, name, count }) => [`${invariant}`.padStart(2), name, `${count}`]));
  const marked = lines.flatMap((line, index) => {
    const { count, found } = checks[index] as AuditAnswer['checks'][number];
    if (count === 0) return [`${paint.green('✓')} ${line}`];
    return [
      paint.red(`✗ ${line}`),
      ...found.map((what) => `      ${what}`),
      ...(count > found.length ? [`      and ${count - found.length} more`] : []),
    ];
  });
  return [...marked, '', `over ${applications} applications, ${records} records, ${certificates} certificates`];
}
