import { ActivityFailure, proxyActivities, sleep } from '@temporalio/workflow';
import {
  type IdempotentActivities,
  type IrreversibleActivities,
  LEDGER_START,
  type LedgerPlace,
  type Waiting,
} from './activities';
import { type LicenceApplicationInput, type LicenceApplicationResult } from './messages';

const idempotentWrite = proxyActivities<IdempotentActivities>({
  startToCloseTimeout: '15s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

const irreversible = proxyActivities<IrreversibleActivities>({
  startToCloseTimeout: '20s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

/** Waits grow with the outage, so that an application goes on at most half an outage after the source is back. */
const FIRST_WAIT_MS = 1_000;
const WAIT_GROWTH = 1.5;
const LONGEST_WAIT_MS = 600_000;

/**
 * One application from submission to its end: verify → gather → decide → issue, each step with its fact in the ledger.
 * Straight through it is four activities. A silent registry is waited for, and said; a step that cannot be finished goes to a person.
 */
export async function licenceApplication(application: LicenceApplicationInput): Promise<LicenceApplicationResult> {
  let place: LedgerPlace = LEDGER_START;

  /** Repeats a step until its registries answer; each silence is recorded once. */
  async function untilAnswered<T extends { kind: string; place: LedgerPlace }>(
    step: 'verify' | 'gather',
    run: () => Promise<T | Waiting>,
  ): Promise<Exclude<T, Waiting>> {
    const said = new Set<string>();
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * WAIT_GROWTH, LONGEST_WAIT_MS)) {
      const answer = await run();
      place = answer.place;
      if (answer.kind !== 'waiting') return answer as Exclude<T, Waiting>;
      const { source, since } = answer as Waiting;
      if (!said.has(source)) {
        said.add(source);
        const time = new Date().toISOString();
        place = await idempotentWrite.recordWaiting({ application, place, time, waiting: { source, since, step } });
      }
      await sleep(wait);
    }
  }

  try {
    const { outcome, reasons } = await untilAnswered('verify', () => idempotentWrite.verify({ application, place }));
    await untilAnswered('gather', () => idempotentWrite.gather({ application, place }));
    const decided = await idempotentWrite.decide({ application, place, verification: { outcome, reasons } });
    place = decided.place;
    if (decided.outcome === 'refer') return { kind: 'referred' };
    const { decidedAt, receiptSha256 } = decided;
    const issued = await irreversible.issue({ application, place, decidedAt, receiptSha256 });
    return issued.kind === 'issued' ? { kind: 'issued', number: issued.number } : { kind: 'referred' };
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    return idempotentWrite.handOver({ application, time: new Date().toISOString() });
  }
}
