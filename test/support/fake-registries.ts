import { type RegistryClient, type RegistryQuery, type RegistryReply } from '@licensing/platform';

/** What a fake registry does: an answer's record, or one of the ways of not answering. */
export type FakeReply = { readonly record: unknown } | 'silent' | 'malformed';

const AS_OF = '2026-03-02T01:00:00.000Z';
const SINCE = '2026-03-02T01:30:00.000Z';

/** Registries in memory, by source id; a source that is not there is silent. `asked` is the order of questions. */
export function createFakeRegistries(replies: Record<string, FakeReply>): RegistryClient & { asked: RegistryQuery[] } {
  const asked: RegistryQuery[] = [];
  return {
    asked,
    ask: (query) => {
      asked.push(query);
      return Promise.resolve(toReply(query.source, replies[query.source] ?? 'silent', asked.length));
    },
    findAway: () => undefined,
    states: () => [],
    close: () => Promise.resolve(),
  };
}

function toReply(source: string, reply: FakeReply, n: number): RegistryReply {
  if (reply === 'silent') return { kind: 'silent', source, since: SINCE };
  const requestId = `request-${String(n)}`;
  if (reply === 'malformed') return { kind: 'malformed', source, requestId };
  return {
    kind: 'answered',
    source,
    requestId,
    asOf: AS_OF,
    replySha256: 'a'.repeat(64),
    record: reply.record,
    cached: false,
  };
}
