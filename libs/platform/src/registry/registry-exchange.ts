import { randomUUID } from 'node:crypto';
import { Agent, type Dispatcher, request } from 'undici';
import { sha256Hex } from '../crypto/hashes';
import { getAnswerShape } from './registry-answers';
import { type RegistryQuery, type RegistryReply } from './registry-question';
import { RegistryFailure } from './registry-failure';

/** What a registry said, whatever it is worth. */
export type Said = Exclude<RegistryReply, { kind: 'silent' }>;

interface Envelope {
  readonly requestId: string;
  readonly asOf: string;
  readonly record: unknown;
}

function isEnvelope(value: unknown, source: string): value is Envelope {
  if (typeof value !== 'object' || value === null || !('record' in value)) return false;
  const { requestId, asOf, source: speaker } = value as Record<string, unknown>;
  return typeof requestId === 'string' && typeof asOf === 'string' && speaker === source;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** Answers are shared by all who ask the same: nobody may change one. */
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

/** The registry does not accept the question: it will not accept it later either, so a person looks instead of waiting. */
const NOT_TO_BE_REPEATED: ReadonlySet<number> = new Set([400, 422]);
/** The next attempt may be answered; of the rest (a key refused, a registry withdrawn) that cannot be hoped within seconds. */
const PASSING: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
/** No source may silence itself for a day by one header. */
const LONGEST_RETRY_AFTER_MS = 60_000;
/** More than the largest record by far; a body without end must not fill the memory. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** Seconds or a date (RFC 9110, 10.2.3), as milliseconds from now. */
export function toRetryAfterMs(header: string | string[] | undefined, now: number): number {
  if (typeof header !== 'string') return 0;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER_MS) : 0;
}

async function readBody(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new RegistryFailure(false);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The connections to one registry: a slow one must not use up those of the others. */
export class RegistryExchange {
  private readonly agent: Agent;

  constructor(
    private readonly options: { readonly url: string; readonly apiKey: string },
    { parallel, deadlineMs }: { readonly parallel: number; readonly deadlineMs: number },
  ) {
    this.agent = new Agent({ keepAliveTimeout: 30_000, connections: parallel, connect: { timeout: deadlineMs } });
  }

  /**
   * Asks once.
   *
   * @param signal over the whole exchange: a body that trickles must not keep a step waiting
   * @throws RegistryFailure when there is no answer
   */
  async ask(query: RegistryQuery, signal: AbortSignal): Promise<Said> {
    const requestId = randomUUID();
    const { status, retryAfter, body } = await this.send(query, requestId, signal);
    const { source } = query;
    if (NOT_TO_BE_REPEATED.has(status)) return { kind: 'malformed', source, requestId };
    if (status !== 200) throw new RegistryFailure(PASSING.has(status), toRetryAfterMs(retryAfter, Date.now()));
    const envelope = parse(body);
    if (!isEnvelope(envelope, source)) return { kind: 'malformed', source, requestId };
    const { asOf, record } = envelope;
    if (record !== null && !getAnswerShape(query)(record)) return { kind: 'malformed', source, requestId };
    const answered = { kind: 'answered', source, requestId: envelope.requestId, asOf, record, cached: false } as const;
    return freeze({ ...answered, replySha256: sha256Hex(body) });
  }

  close(): Promise<void> {
    return this.agent.close();
  }

  private async send(
    { source, path, body }: RegistryQuery,
    requestId: string,
    signal: AbortSignal,
  ): Promise<{ status: number; retryAfter: string | string[] | undefined; body: string }> {
    try {
      const response = await request(`${this.options.url}/registries/${source}${path}`, {
        dispatcher: this.agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          'x-api-key': this.options.apiKey,
          'x-request-id': requestId,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal,
      });
      return {
        status: response.statusCode,
        retryAfter: response.headers['retry-after'],
        body: await readBody(response.body),
      };
    } catch (error) {
      if (error instanceof RegistryFailure) throw error;
      // Nobody there, cut off, or the time is up: who has used up all the time is not asked again in the same question.
      throw new RegistryFailure(!signal.aborted);
    }
  }
}
