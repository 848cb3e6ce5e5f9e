import { type AnyLedgerRecord, deriveStatus, findLicenceType } from '@licensing/domain';
import { type Application, isOutOfMachine } from './application';
import { toApplicationAnswer } from './application.mapper';

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2, 1, minute)).toISOString();
const definition = findLicenceType('food-business');
const QUESTION = {
  code: 'ASSURANCE_TOO_LOW', zh: '须实名', en: 'Be surer', basis: '法', todo: { zh: '认证', en: 'Sign in' },
  choices: [{ value: 'real-name', label: { zh: '实名', en: 'Real name' } }],
}; // prettier-ignore

const APPLICANT = { kind: 'person', ref: 'reference' };

function applicationOf(records: [type: string, data: object, actor?: object][]): Application {
  const ledger = records.map(([type, data, actor = { kind: 'system', service: 'orchestrator' }], index) => ({
    n: index + 1, type: `licensing.application.${type}.v1`, time: at(index), data, actor,
  })) as unknown as AnyLedgerRecord[]; // prettier-ignore
  return {
    applicationId: 'A', licenceType: 'food-business', creditCode: 'C', divisionCode: '440703', submittedAt: at(0), askerRef: 'reference',
    status: deriveStatus(ledger), records: ledger,
  }; // prettier-ignore
}

const submitted: [string, object, object] = ['submitted', {}, APPLICANT];

describe('an application that asks something', () => {
  const asked = applicationOf([submitted, ['asked', { step: 'verify', questions: [QUESTION], until: at(59) }]]);

  it('shows every question, until when, and where to answer', () => {
    expect(toApplicationAnswer(asked, definition, [], at(9))).toMatchObject({
      status: { state: 'asked', settled: false, questions: [QUESTION], answerUntil: at(59) },
      steps: [{ step: 'verify', state: 'asked' }, {}, {}, {}],
      links: { answers: '/v1/applications/A/answers', stepUp: '/v1/sign-in?acr=real-name&return_to=%2Fv1%2Fapplications%2FA' },
    }); // prettier-ignore
  });

  it('holds nobody who waits for it', () => {
    expect(isOutOfMachine(asked)).toBe(true);
    expect(isOutOfMachine(applicationOf([submitted]))).toBe(false);
  });
});

describe('an application that waits', () => {
  it('names its registry in both languages, with the time that is the registry’s', () => {
    const waiting = applicationOf([submitted, ['waiting', { step: 'verify', source: 'population', since: at(1) }]]);
    const name = { zh: '人口库', en: 'the population register' };
    expect(toApplicationAnswer(waiting, definition, [], at(9))).toMatchObject({
      status: { state: 'waiting', waitingFor: { source: 'population', name, since: at(1) } },
      waits: [{ source: 'population', name, ms: 8 * 60_000 }],
      links: expect.not.objectContaining({ answers: expect.anything() as string }) as object,
    });
    expect(toApplicationAnswer(waiting, undefined, [], at(9))).toMatchObject({
      waits: [{ name: { zh: 'population' } }],
    });
  });
});
