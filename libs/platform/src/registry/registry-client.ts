import { randomUUID } from 'node:crypto';
import { Agent, request } from 'undici';
import { sha256Hex } from '../crypto/hashes';

/** What a registry said. A source that does not answer is a value, never an exception: the case waits for it. */
export type RegistryReply =
  | {
      readonly kind: 'answered';
      readonly source: string;
      readonly requestId: string;
      /** ISO 8601 instant of the source's data. */
      readonly asOf: string;
      /** SHA-256 of the reply's bytes, hex. */
      readonly replySha256: string;
      /** The record, or null when the registry says there is none. Its shape is the caller's to check. */
      readonly record: unknown;
    }
  | { readonly kind: 'silent'; readonly source: string; readonly since: string }
  /** An answer that is not one: wrong form, or about somebody else. Never a pass. */
  | { readonly kind: 'malformed'; readonly source: string; readonly requestId: string };

export interface RegistryQuery {
  /** Registry id, for example `population`. */
  readonly source: string;
  /** Path below the registry, for example `/persons/…`, already encoded. */
  readonly path: string;
  /** Sent as JSON by POST when given. */
  readonly body?: unknown;
}

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

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The one client for all registries of the data-sharing platform. */
export interface RegistryClient {
  ask(query: RegistryQuery): Promise<RegistryReply>;
  close(): Promise<void>;
}

/** The registry does not accept the question: it will not accept it later either, so a person looks instead of waiting. */
const NOT_TO_BE_REPEATED: ReadonlySet<number> = new Set([400, 422]);

/** @param timeoutMs until an answer counts as silence */
export function createRegistryClient(options: { url: string; apiKey: string; timeoutMs: number }): RegistryClient {
  const agent = new Agent({ keepAliveTimeout: 30_000, connections: 32, connect: { timeout: options.timeoutMs } });

  async function ask({ source, path, body }: RegistryQuery): Promise<RegistryReply> {
    const since = new Date().toISOString();
    const requestId = randomUUID();
    try {
      const response = await request(`${options.url}/registries/${source}${path}`, {
        dispatcher: agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          'x-api-key': options.apiKey,
          'x-request-id': requestId,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // Over the whole exchange: a body that trickles must not keep a step waiting.
        signal: AbortSignal.timeout(options.timeoutMs),
      });
      const text = await response.body.text();
      if (NOT_TO_BE_REPEATED.has(response.statusCode)) return { kind: 'malformed', source, requestId };
      if (response.statusCode !== 200) return { kind: 'silent', source, since };
      const envelope = parse(text);
      if (!isEnvelope(envelope, source)) return { kind: 'malformed', source, requestId };
      return {
        kind: 'answered', source, requestId: envelope.requestId, asOf: envelope.asOf,
        replySha256: sha256Hex(text), record: envelope.record,
      }; // prettier-ignore
    } catch {
      return { kind: 'silent', source, since };
    }
  }

  return { ask, close: () => agent.close() };
}
