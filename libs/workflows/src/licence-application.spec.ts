import { type ApplicationFailure } from '@temporalio/common';
import { type LicenceActivities, type LedgerPlace } from './activities';
import { licenceApplication } from './licence-application.workflow';
import { type AnswerPayload, type LicenceApplicationInput, type LicenceApplicationResult } from './messages';
import { MOST_ASKED, MOST_SAID, type Progress, WAITS_PER_RUN } from './progress';

// The workflow on an engine that skips time: sleeping moves the clock, and what would stand in the history is counted.

/** What the engine in memory has counted and been told; named so that jest lets its factory use it. */
const mockEngine = {
  events: 0,
  activities: {} as Partial<LicenceActivities>,
  isOldRun: false,
  /** What happens while a condition is waited for, and how long after its beginning. */
  during: undefined as undefined | { afterMs: number; answer: AnswerPayload },
  handler: undefined as undefined | ((answer: AnswerPayload) => void),
  validator: undefined as undefined | ((answer: AnswerPayload) => void),
  advance(ms: number): void {
    jest.setSystemTime(Date.now() + ms);
  },
};

class MockContinued extends Error {
  constructor(readonly args: [LicenceApplicationInput, Progress]) {
    super('continued');
  }
}

jest.mock('@temporalio/workflow', () => {
  const { ActivityFailure, ApplicationFailure } = jest.requireActual<object>('@temporalio/common') as Record<string, unknown>;
  return {
    ActivityFailure,
    ApplicationFailure,
    patched: () => !mockEngine.isOldRun,
    workflowInfo: () => ({ continueAsNewSuggested: false }),
    defineUpdate: (name: string) => name,
    setHandler: (_: string, handler: (answer: AnswerPayload) => void, options: { validator: (answer: AnswerPayload) => void }) => {
      mockEngine.handler = handler;
      mockEngine.validator = options.validator;
    },
    // Scheduled, started, completed, and the workflow task that goes on: scheduled, started, completed.
    proxyActivities: () =>
      new Proxy({}, {
        get: (_, name: keyof LicenceActivities) => (input: never) => {
          mockEngine.events += 6;
          return mockEngine.activities[name]?.(input);
        },
      }),
    // Started, fired, and the workflow task.
    sleep: (ms: number) => {
      mockEngine.events += 5;
      mockEngine.advance(ms);
      return Promise.resolve();
    },
    condition: (isTrue: () => boolean, ms: number) => {
      mockEngine.events += 5;
      const { during } = mockEngine;
      mockEngine.during = undefined;
      if (during !== undefined && during.afterMs < ms) {
        mockEngine.advance(during.afterMs);
        mockEngine.validator?.(during.answer);
        mockEngine.handler?.(during.answer);
        return Promise.resolve(isTrue());
      }
      mockEngine.advance(ms);
      return Promise.resolve(isTrue());
    },
    continueAsNew: (...args: [LicenceApplicationInput, Progress]) => Promise.reject(new MockContinued(args)),
  };
}); // prettier-ignore

const START = Date.parse('2026-03-02T01:00:00.000Z');
const DAY = 86_400_000;
const REF = 'f'.repeat(32);
const GRANTOR = 'e'.repeat(32);
const application: LicenceApplicationInput = {
  applicationId: 'a-1', licenceType: 'food-business', typeVersion: '1.0.0', creditCode: 'c', applicantRef: REF,
  grantorRef: GRANTOR, mandateId: 'mandate-1', formSha256: '', submittedAt: '', correlationId: 'c-1',
}; // prettier-ignore
const SIGN_IN = {
  source: 'identity-provider', requestId: 'token-1', asOf: '2026-03-02T01:00:00.000Z', replySha256: 'a'.repeat(64),
}; // prettier-ignore
const question = { code: 'ASSURANCE_TOO_LOW', zh: '', en: '', basis: '', todo: { zh: '', en: '' } };

type Verify = LicenceActivities['verify'];

interface Outcome {
  readonly result: LicenceApplicationResult;
  readonly runs: number;
  readonly longestHistory: number;
  readonly tries: number;
  readonly records: { readonly kind: string; readonly input: never }[];
  readonly verified: Parameters<Verify>[0][];
  readonly elapsedMs: number;
}

/** Runs an application to its end, however many runs that takes. */
async function runToEnd(verify: (place: LedgerPlace, tries: number) => Awaited<ReturnType<Verify>>): Promise<Outcome> {
  const records: { kind: string; input: never }[] = [];
  const verified: Parameters<Verify>[0][] = [];
  const record = (kind: string) => (input: { place: LedgerPlace }) => {
    records.push({ kind, input: input as never });
    return Promise.resolve({ n: input.place.n + 1, hash: 'h' });
  };
  mockEngine.activities = {
    verify: (input) => {
      verified.push(input);
      return Promise.resolve(verify(input.place, verified.length));
    },
    gather: ({ place }) => Promise.resolve({ kind: 'gathered', place }),
    decide: ({ place }) =>
      Promise.resolve({ kind: 'decided', outcome: 'grant', decidedAt: '', receiptSha256: '', place }),
    issue: ({ place }) => Promise.resolve({ kind: 'issued', number: 'JY1', place }),
    recordWaiting: record('waiting'),
    recordAsked: record('asked'),
    recordAnswered: record('answered'),
    referQuestions: record('referred'),
  };
  let longestHistory = 0;
  let args: [LicenceApplicationInput, Progress?] = [application];
  for (let runs = 1; ; runs += 1) {
    // The start, and the first workflow task.
    mockEngine.events = 4;
    try {
      const result = await licenceApplication(...args);
      longestHistory = Math.max(longestHistory, mockEngine.events);
      return { result, runs, longestHistory, tries: verified.length, records, verified, elapsedMs: Date.now() - START };
    } catch (error) {
      if (!(error instanceof MockContinued)) throw error;
      longestHistory = Math.max(longestHistory, mockEngine.events);
      // What is handed over passes through JSON, as every payload does.
      args = JSON.parse(JSON.stringify(error.args)) as [LicenceApplicationInput, Progress];
    }
  }
}

const proved = (place: LedgerPlace) => ({ kind: 'verified' as const, outcome: 'proved' as const, reasons: [], place });
const silent = (source: string, place: LedgerPlace) => ({
  kind: 'waiting' as const, source, since: '2026-03-02T00:59:00.000Z', place,
}); // prettier-ignore
const asks = (place: LedgerPlace, until = START + 20 * DAY) => ({
  kind: 'asked' as const, questions: [question], until: new Date(until).toISOString(), place,
}); // prettier-ignore

beforeEach(() => {
  jest.useFakeTimers({
    now: START,
    doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'queueMicrotask', 'setInterval', 'clearTimeout'],
  });
  Object.assign(mockEngine, { isOldRun: false, during: undefined });
});
afterEach(() => jest.useRealTimers());

describe('a registry that is silent for sixty days', () => {
  const back = START + 60 * DAY;
  const outage = () => runToEnd((place) => (Date.now() < back ? silent('population', place) : proved(place)));

  it('is outlived: the application goes on by itself within ten minutes of its return', async () => {
    const { result, elapsedMs, records } = await outage();
    expect(result).toEqual({ kind: 'issued', number: 'JY1' });
    expect(elapsedMs).toBeGreaterThanOrEqual(60 * DAY);
    expect(elapsedMs).toBeLessThanOrEqual(60 * DAY + 600_000);
    expect(records.map(({ kind }) => kind)).toEqual(['waiting']);
  });

  it('leaves no history that the engine would end, nor one it warns of', async () => {
    const { longestHistory, runs, tries } = await outage();
    expect(tries).toBeGreaterThan(8_000);
    expect(runs).toBe(1 + Math.floor((tries - 1) / WAITS_PER_RUN));
    expect(longestHistory).toBeLessThan(4_096);
  });

  it('would have been too much for one run', async () => {
    mockEngine.isOldRun = true;
    const { longestHistory, runs } = await outage();
    expect(runs).toBe(1);
    expect(longestHistory).toBeGreaterThan(51_200);
  });
});

describe('silent registries', () => {
  it('are each named when the one that is waited for changes, and not again while it stays', async () => {
    const order = ['a', 'a', 'b', 'b', 'a'];
    const { records } = await runToEnd((place, tries) => {
      const source = order[tries - 1];
      return source === undefined ? proved(place) : silent(source, place);
    });
    const said = records.map(({ input }) => (input as { waiting: { source: string; since: string } }).waiting);
    expect(said.map(({ source }) => source)).toEqual(['a', 'b', 'a']);
    expect(said.every(({ since }) => since === '2026-03-02T00:59:00.000Z')).toBe(true);
  });

  it('that come and go do not make the ledger grow without end', async () => {
    const { records, result } = await runToEnd((place, tries) =>
      tries > 3 * WAITS_PER_RUN ? proved(place) : silent(tries % 2 === 0 ? 'a' : 'b', place),
    );
    expect(result.kind).toBe('issued');
    expect(records).toHaveLength(MOST_SAID);
  });

  it('are named once each in a run begun before', async () => {
    mockEngine.isOldRun = true;
    const order = ['a', 'b', 'a'];
    const { records } = await runToEnd((place, tries) => {
      const source = order[tries - 1];
      return source === undefined ? proved(place) : silent(source, place);
    });
    expect(records).toHaveLength(2);
  });
});

describe('a question', () => {
  const answerAfter = (afterMs: number, changes: Partial<AnswerPayload> = {}): void => {
    mockEngine.during = { afterMs, answer: { by: REF, assurance: 'face-verified', ...changes } };
  };

  it('answered is verified again, as the person is recognised now and under the mandate they now have', async () => {
    answerAfter(19 * DAY, { mandateId: 'mandate-2' });
    const outcome = await runToEnd((place, tries) => (tries === 1 ? asks(place) : proved(place)));
    expect(outcome.result.kind).toBe('issued');
    expect(outcome.records).toMatchObject([
      { kind: 'asked', input: { time: '2026-03-02T01:00:00.000Z', asked: { step: 'verify', questions: [question] } } },
      {
        kind: 'answered',
        input: {
          time: '2026-03-21T01:00:00.000Z', by: REF, place: { n: 1 }, application: { mandateId: 'mandate-2' },
          answered: { step: 'verify', assurance: 'face-verified' },
        },
      },
    ]); // prettier-ignore
    expect(outcome.verified.map(({ assurance }) => assurance)).toEqual([undefined, 'face-verified']);
    expect(outcome.verified.map(({ application: { mandateId } }) => mandateId)).toEqual(['mandate-1', 'mandate-2']);
  });

  it('answered hands on the sign-in by which the applicant is recognised now', async () => {
    answerAfter(DAY, { signIn: SIGN_IN });
    const { verified } = await runToEnd((place, tries) => {
      if (tries === 1) return asks(place);
      return tries <= WAITS_PER_RUN + 5 ? silent('population', place) : proved(place);
    });
    expect([verified[0]?.signIn, verified[1]?.signIn, verified.at(-1)?.signIn]).toEqual([undefined, SIGN_IN, SIGN_IN]);
  });

  it('settled under another mandate goes on under that one', async () => {
    answerAfter(DAY, { by: GRANTOR, signIn: SIGN_IN });
    const under: unknown[] = [];
    await runToEnd((place, tries) => {
      const { gather } = mockEngine.activities;
      mockEngine.activities.gather = (input) => {
        under.push(input.application.mandateId);
        return gather!(input);
      };
      return tries === 1 ? asks(place) : { ...proved(place), mandateId: 'mandate-2' };
    });
    expect(under).toContain('mandate-2');
    expect(under).not.toContain('mandate-1');
  });

  it('answered by the representative does not raise how the applicant is recognised', async () => {
    answerAfter(DAY, { by: GRANTOR });
    const { verified, records } = await runToEnd((place, tries) => (tries === 1 ? asks(place) : proved(place)));
    expect(records).toMatchObject([{ kind: 'asked' }, { kind: 'answered', input: { by: GRANTOR } }]);
    expect(verified.map(({ assurance }) => assurance)).toEqual([undefined, undefined]);
  });

  it('that nobody answers in time goes to a person, and nothing is verified again', async () => {
    const { result, records, tries, elapsedMs } = await runToEnd((place) => asks(place));
    expect(result).toEqual({ kind: 'referred' });
    expect(records).toMatchObject([{ kind: 'asked' }, { kind: 'referred', input: { end: 'unanswered' } }]);
    expect(tries).toBe(1);
    expect(elapsedMs).toBe(20 * DAY);
  });

  it('that an answer never settles goes to a person in the end', async () => {
    const { result, records } = await runToEnd((place) => {
      answerAfter(1_000);
      return asks(place);
    });
    expect(result).toEqual({ kind: 'referred' });
    expect(records.filter(({ kind }) => kind === 'answered')).toHaveLength(MOST_ASKED);
    expect(records.at(-1)).toMatchObject({ kind: 'referred', input: { end: 'unresolved' } });
  });

  it('survives a new run: how the person was recognised is handed on', async () => {
    answerAfter(DAY);
    const { verified, runs } = await runToEnd((place, tries) => {
      if (tries === 1) return asks(place);
      return tries <= WAITS_PER_RUN + 5 ? silent('population', place) : proved(place);
    });
    expect(runs).toBe(2);
    expect(verified.at(-1)?.assurance).toBe('face-verified');
  });
});

describe('an answer', () => {
  const refusalOf = (answer: unknown): string | undefined => {
    try {
      mockEngine.validator?.(answer as AnswerPayload);
      return undefined;
    } catch (error) {
      return (error as ApplicationFailure).type ?? undefined;
    }
  };

  it('is taken only while something is asked, once, and from the two it concerns', async () => {
    const good = { by: REF, assurance: 'real-name' };
    const seen: Record<string, string | undefined> = {};
    mockEngine.during = { afterMs: 1_000, answer: good };
    await runToEnd((place, tries) => {
      if (tries === 1) {
        seen['before'] = refusalOf(good);
        return asks(place);
      }
      seen['after'] = refusalOf(good);
      return proved(place);
    });
    expect(seen).toEqual({ before: 'ANSWER.NOT_ASKED', after: 'ANSWER.NOT_ASKED' });
    // As it is recorded, it is open already: whoever reads the record can answer at once.
    const open: (string | undefined)[] = [];
    await runToEnd((place) => asks(place, START - 1)).catch(() => undefined);
    mockEngine.activities = {
      verify: ({ place }) => Promise.resolve(asks(place)),
      recordAsked: ({ place }) => {
        open.push(refusalOf(good), refusalOf({ ...good, by: GRANTOR }), refusalOf({ ...good, by: 'd'.repeat(32) }));
        mockEngine.handler?.(good);
        open.push(refusalOf(good));
        return Promise.resolve(place);
      },
      recordAnswered: () => Promise.reject(new MockContinued([application, {} as Progress])),
    };
    await expect(licenceApplication(application)).rejects.toThrow(MockContinued);
    expect(open).toEqual([undefined, undefined, 'ANSWER.NOT_YOURS', 'ANSWER.NOT_ASKED']);
  });

  it.each([
    undefined,
    {},
    { by: REF },
    { by: REF, assurance: 7 },
    { by: REF, assurance: 'real-name', mandateId: 'a b' },
    { by: REF, assurance: '' },
    { by: REF, assurance: 'real-name', signIn: 'token-1' },
    { by: REF, assurance: 'real-name', signIn: { ...SIGN_IN, requestId: '身份' } },
    { by: REF, assurance: 'real-name', signIn: { ...SIGN_IN, asOf: 'today' } },
    { by: REF, assurance: 'real-name', signIn: { ...SIGN_IN, replySha256: undefined } },
  ])('%j is malformed', async (answer) => {
    await runToEnd((place) => proved(place));
    expect(refusalOf(answer)).toBe('ANSWER.MALFORMED');
  });
});
