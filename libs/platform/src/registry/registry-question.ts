import { type RegistryPurpose } from './registry-freshness';

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
      /** The record in the registry's promised shape, about what was asked; null when the registry says there is none. */
      readonly record: unknown;
      /** True for an answer used again; request id, time and hash are those of the exchange it came from. */
      readonly cached: boolean;
    }
  /** `since`: when this process first met the silence that still lasts. */
  | { readonly kind: 'silent'; readonly source: string; readonly since: string }
  /** An answer that is not one: wrong form, or about somebody else. Never a pass. */
  | { readonly kind: 'malformed'; readonly source: string; readonly requestId: string };

/** A question to one registry. */
export interface RegistryQuery {
  /** Registry id, for example `population`. */
  readonly source: string;
  /** Path below the registry, for example `/persons/…`, already encoded. */
  readonly path: string;
  /** Sent as JSON by POST when given. */
  readonly body?: unknown;
  /** What the answer is for: it says how old an answer may be. Left out, a decision, which is the strictest. */
  readonly purpose?: RegistryPurpose;
}

export type Answered = Extract<RegistryReply, { kind: 'answered' }>;
export type Silent = Extract<RegistryReply, { kind: 'silent' }>;
