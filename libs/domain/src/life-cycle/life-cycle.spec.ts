import fc from 'fast-check';
import type { ApplicationId } from '../identifiers';
import { type LedgerRecord, RECORD_TYPES, type RecordData, type RecordType, STEPS } from '../ledger';
import { ANSWER_TERM, answerableUntil } from './answer-term';
import { deriveStatus, isAllowedNext, isSettled, isTerminal } from './derive-status';
import { APPLICATION_STATES, type ApplicationState, LICENCE_STATES } from './states';
import { APPLICATION_TRANSITIONS, LICENCE_TRANSITIONS, WORKING_STATES } from './transitions';

const reasons = [{ code: 'X', zh: '样例', en: 'x', basis: 'y', remedy: { zh: '样例', en: 'z' } }];
const questions = [{ code: 'Q', zh: '样例', en: 'x', basis: 'y', todo: { zh: '样例', en: 'z' } }];
const DATA: { [T in RecordType]: Partial<RecordData[T]> } = {
  'licensing.application.submitted.v1': { licenceType: 'food-business' },
  'licensing.application.waiting.v1': { source: 'premises', since: '2026-03-02T01:00:00.000Z', step: 'gather' },
  'licensing.application.asked.v1': { step: 'verify', questions, until: '2026-03-22T15:59:59.999Z' },
  'licensing.application.answered.v1': { step: 'verify', assurance: 'face-verified' },
  'licensing.application.verified.v1': { outcome: 'proved', reasons: [], evidence: [] },
  'licensing.application.gathered.v1': { outcome: 'complete', reasons: [], evidence: [] },
  'licensing.application.decided.v1': { outcome: 'grant', findings: [] },
  'licensing.application.referred.v1': { reasons },
  'licensing.certificate.issued.v1': {
    licence: { number: 'JY14407030000015' } as RecordData['licensing.certificate.issued.v1']['licence'],
  },
};

const record = (n: number, type: RecordType, data: object = {}): LedgerRecord =>
  ({
    id: `A:${n}`,
    applicationId: 'A' as ApplicationId,
    n,
    type,
    time: `t${n}`,
    data: { ...DATA[type], ...data },
  }) as unknown as LedgerRecord;

const SHORT = {
  s: 'licensing.application.submitted.v1',
  w: 'licensing.application.waiting.v1',
  q: 'licensing.application.asked.v1',
  a: 'licensing.application.answered.v1',
  v: 'licensing.application.verified.v1',
  g: 'licensing.application.gathered.v1',
  d: 'licensing.application.decided.v1',
  r: 'licensing.application.referred.v1',
  i: 'licensing.certificate.issued.v1',
} as const;
const chain = (word: string): LedgerRecord[] =>
  Array.from(word, (letter, index) => record(index + 1, SHORT[letter as keyof typeof SHORT]));

describe('status', () => {
  it.each([
    ['', 'submitted'],
    ['s', 'verifying'],
    ['sv', 'gathering'],
    ['svg', 'deciding'],
    ['svgd', 'issuing'],
    ['svgdi', 'issued'],
    ['svw', 'waiting'],
    ['svwg', 'deciding'],
    ['svwwgd', 'issuing'],
    ['svgdr', 'referred'],
    ['sr', 'referred'],
    ['sq', 'asked'],
    ['swq', 'asked'],
    ['sqa', 'verifying'],
    ['sqaw', 'waiting'],
    ['sqaqa', 'verifying'],
    ['sqav', 'gathering'],
    ['sqr', 'referred'],
  ])('after "%s": %s', (word, state) => {
    const records = chain(word);
    expect(deriveStatus(records).state).toBe(state);
    expect(deriveStatus(records).since).toBe(records.at(-1)?.time ?? '');
  });

  it('tells what it waits for, why a person looks, and the number', () => {
    expect(deriveStatus(chain('svw')).waitingFor).toEqual(DATA['licensing.application.waiting.v1']);
    expect(deriveStatus(chain('svwg')).waitingFor).toBeUndefined();
    expect(deriveStatus(chain('sr')).reasons).toEqual(reasons);
    expect(deriveStatus(chain('svgdi')).licenceNumber).toBe('JY14407030000015');
  });

  it('tells everything that is asked, and until when, as long as it is', () => {
    const { state, ...asked } = deriveStatus(chain('sq'));
    expect(asked).toEqual({ since: 't2', questions, until: '2026-03-22T15:59:59.999Z' });
    expect(Object.keys(deriveStatus(chain('sqa')))).toEqual(['state', 'since']);
    expect(APPLICATION_STATES[state]).toEqual({ zh: '待申请人确认', en: 'Waiting for your answer' });
  });

  it('is still deciding after a decision to refer, until the referral is on record', () => {
    const referred = [...chain('svg'), record(4, SHORT.d, { outcome: 'refer' })];
    expect(deriveStatus(referred).state).toBe('deciding');
    expect(deriveStatus([...referred, record(5, SHORT.r)]).state).toBe('referred');
  });

  it('is total: any order of records gives a known state', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...RECORD_TYPES)), (types) => {
        const records = types.map((type, index) => record(index + 1, type));
        const last = types.at(-1);
        const { state } = deriveStatus(records);
        expect(Object.keys(APPLICATION_STATES)).toContain(state);
        expect(state === 'issued').toBe(last === SHORT.i);
        expect(state === 'referred').toBe(last === SHORT.r);
        expect(state === 'waiting').toBe(last === SHORT.w);
        expect(state === 'asked').toBe(last === SHORT.q);
      }),
    );
  });
});

describe('what may follow', () => {
  const allowedAfter = (previous: LedgerRecord | undefined): RecordType[] =>
    RECORD_TYPES.filter((type) => isAllowedNext(previous, type));

  it('begins with the submission and nothing else', () => {
    expect(allowedAfter(undefined)).toEqual([SHORT.s]);
  });

  it('goes on step by step, may wait, may be referred', () => {
    expect(allowedAfter(record(1, SHORT.s))).toEqual([SHORT.w, SHORT.q, SHORT.v, SHORT.r]);
    expect(allowedAfter(record(2, SHORT.v))).toEqual([SHORT.w, SHORT.g, SHORT.r]);
    expect(allowedAfter(record(3, SHORT.g))).toEqual([SHORT.w, SHORT.d, SHORT.r]);
    expect(allowedAfter(record(4, SHORT.d))).toEqual([SHORT.w, SHORT.r, SHORT.i]);
  });

  it('goes on after a question with its answer only, or with a person', () => {
    expect(allowedAfter(record(2, SHORT.q))).toEqual([SHORT.a, SHORT.r]);
    expect(allowedAfter(record(3, SHORT.a))).toEqual(allowedAfter(record(1, SHORT.s)));
  });

  it('goes on after a wait with the step that waited', () => {
    const next = [SHORT.v, SHORT.g, SHORT.d, SHORT.i];
    STEPS.forEach((step, index) => {
      const allowed = allowedAfter(record(2, SHORT.w, { step }));
      expect(allowed).toContain(next[index]);
      expect(next.filter((type) => allowed.includes(type))).toHaveLength(1);
    });
  });

  it('never issues after a decision to refer, and ends with issue or referral', () => {
    expect(allowedAfter(record(4, SHORT.d, { outcome: 'refer' }))).toEqual([SHORT.r]);
    expect(allowedAfter(record(5, SHORT.i))).toEqual([]);
    expect(allowedAfter(record(5, SHORT.r))).toEqual([]);
  });

  it('no machine record leads to a refusal', () => {
    expect(APPLICATION_TRANSITIONS.filter(({ to, record: type }) => to === 'refused' && type !== undefined)).toEqual(
      [],
    );
  });
});

describe('the tables', () => {
  it('cites a law for each row and can reach each state', () => {
    expect([...APPLICATION_TRANSITIONS, ...LICENCE_TRANSITIONS].every(({ basis }) => basis.length > 3)).toBe(true);
    const reached = new Set(['draft', ...APPLICATION_TRANSITIONS.map(({ to }) => to)]);
    expect(Object.keys(APPLICATION_STATES).filter((state) => !reached.has(state))).toEqual([]);
    const licences = new Set(['valid', ...LICENCE_TRANSITIONS.map(({ to }) => to)]);
    expect(Object.keys(LICENCE_STATES).filter((state) => !licences.has(state))).toEqual([]);
  });

  it('lets one record type and outcome lead from a state to one state only', () => {
    const keys = APPLICATION_TRANSITIONS.filter((row) => row.record).map(
      (row) => `${row.from} ${row.record ?? ''} ${row.outcome ?? ''}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('knows the ends', () => {
    const ends = (Object.keys(APPLICATION_STATES) as ApplicationState[]).filter(isTerminal);
    expect(ends.sort()).toEqual(['issued', 'lapsed', 'not-competent', 'not-required', 'refused', 'withdrawn']);
    expect(isSettled('referred') && isSettled('issued')).toBe(true);
    expect([...WORKING_STATES, 'waiting' as const, 'asked' as const, 'submitted' as const].some(isSettled)).toBe(false);
  });
});

describe('the term for an answer', () => {
  it('ends with the last day in China, whatever the hour of asking', () => {
    const term = { days: 5, source: '' };
    // 15:59 UTC is still 2 March in China, 16:00 is the 3rd.
    expect(answerableUntil('2026-03-02T15:59:59.999Z', term)).toBe('2026-03-07T15:59:59.999Z');
    expect(answerableUntil('2026-03-02T16:00:00.000Z', term)).toBe('2026-03-08T15:59:59.999Z');
    expect(answerableUntil('2026-03-02T00:00:00.000Z')).toBe('2026-03-22T15:59:59.999Z');
    expect(ANSWER_TERM.source).toContain('行政许可法 art 32(4)');
  });
});
