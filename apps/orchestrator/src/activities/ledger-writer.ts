import { type Actor, type RecordData } from '@licensing/domain';
import { type LedgerPlace, type LicenceApplicationInput } from '@licensing/workflows';
import { type Services } from '../services';

/** A record to be appended: what happened, when, and by whom. */
export type Fact = {
  [T in keyof RecordData]: {
    readonly type: T;
    readonly time: string;
    readonly actor: Actor;
    readonly data: RecordData[T];
  };
}[keyof RecordData];

/** Appends facts after `place` and returns the new end. Safe to repeat with the same facts. */
export type AppendFacts = (
  application: LicenceApplicationInput,
  place: LedgerPlace,
  facts: readonly Fact[],
) => Promise<LedgerPlace>;

export function createLedgerWriter(casework: Services['casework']): AppendFacts {
  return async (application, place, facts) => {
    const { lastN, lastHash } = await casework.append({
      applicationId: application.applicationId,
      firstN: place.n + 1,
      previousHash: place.hash,
      correlationId: application.correlationId,
      records: facts.map(({ type, time, actor, data }) => ({
        type,
        time,
        actorJson: JSON.stringify(actor),
        dataJson: JSON.stringify(data),
      })),
    });
    return { n: lastN, hash: lastHash };
  };
}
