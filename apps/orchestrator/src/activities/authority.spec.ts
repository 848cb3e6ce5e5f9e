import { checkEvent, VerifyOutcome } from '@licensing/contracts';
import { type AnyLedgerRecord } from '@licensing/domain';
import { LEDGER_START, type LicenceApplicationInput } from '@licensing/workflows';
import { applicant, declared } from '../../../../test/support/food-business-case';
import { application, goodAnswers, verifyAsks } from '../../../../test/support/fake-services';
import { type Answers, activitiesOn, endOf, type FakeWorker } from '../testing/activities-on';
import { recognisedAs, recognisedBy } from './recognised-as';

const MANDATE = 'mandate-1';
const underMandate: LicenceApplicationInput = { ...application, mandateId: MANDATE };
const time = '2026-03-01T17:00:05.000Z';

/** Every step of an application, in order. */
async function runThrough(worker: FakeWorker, input: LicenceApplicationInput): Promise<void> {
  const { activities, ledger } = worker;
  const place = (): ReturnType<typeof endOf> => endOf(ledger);
  await activities.verify({ application: input, place: LEDGER_START });
  await activities.gather({ application: input, place: place() });
  await activities.decide({ application: input, place: place(), verification: { outcome: 'proved', reasons: [] } });
  const receiptSha256 = goodAnswers.decide.receiptSha256;
  const decidedAt = goodAnswers.decide.answeredAt;
  await activities.issue({ application: input, place: place(), decidedAt, receiptSha256 });
}

const withAuthority = (authority: typeof goodAnswers.verify.authority): Answers => ({
  verify: { ...goodAnswers.verify, authority },
});

describe('an application without a mandate', () => {
  it('has the very records it had before mandates were known, byte for byte', async () => {
    const worker = activitiesOn(withAuthority(undefined));
    await runThrough(worker, application);
    // As test/replay/histories/straight-through.json holds them, recorded before.
    expect(worker.ledger.slice(1).map(({ hash }) => hash)).toEqual([
      'e26b4c46d801862991331866ba8de103e6672aa4121151b50fe30301bd890ef7',
      'cfde82d6f8ec85d7cdd9df427722d753eede887234d44f0472d469bf7beb20f7',
      'effa131cb733d15278dcc62cd8af90f376d44b74486623c0986c7684fe9b59e4',
      'effd8c56ed654bd455689b8b3f0e86bda7d06f97382fbad5715a2b9da1ac5c1d',
    ]);
  });

  it('names no mandate, also when an empty one is passed', async () => {
    const worker = activitiesOn();
    await runThrough(worker, { ...application, mandateId: '' });
    expect(worker.ledger.filter(({ actor }) => 'mandate' in actor)).toEqual([]);
    expect(worker.callsTo('verify')).toMatchObject([{ mandateId: '' }]);
  });
});

describe('an application under a mandate', () => {
  it('names it in every record, whoever made it', async () => {
    const worker = activitiesOn(withAuthority({ kind: 'mandate', role: '', mandateId: MANDATE }));
    await runThrough(worker, underMandate);
    expect(worker.ledger).toHaveLength(5);
    expect(worker.ledger.map(({ actor }) => actor)).toEqual([
      { kind: 'person', ref: application.applicantRef, mandate: MANDATE },
      { kind: 'system', service: 'identity', mandate: MANDATE },
      { kind: 'system', service: 'extraction', mandate: MANDATE },
      { kind: 'system', service: 'comparison', ruleSet: 'food-business@1.0.0', mandate: MANDATE },
      { kind: 'system', service: 'issuance', mandate: MANDATE },
    ]);
    expect(worker.ledger[1]?.data).toMatchObject({ authority: { kind: 'mandate', mandate: MANDATE } });
    expect(worker.callsTo('verify')).toMatchObject([{ mandateId: MANDATE }]);
  });

  it('goes on under the mandate that was found to hold, where that is another one', async () => {
    const worker = activitiesOn(withAuthority({ kind: 'mandate', role: '', mandateId: 'mandate-2' }));
    const result = await worker.activities.verify({ application: underMandate, place: LEDGER_START });
    expect(result).toMatchObject({ kind: 'verified', mandateId: 'mandate-2' });
    expect(worker.ledger.map(({ actor }) => actor.mandate)).toEqual([MANDATE, 'mandate-2']);
    const same = activitiesOn(withAuthority({ kind: 'mandate', role: '', mandateId: MANDATE }));
    expect(await same.activities.verify({ application: underMandate, place: LEDGER_START })).not.toHaveProperty(
      'mandateId',
    );
  });

  it('names it in what the workflow records itself, and when a person takes over', async () => {
    const { activities, ledger } = activitiesOn({ verify: verifyAsks });
    const start = await activities.verify({ application: underMandate, place: LEDGER_START });
    if (start.kind !== 'asked') throw new Error('nothing was asked');
    const own = { application: underMandate, time };
    const { questions, until } = start;
    let place = await activities.recordAsked({
      ...own, place: start.place, asked: { step: 'verify', questions: [...questions], until },
    }); // prettier-ignore
    place = await activities.recordAnswered({
      ...own, place, by: application.applicantRef, answered: { step: 'verify', assurance: 'face-verified' },
    }); // prettier-ignore
    const waiting = { source: 'population', since: time, step: 'verify' as const };
    await activities.recordWaiting({ ...own, place, waiting });
    await activities.handOver(own);
    expect(ledger.map(({ actor }) => actor.mandate)).toEqual(Array(5).fill(MANDATE));
    for (const { type, data, actor, n, hash, previousHash } of ledger) {
      expect(checkEvent(type, { ...data, mandate: actor.mandate, n, hash, previousHash })).toEqual({ kind: 'valid' });
    }
  });
});

describe('questions', () => {
  it('are handed to the workflow with their term, and nothing is recorded of them yet', async () => {
    const { activities, ledger } = activitiesOn({ verify: verifyAsks });
    const result = await activities.verify({ application, place: LEDGER_START });
    const { code, zh, en, basis, todo, choices } = verifyAsks.questions[0]!;
    expect(result).toEqual({
      kind: 'asked',
      questions: [{ code, zh, en, basis, todo, choices }],
      // Twenty days after 2 March in China.
      until: '2026-03-22T15:59:59.999Z',
      place: endOf(ledger),
    });
    expect(ledger.map(({ type }) => type)).toEqual(['licensing.application.submitted.v1']);
  });

  it('are no questions when there are none: nobody is left waiting for nothing', async () => {
    const { activities, ledger } = activitiesOn({ verify: { ...verifyAsks, questions: [] } });
    const result = await activities.verify({ application, place: LEDGER_START });
    expect(result).toMatchObject({ kind: 'verified', outcome: 'refer' });
    expect(ledger).toHaveLength(2);
  });

  it('answered are verified as the applicant is recognised now', async () => {
    const { activities, callsTo } = activitiesOn();
    await activities.verify({ application: underMandate, place: LEDGER_START, assurance: 'face-verified' });
    expect(callsTo('verify')).toMatchObject([
      { applicant: { ...applicant, assurance: 'face-verified' }, declaredJson: JSON.stringify(declared) },
    ]);
  });

  it.each([
    ['unanswered', 'QUESTIONS_UNANSWERED'],
    ['unresolved', 'QUESTIONS_UNRESOLVED'],
  ] as const)('%s go to a person, with that ground', async (end, code) => {
    const { activities, ledger } = activitiesOn();
    const input = { application, place: LEDGER_START, time, end };
    const place = await activities.referQuestions(input);
    expect(await activities.referQuestions(input)).toEqual(place);
    expect(ledger).toHaveLength(1);
    const [record] = ledger as AnyLedgerRecord[];
    expect(record).toMatchObject({ type: 'licensing.application.referred.v1', time, data: { reasons: [{ code }] } });
  });

  it.each([
    ['real-name', 'face-verified', 'face-verified'],
    ['face-verified', 'password', 'face-verified'],
    ['real-name', 'invented', 'real-name'],
    ['real-name', undefined, 'real-name'],
    ['invented', 'password', 'password'],
  ])('recognised as %s, then %s: counts as %s', (before, now, counts) => {
    expect(recognisedAs({ ...applicant, assurance: before }, now)?.assurance).toBe(counts);
  });
});

describe('the sign-in', () => {
  const ref = (requestId: string) => ({
    source: 'identity-provider', requestId, asOf: '2026-03-02T01:00:00.000Z', replySha256: 'a'.repeat(64),
  }); // prettier-ignore
  const signIn = { ...ref('token-1'), rule: '' };
  const later = ref('token-2');

  it.each([
    ['of the submission', undefined, undefined, 'token-1'],
    ['of the answer when it is surer', 'face-verified', later, 'token-2'],
    ['of the submission when the later one is no surer', 'password', later, 'token-1'],
    ['of the submission when the surer one left no evidence', 'face-verified', undefined, 'token-1'],
  ])('%s is the evidence', (_which, assurance, since, requestId) => {
    const submission = { applicant: { ...applicant, assurance: 'real-name' }, signIn };
    expect(recognisedBy(submission, { assurance, signIn: since })?.requestId).toBe(requestId);
  });

  it('is passed on, or nothing where none was kept', async () => {
    const worker = activitiesOn();
    await worker.activities.verify({ application, place: LEDGER_START });
    await worker.activities.verify({ application, place: LEDGER_START, assurance: 'face-verified', signIn: later });
    expect(worker.callsTo('verify')).toMatchObject([{ signIn: undefined }, { signIn: { ...later, rule: '' } }]);
  });
});

it.each([
  [undefined, undefined],
  [{ kind: 'representative', role: '', mandateId: '' }, { kind: 'representative' }],
  [{ kind: 'something', role: '', mandateId: '' }, undefined],
])('authority %j is recorded as %j', async (authority, recorded) => {
  const { activities, ledger } = activitiesOn(withAuthority(authority));
  await activities.verify({ application, place: LEDGER_START });
  expect((ledger[1]?.data as { authority?: unknown }).authority).toEqual(recorded);
  expect(goodAnswers.verify.outcome).toBe(VerifyOutcome.VERIFY_OUTCOME_PROVED);
});
