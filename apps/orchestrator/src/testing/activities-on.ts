import { type DocumentRef } from '@licensing/contracts';
import { type LedgerRecord } from '@licensing/domain';
import { LEDGER_START, type LedgerPlace } from '@licensing/workflows';
import { createFakeServices } from '../../../../test/support/fake-services';
import { createCaseReader } from '../activities/case-reader';
import { createLedgerWriter } from '../activities/ledger-writer';
import { createLicenceActivities } from '../activities/licence.activities';
import { type Services } from '../services';

export type Answers = Parameters<typeof createFakeServices>[0];

/**
 * The worker's activities on services in memory. `beats` are the heartbeats; `cancel` lets the next one fail.
 *
 * @param documents those of the submission
 */
export function activitiesOn(answers: Answers = {}, documents: readonly DocumentRef[] = []) {
  const fake = createFakeServices(answers, documents);
  const beats: unknown[] = [];
  let cancelled: Error | undefined;
  const cancel = (error: Error): void => void (cancelled = error);
  const services = fake.services as unknown as Services;
  const activities = createLicenceActivities(
    services,
    createCaseReader(services),
    createLedgerWriter(services.casework),
    {
      beat: (progress) => {
        if (cancelled !== undefined) throw cancelled;
        beats.push(progress);
      },
    },
  );
  const callsTo = (name: string): unknown[] =>
    fake.calls.filter((call) => call.name === name).map(({ request }) => request);
  return { ...fake, activities, callsTo, beats, cancel };
}

export type FakeWorker = ReturnType<typeof activitiesOn>;

/** Where the ledger ends now. */
export function endOf(ledger: readonly LedgerRecord[]): LedgerPlace {
  const last = ledger.at(-1);
  return last === undefined ? LEDGER_START : { n: last.n, hash: last.hash };
}
