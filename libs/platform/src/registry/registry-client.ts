import { randomUUID } from 'node:crypto';
import { type Logger } from '../logging/logger';
import { RegistryCache } from './registry-cache';
import { RegistryExchange, type Said } from './registry-exchange';
import { type RegistryQuery, type RegistryReply, type Silent } from './registry-question';
import { type BreakerState, RegistryLine } from './registry-line';
import { DEFAULT_POLICY, getRegistryPolicy, type RegistryPolicy } from './registry-policies';
import { getAnswerShape } from './registry-answers';

/** One registry as this process has met it since its start. */
export interface RegistryState {
  readonly source: string;
  readonly breaker: BreakerState;
  /** When the breaker last opened and closed, ISO 8601. */
  readonly openedAt?: string;
  readonly closedAt?: string;
  /** Since when the registry has been silent, while it is. */
  readonly silentSince?: string;
  /** Questions put to this client; those that ended with an answer, usable or not; attempts that went over the wire. */
  readonly questions: number;
  readonly answered: number;
  readonly attempts: number;
}

/** The one client for all registries of the data-sharing platform. */
export interface RegistryClient {
  ask(query: RegistryQuery): Promise<RegistryReply>;
  /**
   * The silence of the first of these registries that would not be asked now, because its breaker is open. Whoever needs
   * all of them spares the others a question that leads nowhere.
   */
  findAway(sources: readonly string[]): Silent | undefined;
  /** Every registry asked so far: information for people, nothing that a service's readiness hangs on. */
  states(): readonly RegistryState[];
  close(): Promise<void>;
}

/** Options of {@link createRegistryClient}. */
export interface RegistryClientOptions {
  /** Address of the data-sharing platform, without a slash at the end. */
  readonly url: string;
  readonly apiKey: string;
  /** Milliseconds until an answer counts as silence; a registry's own policy may say less. */
  readonly timeoutMs?: number;
  /** Told when a breaker opens and closes. */
  readonly log?: Pick<Logger, 'info' | 'warn'>;
  /** Instead of the table of policies, for tests. */
  readonly policyOf?: (source: string) => RegistryPolicy;
}

/** All that is known about one registry. */
interface Contact {
  readonly line: RegistryLine;
  readonly exchange: RegistryExchange;
  silentSince: string | undefined;
  openedAt: string | undefined;
  closedAt: string | undefined;
  questions: number;
  answered: number;
}

/** Makes the client of one process; its caches, breakers and lines are the process's own. */
export function createRegistryClient(options: RegistryClientOptions): RegistryClient {
  const { timeoutMs = DEFAULT_POLICY.deadlineMs, log } = options;
  const policyOf = options.policyOf ?? ((source) => getRegistryPolicy(source, timeoutMs));
  const contacts = new Map<string, Contact>();
  const flights = new Map<string, Promise<RegistryReply>>();
  const cache = new RegistryCache();

  function contactOf(source: string): Contact {
    const known = contacts.get(source);
    if (known !== undefined) return known;
    const policy = policyOf(source);
    const line = new RegistryLine(policy, (state) => {
      contact[state === 'open' ? 'openedAt' : 'closedAt'] = new Date().toISOString();
      if (state === 'open') log?.warn({ source }, 'registry breaker opened');
      else log?.info({ source }, 'registry breaker closed');
    });
    const contact: Contact = {
      line, exchange: new RegistryExchange(options, policy), silentSince: undefined, openedAt: undefined,
      closedAt: undefined, questions: 0, answered: 0,
    }; // prettier-ignore
    contacts.set(source, contact);
    return contact;
  }

  async function call(query: RegistryQuery, contact: Contact): Promise<Said | undefined> {
    try {
      return await contact.line.ask((signal) => contact.exchange.ask(query, signal));
    } catch {
      return undefined;
    }
  }

  async function askNow(query: RegistryQuery, key: string, contact: Contact): Promise<RegistryReply> {
    const began = new Date().toISOString();
    const said = await call(query, contact);
    if (said === undefined) {
      contact.silentSince ??= began;
      return { kind: 'silent', source: query.source, since: contact.silentSince };
    }
    contact.silentSince = undefined;
    if (said.kind === 'answered') cache.put(query.source, key, query.purpose ?? 'decision', said);
    return said;
  }

  async function ask(query: RegistryQuery): Promise<RegistryReply> {
    const { source, path, body, purpose = 'decision' } = query;
    // `.` and `..` cannot be written so that they stay an identifier: they would ask for something else.
    if (/(^|\/)\.{1,2}(\/|\?|$)/.test(path)) return { kind: 'malformed', source, requestId: randomUUID() };
    getAnswerShape(query);
    const contact = contactOf(source);
    contact.questions += 1;
    const key = `${source} ${path} ${body === undefined ? '' : JSON.stringify(body)}`;
    const kept = cache.find(source, key, purpose);
    if (kept !== undefined) {
      contact.answered += 1;
      return kept;
    }
    const flightKey = `${purpose} ${key}`;
    let flight = flights.get(flightKey);
    if (flight === undefined) {
      flight = askNow(query, key, contact).finally(() => flights.delete(flightKey));
      flights.set(flightKey, flight);
    }
    const reply = await flight;
    if (reply.kind !== 'silent') contact.answered += 1;
    return reply;
  }

  function findAway(sources: readonly string[]): Silent | undefined {
    for (const source of sources) {
      const contact = contacts.get(source);
      if (contact?.line.isAway !== true) continue;
      contact.silentSince ??= new Date().toISOString();
      return { kind: 'silent', source, since: contact.silentSince };
    }
    return undefined;
  }

  function states(): RegistryState[] {
    return [...contacts].map(([source, { line, silentSince, openedAt, closedAt, questions, answered }]) => ({
      source, breaker: line.breakerState, openedAt, closedAt, silentSince, questions, answered, attempts: line.attempts,
    })); // prettier-ignore
  }

  return {
    ask,
    findAway,
    states,
    close: async () => {
      cache.clear();
      await Promise.all([...contacts.values()].map(({ exchange }) => exchange.close()));
    },
  };
}
