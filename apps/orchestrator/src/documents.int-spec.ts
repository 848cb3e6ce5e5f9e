import { setTimeout as pause } from 'node:timers/promises';
import { type ReadDocumentsResponse } from '@licensing/contracts';
import { type LicenceActivities } from '@licensing/workflows';
import { WorkflowFailedError } from '@temporalio/client';
import { application, applicationWithDocuments, createFakeServices, documentRef, goodAnswers } from '../../../test/support/fake-services'; // prettier-ignore
import { keepHistory, readPayloads } from '../../../test/support/kept-histories';
import { until } from '../../../test/support/until';
import { activitiesOf, startWorkflowRuns, type WorkflowRuns } from '../../../test/support/workflow-runs';
import { createCaseReader } from './activities/case-reader';
import { createLedgerWriter } from './activities/ledger-writer';
import { createLicenceActivities } from './activities/licence.activities';
import { enginePulse } from './activities/read-documents';
import { withErrors } from './activities/with-errors';
import { type Services } from './services';
import { latestOf } from './testing/latest-of';

const gathered = { ...goodAnswers.gather, extractedJson: '{"business-licence":{}}', extractedSha256: 'c'.repeat(64) };

let fake: ReturnType<typeof createFakeServices>;
let steps: LicenceActivities;
let failures: unknown[];
let runs: WorkflowRuns;

function setServices(answers: Parameters<typeof createFakeServices>[0], documents = [documentRef]): void {
  fake = createFakeServices(answers, documents);
  failures = [];
  const services = fake.services as unknown as Services;
  steps = withErrors(
    createLicenceActivities(services, createCaseReader(services), createLedgerWriter(services.casework), enginePulse),
    (step, _, error) => failures.push([step, error]),
  );
}

beforeAll(async () => {
  runs = await startWorkflowRuns(latestOf(() => steps));
});

afterAll(() => runs.stop());

/** As the service says it: place by place, until the document is read. */
async function* slowly(): AsyncGenerator<ReadDocumentsResponse> {
  for (const position of [2, 1, 0]) {
    await pause(200);
    yield { read: 0, of: 1, position };
  }
  yield { read: 1, of: 1, position: 0 };
}

/** Seconds that each activity of a history may be without a sign of life; 0 where none is asked of it. */
const heartbeatsOf = ({ events }: Parameters<typeof activitiesOf>[0]): number[] =>
  (events ?? []).flatMap(({ activityTaskScheduledEventAttributes: scheduled }) =>
    scheduled ? [Number(scheduled.heartbeatTimeout?.seconds ?? 0)] : [],
  );

describe('an application with documents', () => {
  it('has them read in the same four activities, and nothing of them in its history', async () => {
    setServices({ gather: gathered, reading: { [Symbol.asyncIterator]: slowly } });
    const handle = await runs.start(applicationWithDocuments);
    expect(await handle.result()).toMatchObject({ kind: 'issued' });
    const history = await handle.fetchHistory();
    expect(activitiesOf(history)).toEqual(['verify', 'gather', 'decide', 'issue']);
    expect(heartbeatsOf(history)).toEqual([20, 20, 0, 0]);
    expect(fake.calls.filter(({ name }) => name === 'readDocuments')).toHaveLength(2);
    const payloads = readPayloads(history);
    for (const secret of [documentRef.documentId, documentRef.sha256, documentRef.slot, gathered.extractedJson])
      expect(payloads).not.toContain(secret);
    keepHistory('with-documents', history);
  });

  it('is asked for signs of life only when it has some', async () => {
    setServices({}, []);
    const handle = await runs.start(application);
    await handle.result();
    expect(heartbeatsOf(await handle.fetchHistory())).toEqual([0, 0, 0, 0]);
  });

  it('is tried again when the service that reads ends in the middle', async () => {
    let times = 0;
    async function* onceBroken(): AsyncGenerator<ReadDocumentsResponse> {
      times += 1;
      yield { read: 0, of: 1, position: 1 };
      if (times === 1) throw new Error('ended');
      yield* slowly();
    }
    setServices({ gather: gathered, reading: { [Symbol.asyncIterator]: onceBroken } });
    const handle = await runs.start(applicationWithDocuments);
    expect(await handle.result()).toMatchObject({ kind: 'issued' });
    expect(failures).toHaveLength(1);
    expect(fake.ledger.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
  });

  it('that is cancelled stops waiting for its documents', async () => {
    let isStopped = false;
    let begun = 0;
    async function* endless(): AsyncGenerator<ReadDocumentsResponse> {
      begun += 1;
      try {
        for (;;) {
          yield { read: 0, of: 1, position: 1 };
          await pause(100);
        }
      } finally {
        isStopped = true;
      }
    }
    setServices({ reading: { [Symbol.asyncIterator]: endless } });
    const handle = await runs.start(applicationWithDocuments);
    await until('it is being read', () => (begun > 0 ? true : undefined));
    await handle.cancel();
    await expect(handle.result()).rejects.toThrow(WorkflowFailedError);
    expect((await handle.describe()).status.name).toBe('CANCELLED');
    // The engine takes heartbeats together: it is told within four fifths of the time allowed between two.
    await until('the waiting ends', () => (isStopped ? true : undefined), 30);
    expect(failures).toEqual([]);
    expect(begun).toBe(1);
  }, 60_000);
});
