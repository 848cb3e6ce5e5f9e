/** A licence event: a CloudEvents 1.0 envelope and its data. Carries no personal data. */
export interface LicenceEvent {
  /** Unique and stable: the ledger record's id. A consumer drops what it has seen. */
  readonly id: string;
  /** For example `licensing.certificate.issued.v1`. */
  readonly type: string;
  readonly source: string;
  /** The application id; also the partition key. */
  readonly subject: string;
  /** ISO 8601 instant. */
  readonly time: string;
  readonly correlationId: string;
  readonly data: unknown;
}

/** Where events are published. */
export interface EventBus {
  /**
   * Resolves when the broker has acknowledged every event on all in-sync replicas.
   * @throws AppError SERVICE.UNAVAILABLE: some may have been published; publish them again, ids stay the same.
   */
  publish(topic: string, events: readonly LicenceEvent[]): Promise<void>;
}

/** Injection token of the {@link EventBus}. */
export const EVENT_BUS = Symbol('event bus');
