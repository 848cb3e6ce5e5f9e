import { randomUUID } from 'node:crypto';
import { AppError } from '@licensing/platform';
import { ANSWER_UPDATE, type AnswerPayload, BEGINNING, type LicenceActivities, type LicenceApplicationInput, WAITS_PER_RUN } from '@licensing/workflows'; // prettier-ignore
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { DecideOutcome, type DecideResponse, type VerifyResponse } from '@licensing/contracts';
import {
  application, createFakeServices, gatherWaits, goodAnswers, verifyAsks, verifyWaits, wireReason,
} from '../../../test/support/fake-services'; // prettier-ignore
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

const referring: DecideResponse = {
  ...goodAnswers.decide,
  outcome: DecideOutcome.DECIDE_OUTCOME_REFER,
  reasons: [wireReason],
};

/** The services of the run in hand: each test sets its own before it starts an application. */
let fake: ReturnType<typeof createFakeServices>;
let steps: LicenceActivities;
let runs: WorkflowRuns;

function setServices(
  answers: Parameters<typeof createFakeServices>[0] = {},
  change: (inner: LicenceActivities) => Partial<LicenceActivities> = () => ({}),
): void {
  fake = createFakeServices(answers);
  const services = fake.services as unknown as Services;
  const inner = createLicenceActivities(
    services,
    createCaseReader(services),
    createLedgerWriter(services.casework),
    enginePulse,
  );
  steps = withErrors({ ...inner, ...change(inner) }, () => undefined);
}

beforeAll(async () => {
  runs = await startWorkflowRuns(latestOf(() => steps));
});

afterAll(() => runs.stop());

const typesOf = (): string[] => fake.ledger.map(({ type }) => type.replace(/^licensing\.\w+\.|\.v1$/g, ''));

async function runToEnd() {
  const handle = await runs.start(application);
  const result = await handle.result();
  const history = await handle.fetchHistory();
  return { result, history, activities: activitiesOf(history) };
}

describe('an application', () => {
  it('goes straight through in exactly four activities', async () => {
    setServices();
    const { result, history, activities } = await runToEnd();
    expect(result).toEqual({ kind: 'issued', number: goodAnswers.issue.licence?.number });
    expect(activities).toEqual(['verify', 'gather', 'decide', 'issue']);
    expect(typesOf()).toEqual(['submitted', 'verified', 'gathered', 'decided', 'issued']);
    // Start, end, three events per activity and three per workflow task: a step more would show here.
    expect(history.events).toHaveLength(2 + 3 * 4 + 3 * 5);
    keepHistory('straight-through', history);
  });

  it('ends with a person when the rules refer: nothing is issued', async () => {
    setServices({ decide: referring });
    const { result, history, activities } = await runToEnd();
    expect(result).toEqual({ kind: 'referred' });
    expect(activities).toEqual(['verify', 'gather', 'decide']);
    expect(typesOf()).toEqual(['submitted', 'verified', 'gathered', 'decided', 'referred']);
    keepHistory('referred', history);
  });

  it('waits for silent registries, says which one as that changes, and continues by itself', async () => {
    setServices({ verify: verifyWaits, gather: gatherWaits });
    let verifications = 0;
    let gatherings = 0;
    const other: VerifyResponse = {
      ...verifyWaits,
      waiting: { source: 'food-safety-bars', since: '2026-03-01T17:00:09.000Z' },
    };
    fake.onCall(
      'verify',
      () => (fake.given.verify = [verifyWaits, other, verifyWaits][verifications++] ?? goodAnswers.verify),
    );
    fake.onCall('gather', () => (fake.given.gather = gatherings++ === 0 ? gatherWaits : goodAnswers.gather));
    const { result, history, activities } = await runToEnd();
    expect(result).toMatchObject({ kind: 'issued' });
    expect(activities).toEqual([
      'verify', 'recordWaiting', 'verify', 'recordWaiting', 'verify', 'recordWaiting', 'verify', 'gather', 'recordWaiting', 'gather', 'decide', 'issue',
    ]); // prettier-ignore
    expect(typesOf()).toEqual([
      'submitted',
      'waiting',
      'waiting',
      'waiting',
      'verified',
      'waiting',
      'gathered',
      'decided',
      'issued',
    ]);
    expect(fake.ledger.filter(({ type }) => type.includes('waiting')).map(({ data }) => data)).toEqual([
      { ...verifyWaits.waiting, step: 'verify' },
      { ...other.waiting, step: 'verify' },
      { ...verifyWaits.waiting, step: 'verify' },
      { ...gatherWaits.waiting, step: 'gather' },
    ]);
    keepHistory('waiting-by-turns', history);
  });

  it('goes on in a new run when its history has grown long', async () => {
    setServices({ verify: verifyWaits });
    let verifications = 0;
    fake.onCall('verify', () => (fake.given.verify = verifications++ === 0 ? verifyWaits : goodAnswers.verify));
    const handle = await runs.start(application, randomUUID(), { ...BEGINNING, waits: WAITS_PER_RUN - 1 });
    const { runId } = await handle.describe();
    expect(await handle.result()).toMatchObject({ kind: 'issued' });
    expect((await handle.describe()).runId).not.toBe(runId);
    const history = await handle.fetchHistory();
    expect(activitiesOf(history)).toEqual(['verify', 'gather', 'decide', 'issue']);
    expect(typesOf()).toEqual(['submitted', 'waiting', 'verified', 'gathered', 'decided', 'issued']);
    keepHistory('continued', history);
    keepHistory('continuing', await runs.client.workflow.getHandle(handle.workflowId, runId).fetchHistory());
  });

  it('is handed to a person when a step fails for good', async () => {
    setServices();
    fake.onCall('issue', () => { throw new AppError('ISSUANCE.LINT'); }); // prettier-ignore
    const { result, history, activities } = await runToEnd();
    expect(result).toEqual({ kind: 'referred' });
    expect(activities).toEqual(['verify', 'gather', 'decide', 'issue', 'handOver']);
    expect(typesOf()).toEqual(['submitted', 'verified', 'gathered', 'decided', 'referred']);
    keepHistory('handed-over', history);
  });

  it('goes on at the real end of its ledger when the step that failed had written', async () => {
    setServices({}, (inner) => ({
      gather: async (input) => {
        await inner.gather(input);
        throw new AppError('LEDGER.CONFLICT');
      },
    }));
    const { result } = await runToEnd();
    expect(result).toEqual({ kind: 'referred' });
    expect(typesOf()).toEqual(['submitted', 'verified', 'gathered', 'referred']);
  });

  it('stays issued when the step that issued it fails afterwards', async () => {
    setServices({}, (inner) => ({
      issue: async (input) => {
        await inner.issue(input);
        throw new AppError('LEDGER.CONFLICT');
      },
    }));
    const { result } = await runToEnd();
    expect(result).toEqual({ kind: 'issued', number: goodAnswers.issue.licence?.number });
    expect(typesOf()).toEqual(['submitted', 'verified', 'gathered', 'decided', 'issued']);
  });

  it('outlives a service that fails now and then: the records are the same', async () => {
    setServices();
    const failed = new Set<string>();
    const failOnce = (name: string): void => {
      if (failed.has(name)) return;
      failed.add(name);
      throw new AppError('SERVICE.UNAVAILABLE');
    };
    for (const name of ['verify', 'gather', 'decide', 'issue', 'append']) fake.onCall(name, () => { failOnce(name); }); // prettier-ignore
    const { result } = await runToEnd();
    expect(result).toMatchObject({ kind: 'issued' });
    expect(failed.size).toBe(5);
    expect(typesOf()).toEqual(['submitted', 'verified', 'gathered', 'decided', 'issued']);
  });

  it('is one run however often it is started at once', async () => {
    setServices();
    const workflowId = randomUUID();
    const handles = await Promise.all(Array.from({ length: 20 }, () => runs.start(application, workflowId)));
    await Promise.all(handles.map((handle) => handle.result()));
    const described = await Promise.all(handles.map((handle) => handle.describe()));
    expect(new Set(described.map(({ runId }) => runId)).size).toBe(1);
    expect(typesOf()).toEqual(['submitted', 'verified', 'gathered', 'decided', 'issued']);
    expect(fake.calls.filter(({ name }) => name === 'issue')).toHaveLength(1);
  });

  it('keeps personal data out of its history', async () => {
    setServices({ decide: referring });
    const { history } = await runToEnd();
    const { applicant, declaredJson } = await fake.services.casework.getSubmission({});
    const payloads = readPayloads(history);
    expect(payloads).toContain(application.formSha256);
    const { foodSafetyPersonId } = JSON.parse(declaredJson) as { foodSafetyPersonId: string };
    for (const secret of [applicant.name, applicant.idNumber, foodSafetyPersonId])
      expect(payloads).not.toContain(secret);
  });
});

describe('an application whose applicant is asked', () => {
  const agent: LicenceApplicationInput = { ...application, mandateId: 'mandate-1', grantorRef: 'e'.repeat(32) };
  const good: AnswerPayload = { by: application.applicantRef, assurance: 'face-verified' };

  /** Verified only once the applicant is recognised by face. */
  function askForFace(): void {
    setServices({ verify: verifyAsks });
    fake.onCall('verify', () => {
      const { applicant } = fake.calls.at(-1)?.request as { applicant: { assurance: string } };
      fake.given.verify = applicant.assurance === 'face-verified' ? goodAnswers.verify : verifyAsks;
    });
  }

  const untilAsked = (times: number): Promise<true> =>
    until(`asked ${String(times)} times`, () =>
      typesOf().filter((type) => type === 'asked').length === times ? true : undefined,
    );

  const give = async (handle: Awaited<ReturnType<WorkflowRuns['start']>>, answer: AnswerPayload): Promise<string> => {
    try {
      await handle.executeUpdate(ANSWER_UPDATE, { args: [answer] });
      return 'taken';
    } catch (error) {
      if (!(error instanceof WorkflowUpdateFailedError)) throw error;
      return (error.cause as { type?: string }).type ?? 'failed';
    }
  };

  it('waits for the answer, takes it from nobody else, and goes on by itself', async () => {
    askForFace();
    const handle = await runs.start(agent);
    await untilAsked(1);
    expect(await give(handle, { ...good, by: 'd'.repeat(32) })).toBe('ANSWER.NOT_YOURS');
    expect(await give(handle, { ...good, assurance: 'real-name' })).toBe('taken');
    await untilAsked(2);
    expect(await give(handle, good)).toBe('taken');
    expect(await handle.result()).toMatchObject({ kind: 'issued' });
    expect(typesOf()).toEqual([
      'submitted', 'asked', 'answered', 'asked', 'answered', 'verified', 'gathered', 'decided', 'issued',
    ]); // prettier-ignore
    expect(new Set(fake.ledger.map(({ actor }) => actor.mandate))).toEqual(new Set(['mandate-1']));
    expect(fake.ledger[2]).toMatchObject({ actor: { kind: 'person', ref: application.applicantRef } });
    keepHistory('asked-answered', await handle.fetchHistory());
  });

  it('goes to a person when nobody answers in time', async () => {
    setServices({ verify: verifyAsks }, (inner) => ({
      verify: async (input) => ({ ...(await inner.verify(input)), until: new Date(Date.now() + 1_500).toISOString() }),
    }));
    const handle = await runs.start(agent);
    expect(await handle.result()).toEqual({ kind: 'referred' });
    expect(typesOf()).toEqual(['submitted', 'asked', 'referred']);
    expect(fake.ledger[2]?.data).toMatchObject({ reasons: [{ code: 'QUESTIONS_UNANSWERED' }] });
    keepHistory('asked-unanswered', await handle.fetchHistory());
  });
});
