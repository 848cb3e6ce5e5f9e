import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RETENTION, type RetentionRule } from '@licensing/domain';
import { parse, parseAllDocuments } from 'yaml';

const DEPLOY = join(__dirname, '..', '..', 'deploy');
const textOf = (file: string): string => readFileSync(join(DEPLOY, file), 'utf8');
const ruleOf = (place: string): RetentionRule => {
  const rules = RETENTION.filter(({ places }) => places.includes(place));
  expect(rules).toHaveLength(1);
  return rules[0]!;
};

interface Job {
  readonly entrypoint?: readonly string[];
  readonly command: readonly string[];
}
const compose = parse(textOf('compose.yaml'), { merge: true }) as { services: Record<string, Job> };
const commandOf = (service: string): string => compose.services[service]!.command.join('\n');

describe('what deploy says of how long things are kept', () => {
  it('is said of everything that no service of ours holds, and of nothing else', () => {
    const outside = RETENTION.flatMap(({ places }) => places).filter((place) => !place.includes('.'));
    // Folders of the object store: certificates are issuance’s own; documents are erased by extraction, which has their keys.
    expect(outside.sort()).toEqual(['documents', 'kafka', 'logs', 'object-store', 'temporal']);
  });

  describe('histories', () => {
    const { term, isAutomatic } = ruleOf('temporal');
    const hours = `--retention ${String((term?.amount ?? 0) * 24)}h`;

    it('are kept by the local engine as long as the table says', () => {
      expect(isAutomatic).toBe(true);
      const { retentionDays } = JSON.parse(textOf('temporal/namespace.json')) as { retentionDays: number };
      expect({ amount: retentionDays, unit: 'days' }).toMatchObject({ amount: term?.amount, unit: term?.unit });
    });

    it('are kept in containers as long as the table says', () => {
      expect(commandOf('temporal-namespace')).toContain(hours);
    });

    it('are kept in the cluster as long as the table says', () => {
      const job = parseAllDocuments(textOf('kubernetes/retention.yaml'))[0]?.toJS() as {
        spec: { template: { spec: { containers: readonly { command: readonly string[] }[] } } };
      };
      const [container] = job.spec.template.spec.containers;
      expect(container?.command.join(' ')).toContain(hours);
    });
  });

  describe('events', () => {
    const { isAutomatic, term } = ruleOf('kafka');
    const topics = JSON.parse(textOf('kafka/topics.json')) as { name: string; retentionMs: number }[];

    it('go to the archive by hand: no topic erases them by itself', () => {
      expect({ isAutomatic, unit: term?.unit }).toEqual({ isAutomatic: false, unit: 'years' });
      expect(topics.map(({ retentionMs }) => retentionMs)).toEqual(topics.map(() => -1));
    });

    it.each(topics)('$name is made in containers with the same retention', ({ name, retentionMs }) => {
      expect(commandOf('topics')).toMatch(
        new RegExp(`create ${name.replaceAll('.', '\\.')} \\d+ ${String(retentionMs)}( |$)`, 'm'),
      );
      expect(commandOf('topics')).toContain('retention.ms=$$3');
    });
  });

  it('keeps logs in the journal as long as the table says', () => {
    const { term, isAutomatic } = ruleOf('logs');
    expect({ unit: term?.unit, isAutomatic }).toEqual({ unit: 'months', isAutomatic: false });
    expect(textOf('logs/journald.conf')).toContain(`\nMaxRetentionSec=${String(term?.amount)}month\n`);
  });
});
