import { type AnyLedgerRecord, deriveStatus } from '@licensing/domain';
import { toSteps } from './steps';

const SUBMITTED_AT = '2026-03-02T01:00:00.000Z';
const at = (ms: number): string => new Date(Date.parse(SUBMITTED_AT) + ms).toISOString();

function stepsOf(...facts: [type: string, ms: number, data?: object][]): string[] {
  const records = facts.map(([type, ms, data], index) => ({
    n: index + 1, type: `licensing.${type}.v1`, time: at(ms), data: data ?? {},
  })) as unknown as AnyLedgerRecord[]; // prettier-ignore
  const steps = toSteps({ submittedAt: SUBMITTED_AT, records, status: deriveStatus(records) });
  return steps.map(({ step, state, ms }) => [step, state, ms].filter((part) => part !== undefined).join(' '));
}

const submitted: [string, number] = ['application.submitted', 5];
const verified: [string, number, object] = ['application.verified', 90, { outcome: 'proved' }];
const gathered: [string, number] = ['application.gathered', 210];

describe('toSteps', () => {
  it('runs the first step before there is any record', () => {
    expect(stepsOf()).toEqual(['verify running', 'gather to-do', 'decide to-do', 'issue to-do']);
  });

  it('gives each finished step its time', () => {
    const decided: [string, number, object] = ['application.decided', 230, { outcome: 'grant' }];
    const issued: [string, number, object] = ['certificate.issued', 400, { licence: { number: 'N' } }];
    expect(stepsOf(submitted, verified, gathered, decided, issued)).toEqual([
      'verify done 90', 'gather done 120', 'decide done 20', 'issue done 170',
    ]); // prettier-ignore
  });

  it('shows a silent registry', () => {
    expect(stepsOf(submitted, verified, ['application.waiting', 300, { step: 'gather' }])).toEqual([
      'verify done 90', 'gather waiting', 'decide to-do', 'issue to-do',
    ]); // prettier-ignore
  });

  it('shows that the applicant is asked, as against a registry that is waited for', () => {
    expect(stepsOf(submitted, ['application.asked', 90, { step: 'verify', questions: [], until: at(1_000) }])).toEqual([
      'verify asked', 'gather to-do', 'decide to-do', 'issue to-do',
    ]); // prettier-ignore
  });

  it('stops where a person goes on', () => {
    const decided: [string, number, object] = ['application.decided', 230, { outcome: 'refer' }];
    expect(stepsOf(submitted, verified, gathered, decided, ['application.referred', 231, { reasons: [] }])).toEqual([
      'verify done 90', 'gather done 120', 'decide done 20', 'issue stopped',
    ]); // prettier-ignore
    expect(stepsOf(submitted, ['application.referred', 50, { reasons: [] }])).toEqual([
      'verify stopped', 'gather stopped', 'decide stopped', 'issue stopped',
    ]); // prettier-ignore
  });
});
