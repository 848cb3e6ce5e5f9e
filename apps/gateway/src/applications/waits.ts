import { type AnyLedgerRecord, type Step } from '@licensing/domain';

/** Time that an application spent waiting for one registry: the registry's, not the applicant's and not ours. */
export interface Wait {
  readonly source: string;
  readonly step: Step;
  readonly since: string;
  /** Missing while it lasts. */
  readonly until?: string;
  readonly ms: number;
}

const WAITING = 'licensing.application.waiting.v1';

/**
 * Each wait with its registry: from the first silence to the record after it, or to now.
 *
 * @param now ISO 8601 instant
 */
export function toWaits(records: readonly AnyLedgerRecord[], now: string): Wait[] {
  return records.flatMap((record, index): Wait[] => {
    if (record.type !== WAITING) return [];
    const { source, step, since } = record.data;
    const until = records[index + 1]?.time;
    const ms = Math.max(0, Date.parse(until ?? now) - Date.parse(since));
    return [{ source, step, since, ...(until === undefined ? {} : { until }), ms }];
  });
}
