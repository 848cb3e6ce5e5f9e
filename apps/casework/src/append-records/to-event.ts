import { EVENT_SOURCE } from '@licensing/contracts';
import { type LedgerRecord } from '@licensing/domain';
import { type LicenceEvent } from '@licensing/platform';

/**
 * What an event says of a record: its data, the mandate under which the application is made if there is one, and its place
 * in the chain, so that the topic alone can be audited.
 */
export function toEventData({ data, actor, n, hash, previousHash }: LedgerRecord): Record<string, unknown> {
  const { mandate } = actor;
  return { ...data, ...(mandate === undefined ? {} : { mandate }), n, hash, previousHash };
}

export function toEvent(record: LedgerRecord): LicenceEvent {
  const { id, type, applicationId, time, correlationId } = record;
  return {
    id, type, source: EVENT_SOURCE, subject: applicationId, time, correlationId, data: toEventData(record),
  }; // prettier-ignore
}
