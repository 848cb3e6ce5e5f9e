import { isAboutSubject, type JsonValue, type RegisteredFact, type SourceDefinition } from '@licensing/domain';
import {
  REGISTRIES,
  type RegistryClient,
  type RegistryPurpose,
  type RegistryReply,
  toRegistryQuery,
} from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { findParameters } from './source-parameters';

/** By source id. */
type Registered = Readonly<Record<string, RegisteredFact>>;

/** What the sources of a licence type said, for as far as they could be asked. */
export interface SourceReplies {
  readonly registered: Registered;
  readonly replies: readonly RegistryReply[];
}

type Declared = Readonly<Record<string, JsonValue>>;

/** Asks the sources that a licence type's data names: those that can be asked at once together, then those they enable. */
@Injectable()
export class SourceReader {
  constructor(@Inject(REGISTRIES) private readonly registries: RegistryClient) {}

  /**
   * For a decision that needs all answers: while one registry is known to be away, the others are not asked either.
   *
   * @param spared ids of sources that need not answer, since something else stands in for them
   */
  async readAll(
    sources: readonly SourceDefinition[],
    declared: Declared,
    spared: ReadonlySet<string> = new Set(),
  ): Promise<SourceReplies> {
    const needed = sources.map(({ id }) => id).filter((id) => !spared.has(id));
    const away = this.registries.findAway(needed);
    return away === undefined ? this.read('decision', sources, declared) : { registered: {}, replies: [away] };
  }

  /**
   * What can be asked and answers, whoever is silent.
   *
   * @param purpose what the answers are for: it says how old they may be
   * @param declare adds what a round of answers lets the form know, so that further sources can be asked
   */
  async read(
    purpose: RegistryPurpose,
    sources: readonly SourceDefinition[],
    declared: Declared,
    declare: (registered: Registered, declared: Declared) => Declared = (_, same) => same,
  ): Promise<SourceReplies> {
    const registered: Record<string, RegisteredFact> = {};
    const replies: RegistryReply[] = [];
    let left = sources;
    let known = declared;
    for (;;) {
      const facts = { declared: known, registered };
      const askable = left.flatMap((source) => {
        const parameters = findParameters(source, facts);
        return parameters === undefined ? [] : [{ source, query: toRegistryQuery(source.id, parameters, purpose) }];
      });
      if (askable.length === 0) return { registered, replies };
      const round = await Promise.all(askable.map(({ query }) => this.registries.ask(query)));
      for (const reply of round) {
        replies.push(reply);
        if (reply.kind !== 'silent') registered[reply.source] = toRegisteredFact(reply);
      }
      left = left.filter((source) => !askable.some((asked) => asked.source === source));
      known = declare(registered, known);
    }
  }
}

/** The answers that say something, and say it about the subject asked for: what a form may show. */
export function selectOwn(
  sources: readonly SourceDefinition[],
  registered: Registered,
  declared: Declared,
): Registered {
  const facts = { declared, registered };
  const isOwn = (id: string, { record }: RegisteredFact): boolean =>
    record !== null &&
    isAboutSubject(
      sources.find((source) => source.id === id),
      facts,
    );
  return Object.fromEntries(Object.entries(registered).filter(([id, fact]) => isOwn(id, fact)));
}

/** An answer that is none keeps its request id and has no time: rules take it for incomplete evidence and refer. */
function toRegisteredFact(reply: Exclude<RegistryReply, { kind: 'silent' }>): RegisteredFact {
  return reply.kind === 'answered'
    ? { asOf: reply.asOf, requestId: reply.requestId, record: reply.record as JsonValue }
    : { asOf: '', requestId: reply.requestId, record: null };
}
