import { DecideOutcome, GatherOutcome, IssueOutcome, VerifyOutcome } from '@licensing/contracts';
import { type LedgerRecord } from '@licensing/domain';
import { LEDGER_START } from '@licensing/workflows';
import { APPLICATION_ID, applicant, declared } from '../../../../test/support/food-business-case';
import {
  application, gatherWaits, goodAnswers, verifyWaits, wireReason,
} from '../../../../test/support/fake-services'; // prettier-ignore
import { activitiesOn, endOf, type FakeWorker as Fake } from '../testing/activities-on';

const DECLARED_JSON = JSON.stringify(declared);
const proved = { outcome: 'proved' as const, reasons: [] };

const factsOf = (ledger: readonly LedgerRecord[]): unknown[] =>
  ledger.map(({ n, type, time, actor, data }) => ({ n, type, time, actor, data }));

describe('verify', () => {
  it('records the submission and the verification, each at its own time', async () => {
    const { activities, ledger } = activitiesOn();
    const result = await activities.verify({ application, place: LEDGER_START });
    expect(factsOf(ledger)).toEqual([
      {
        n: 1,
        type: 'licensing.application.submitted.v1',
        time: application.submittedAt,
        actor: { kind: 'person', ref: application.applicantRef },
        data: {
          licenceType: 'food-business',
          typeVersion: '1.0.0',
          creditCode: application.creditCode,
          formSha256: application.formSha256,
        },
      },
      {
        n: 2,
        type: 'licensing.application.verified.v1',
        time: goodAnswers.verify.answeredAt,
        actor: { kind: 'system', service: 'identity' },
        data: {
          outcome: 'proved',
          reasons: [],
          evidence: goodAnswers.verify.evidence,
          authority: { kind: 'representative', role: '经营者' },
        },
      },
    ]);
    expect(result).toEqual({ kind: 'verified', outcome: 'proved', reasons: [], place: endOf(ledger) });
  });

  it('asks under the step’s own key, with the frozen form', async () => {
    const { activities, callsTo } = activitiesOn();
    await activities.verify({ application, place: LEDGER_START });
    expect(callsTo('verify')).toMatchObject([
      { idempotencyKey: `${APPLICATION_ID}:verify`, applicant, declaredJson: DECLARED_JSON, typeVersion: '1.0.0' },
    ]);
  });

  it.each([VerifyOutcome.VERIFY_OUTCOME_REFER, VerifyOutcome.VERIFY_OUTCOME_UNSPECIFIED, VerifyOutcome.UNRECOGNIZED])(
    'refers on outcome %s: only a proof proves',
    async (outcome) => {
      const { activities, ledger } = activitiesOn({
        verify: { ...goodAnswers.verify, outcome, reasons: [wireReason] },
      });
      const result = await activities.verify({ application, place: LEDGER_START });
      const { code, zh, en, basis, remedy, rule } = wireReason;
      // What is empty on the wire is left out of the record.
      const reason = { code, zh, en, basis, remedy, rule };
      expect(result).toMatchObject({ kind: 'verified', outcome: 'refer' });
      expect(ledger[1]?.data).toMatchObject({ outcome: 'refer' });
      expect((ledger[1]?.data as { reasons: unknown }).reasons).toEqual([reason]);
    },
  );

  it('records the submission when a registry is silent, and nothing yet of the verification', async () => {
    const { activities, ledger } = activitiesOn({ verify: verifyWaits });
    const result = await activities.verify({ application, place: LEDGER_START });
    expect(result).toEqual({ kind: 'waiting', ...verifyWaits.waiting, place: endOf(ledger) });
    expect(ledger.map(({ type }) => type)).toEqual(['licensing.application.submitted.v1']);
  });

  it('does not record the submission again after a wait', async () => {
    const { activities, ledger, given } = activitiesOn({ verify: verifyWaits });
    const { place } = await activities.verify({ application, place: LEDGER_START });
    given.verify = goodAnswers.verify;
    await activities.verify({ application, place });
    expect(ledger.map(({ type }) => type)).toEqual([
      'licensing.application.submitted.v1',
      'licensing.application.verified.v1',
    ]);
  });
});

describe('gather', () => {
  it('records by hash what was gathered, never the content', async () => {
    const { activities, ledger } = activitiesOn();
    const result = await activities.gather({ application, place: LEDGER_START });
    expect(factsOf(ledger)).toEqual([
      {
        n: 1,
        type: 'licensing.application.gathered.v1',
        time: goodAnswers.gather.answeredAt,
        actor: { kind: 'system', service: 'extraction' },
        data: {
          outcome: 'complete',
          reasons: [],
          evidence: goodAnswers.gather.evidence,
          fieldsSha256: goodAnswers.gather.fieldsSha256,
        },
      },
    ]);
    expect(result).toEqual({ kind: 'gathered', place: endOf(ledger) });
  });

  it('records what was not complete as such', async () => {
    const { activities, ledger } = activitiesOn({
      gather: { ...goodAnswers.gather, outcome: GatherOutcome.GATHER_OUTCOME_REFER },
    });
    await activities.gather({ application, place: LEDGER_START });
    expect(ledger[0]?.data).toMatchObject({ outcome: 'refer' });
  });

  it('waits without a record while a registry is silent', async () => {
    const { activities, ledger } = activitiesOn({ gather: gatherWaits });
    const place = { n: 2, hash: '1'.repeat(64) };
    await expect(activities.gather({ application, place })).resolves.toEqual({
      kind: 'waiting',
      ...gatherWaits.waiting,
      place,
    });
    expect(ledger).toEqual([]);
  });
});

describe('decide', () => {
  const decide = (
    fake: Fake,
    verification: { outcome: 'proved' | 'refer'; reasons: [] } = { outcome: 'proved', reasons: [] },
  ) => fake.activities.decide({ application, place: endOf(fake.ledger), verification });

  it('records a grant with its rules, findings and receipt', async () => {
    const fake = activitiesOn();
    const result = await decide(fake);
    const { answeredAt, receiptSha256, ruleSet } = goodAnswers.decide;
    const recorded = { rule: 'r-1', outcome: 'pass', fact: 'f', basis: 'b', zh: '通过', en: 'passed' };
    expect(factsOf(fake.ledger)).toEqual([
      {
        n: 1,
        type: 'licensing.application.decided.v1',
        time: answeredAt,
        actor: { kind: 'system', service: 'comparison', ruleSet: 'food-business@1.0.0' },
        data: { outcome: 'grant', ruleSet, findings: [recorded], receiptSha256 },
      },
    ]);
    expect(result).toEqual({
      kind: 'decided',
      outcome: 'grant',
      decidedAt: answeredAt,
      receiptSha256,
      place: endOf(fake.ledger),
    });
  });

  it.each([DecideOutcome.DECIDE_OUTCOME_REFER, DecideOutcome.DECIDE_OUTCOME_UNSPECIFIED, DecideOutcome.UNRECOGNIZED])(
    'refers in the same step on outcome %s: only a grant grants',
    async (outcome) => {
      const fake = activitiesOn({ decide: { ...goodAnswers.decide, outcome, reasons: [wireReason] } });
      const result = await decide(fake);
      expect(result).toMatchObject({ outcome: 'refer', place: endOf(fake.ledger) });
      expect(fake.ledger.map(({ type, time }) => [type, time])).toEqual([
        ['licensing.application.decided.v1', goodAnswers.decide.answeredAt],
        ['licensing.application.referred.v1', goodAnswers.decide.answeredAt],
      ]);
      expect(fake.callsTo('append')).toHaveLength(1);
    },
  );

  it('decides by the day in China on which the application was made', async () => {
    const fake = activitiesOn();
    await decide(fake);
    // 17:00 UTC on 1 March is 2 March in China.
    expect(fake.callsTo('decide')).toMatchObject([
      { applicationDate: '2026-03-02', declaredJson: DECLARED_JSON, registeredJson: goodAnswers.gather.registeredJson },
    ]);
  });

  it('reads what was gathered from extraction only when this worker has not just seen it', async () => {
    const cold = activitiesOn();
    await decide(cold);
    expect(cold.callsTo('getGathered')).toEqual([{ idempotencyKey: `${APPLICATION_ID}:gather` }]);

    const warm = activitiesOn();
    await warm.activities.gather({ application, place: LEDGER_START });
    await decide(warm);
    expect(warm.callsTo('getGathered')).toEqual([]);
    expect(warm.callsTo('getSubmission')).toHaveLength(1);
  });

  it('fails on a decision without its rule set', async () => {
    await expect(decide(activitiesOn({ decide: { ...goodAnswers.decide, ruleSet: undefined } }))).rejects.toThrow(
      TypeError,
    );
  });
});

describe('issue', () => {
  const issue = (fake: Fake) =>
    fake.activities.issue({
      application,
      place: endOf(fake.ledger),
      decidedAt: '2026-03-02T16:30:00.000Z',
      receiptSha256: 'd'.repeat(64),
    });

  it('records the licence and gives its number', async () => {
    const fake = activitiesOn();
    const { licence, answeredAt } = goodAnswers.issue;
    const result = await issue(fake);
    expect(result).toEqual({ kind: 'issued', number: licence?.number, place: endOf(fake.ledger) });
    expect(factsOf(fake.ledger)).toEqual([
      {
        n: 1,
        type: 'licensing.certificate.issued.v1',
        time: answeredAt,
        actor: { kind: 'system', service: 'issuance' },
        data: { licence },
      },
    ]);
    expect(fake.callsTo('issue')).toMatchObject([
      { idempotencyKey: `${APPLICATION_ID}:issue`, decidedOn: '2026-03-03', decision: 'grant' },
    ]);
  });

  it.each([
    ['refuses to', { outcome: IssueOutcome.ISSUE_OUTCOME_REFER, licence: undefined }],
    ['says issued but sends no licence', { licence: undefined }],
    ['sends a licence but does not say issued', { outcome: IssueOutcome.ISSUE_OUTCOME_UNSPECIFIED }],
  ])('refers when issuance %s', async (_, change) => {
    const fake = activitiesOn({ issue: { ...goodAnswers.issue, ...change, reasons: [wireReason] } });
    const result = await issue(fake);
    expect(result).toEqual({ kind: 'referred', place: endOf(fake.ledger) });
    expect(factsOf(fake.ledger)).toMatchObject([
      { type: 'licensing.application.referred.v1', time: goodAnswers.issue.answeredAt },
    ]);
  });
});

describe('a step that is repeated', () => {
  it.each([
    ['verify', (fake: Fake) => fake.activities.verify({ application, place: LEDGER_START })],
    ['gather', (fake: Fake) => fake.activities.gather({ application, place: LEDGER_START })],
    ['decide', (fake: Fake) => fake.activities.decide({ application, place: LEDGER_START, verification: proved })],
    [
      'issue',
      (fake: Fake) =>
        fake.activities.issue({
          application,
          place: LEDGER_START,
          decidedAt: '2026-03-02T16:30:00.000Z',
          receiptSha256: 'd'.repeat(64),
        }),
    ],
    [
      'recordWaiting',
      (fake: Fake) =>
        fake.activities.recordWaiting({
          application,
          place: LEDGER_START,
          time: '2026-03-01T17:00:05.000Z',
          waiting: { source: 'population', since: '2026-03-01T17:00:01.500Z', step: 'verify' },
        }),
    ],
  ])('%s makes the same calls to append, and the same end', async (_, run) => {
    const fake = activitiesOn();
    const first = await run(fake);
    const once = fake.callsTo('append');
    const second = await run(fake);
    expect(second).toEqual(first);
    expect(fake.callsTo('append').slice(once.length)).toEqual(once);
  });
});

describe('recordWaiting', () => {
  it('records the silence at the workflow’s time', async () => {
    const { activities, ledger } = activitiesOn();
    const waiting = { source: 'population', since: '2026-03-01T17:00:01.500Z', step: 'verify' as const };
    const place = await activities.recordWaiting({
      application,
      place: LEDGER_START,
      time: '2026-03-01T17:00:05.000Z',
      waiting,
    });
    expect(place).toEqual(endOf(ledger));
    expect(factsOf(ledger)).toEqual([
      {
        n: 1,
        type: 'licensing.application.waiting.v1',
        time: '2026-03-01T17:00:05.000Z',
        actor: { kind: 'system', service: 'orchestrator' },
        data: waiting,
      },
    ]);
  });
});

describe('handOver', () => {
  const time = '2026-03-01T18:00:00.000Z';

  it('refers at the real end of the ledger, wherever the failed step left it', async () => {
    const { activities, ledger } = activitiesOn();
    await activities.verify({ application, place: LEDGER_START });
    await expect(activities.handOver({ application, time })).resolves.toEqual({ kind: 'referred' });
    expect(ledger.map(({ type }) => type)).toEqual([
      'licensing.application.submitted.v1',
      'licensing.application.verified.v1',
      'licensing.application.referred.v1',
    ]);
    expect(ledger[2]).toMatchObject({
      time,
      previousHash: ledger[1]?.hash,
      data: { reasons: [{ code: 'STEP_FAILED' }] },
    });
  });

  it('begins the ledger when nothing was written', async () => {
    const { activities, ledger } = activitiesOn();
    await activities.handOver({ application, time });
    expect(ledger).toMatchObject([{ n: 1, type: 'licensing.application.referred.v1' }]);
  });

  it('writes one record however often it is repeated, each time published again', async () => {
    const { activities, ledger, callsTo } = activitiesOn();
    await activities.handOver({ application, time });
    await activities.handOver({ application, time });
    await activities.handOver({ application, time });
    expect(ledger).toHaveLength(1);
    expect(new Set(callsTo('append').map((request) => JSON.stringify(request))).size).toBe(1);
    expect(callsTo('append')).toHaveLength(3);
  });

  it('never refers what was issued: it publishes the licence again', async () => {
    const { activities, ledger, callsTo } = activitiesOn();
    await activities.issue({ application, place: LEDGER_START, decidedAt: time, receiptSha256: '' });
    const result = await activities.handOver({ application, time });
    expect(result).toEqual({ kind: 'issued', number: goodAnswers.issue.licence?.number });
    expect(ledger.map(({ type }) => type)).toEqual(['licensing.certificate.issued.v1']);
    const [first, second] = callsTo('append');
    expect(second).toEqual(first);
  });
});
