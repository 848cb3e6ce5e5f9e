import { type AnyLedgerRecord } from '@licensing/domain';
import { type LicenceEvent } from '@licensing/platform';

/** A record as people see it: what, when, its place in the chain, and the mandate under which it was done; never by whom. */
export type SeenRecord = Pick<AnyLedgerRecord, 'n' | 'type' | 'time' | 'data' | 'hash' | 'previousHash'> & {
  readonly mandate?: string;
};

const under = (mandate: string | undefined): { mandate?: string } => (mandate === undefined ? {} : { mandate });

export function fromRecord({ n, type, time, data, hash, previousHash, actor }: AnyLedgerRecord): SeenRecord {
  return { n, type, time, data, hash, previousHash, ...under(actor.mandate) };
}

/** An event's data are its record's, with the record's place in the chain and the mandate. */
export function fromEvent({ type, time, data: eventData }: LicenceEvent): SeenRecord {
  const { n, hash, previousHash, mandate, ...data } = eventData as Record<string, unknown>;
  return { n, type, time, data, hash, previousHash, ...under(mandate as string | undefined) } as unknown as SeenRecord;
}
