import { type ProgressRecord } from '../api/answers';
import { createPaint } from '../terminal/paint';
import { stepTimes, toOutcome } from './outcome';
import { toExitCode, toReport } from './outcome-report';

const record = (n: number, name: string, ms: number, data: ProgressRecord['data'] = {}): ProgressRecord => ({
  n,
  type: `licensing.${name}.v1`,
  time: new Date(Date.UTC(2026, 2, 2) + ms).toISOString(),
  data,
});
const finding = { rule: 'SCOPE', outcome: 'pass', zh: '', en: 'fits', fact: 'f', basis: 'law' } as const;
const reason = {
  code: 'ON_SITE_CHECK',
  zh: '需要现场核查',
  en: 'An on-site check is required.',
  basis: 'art 35',
  remedy: { zh: '', en: 'Wait.' },
};

const issued = [
  record(1, 'application.submitted', 0),
  record(2, 'application.verified', 60, { outcome: 'proved' }),
  record(3, 'application.gathered', 140, { outcome: 'complete' }),
  record(4, 'application.decided', 165, { outcome: 'grant', findings: [finding] }),
  record(5, 'certificate.issued', 300, { licence: { number: 'JY1', validFrom: '2026-03-02', validTo: '2031-03-01' } }),
];
const referred = [...issued.slice(0, 4), record(5, 'application.referred', 170, { reasons: [reason] })];
const waiting = [issued[0]!, record(2, 'application.waiting', 5, { source: 'population', step: 'verify' })];
const question = {
  code: 'ASSURANCE_TOO_LOW', zh: '请实名认证。', en: 'Sign in more surely.', basis: 'art 32', todo: { zh: '重新登录', en: 'Sign in again' },
  choices: [{ value: 'real-name', label: { zh: '实名', en: 'real name' } }],
}; // prettier-ignore
const asked = [
  issued[0]!,
  record(2, 'application.asked', 70, { step: 'verify', questions: [question], until: '2026-03-22T15:59:59.999Z' }),
];

describe('stepTimes', () => {
  it('measures each step from the end of the one before', () => {
    expect(stepTimes(issued)).toEqual({ verify: 60, gather: 80, decide: 25, issue: 135 });
  });

  it('counts waiting into the step that waits', () => {
    expect(stepTimes([...waiting, record(3, 'application.verified', 2_000)])).toEqual({ verify: 2_000 });
  });
});

describe('toOutcome', () => {
  it.each([
    ['issued', issued],
    ['referred', referred],
    ['waiting', waiting],
    ['asked', asked],
    ['other', [...asked, record(3, 'application.answered', 90)]],
    ['other', issued.slice(0, 3)],
    ['other', []],
  ])('is %s', (outcome, records) => {
    expect(toOutcome(records).outcome).toBe(outcome);
  });
});

describe('toReport', () => {
  const known = { signIn: 'lin', business: { creditCode: 'C1', name: '甲店' }, applicationId: 'A1' };
  const report = (records: ProgressRecord[]): string =>
    toReport(
      { ...known, ...toOutcome(records), timings: { totalMs: 312, stepsMs: stepTimes(records) } },
      createPaint(false),
    ).join('\n');

  it('shows number, findings and time per step', () => {
    expect(report(issued)).toBe(
      ['lin · 甲店 C1', '  ✓ issued  JY1  in 312 ms', '  application A1', '  verify 60 ms · gather 80 ms · decide 25 ms · issue 135 ms', '  1 findings passed: SCOPE'].join('\n'),
    ); // prettier-ignore
  });

  it('shows each reason with law and remedy', () => {
    expect(report(referred)).toContain('  - An on-site check is required. [ON_SITE_CHECK; art 35]\n    Wait.');
  });

  it('shows every question in both languages, with what to do and until when', () => {
    expect(report(asked).split('\n').slice(1)).toEqual([
      '  ? asks something first; answers count until 2026-03-22T15:59:59.999Z  in 312 ms',
      '  application A1',
      '  ? 请实名认证。',
      '    Sign in more surely. [ASSURANCE_TOO_LOW; art 32]',
      '    → 重新登录',
      '    → Sign in again',
      '      · real-name  实名 / real name',
    ]);
  });

  it('names the registry that is waited for', () => {
    expect(report(waiting)).toContain('waits for registry population');
  });
});

describe('toExitCode', () => {
  const of = (...outcomes: ('issued' | 'referred' | 'asked' | 'waiting' | 'failed')[]) =>
    outcomes.map((outcome) => ({ signIn: 'lin', outcome, reasons: [], findings: [], timings: { stepsMs: {} } }));

  it.each([
    [of('issued', 'issued'), false, 0],
    [of('issued', 'referred'), false, 3],
    [of('issued', 'referred'), true, 0],
    [of('referred', 'waiting'), true, 1],
    [of('referred', 'failed'), false, 1],
    [of('issued', 'asked'), true, 1],
  ])('case %#', (outcomes, allowsReferred, expected) => {
    expect(toExitCode(outcomes, allowsReferred)).toBe(expected);
  });
});
