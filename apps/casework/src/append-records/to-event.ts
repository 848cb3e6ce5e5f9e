import { EVENT_SOURCE } from '@licensing/contracts';
import { type LedgerRecord } from '@licensing/domain';
import { type LicenceEvent } from '@licensing/platform';

/** What an event says of a record: its data, and its place in the chain, so that the topic alone can be audited. */
export function toEventData({ data, n, hash, previousHash }: LedgerRecord): Record<string, unknown> {
  return { ...data, n, hash, previousHash };
}

export function toEvent(record: LedgerRecord): LicenceEvent {
  const { id, type, applicationId, time, correlationId } = record;
  return {
    id, type, source: EVENT_SOURCE, subject: applicationId, time, correlationId, data: toEventData(record),
  }; // prettier-ignore
}
