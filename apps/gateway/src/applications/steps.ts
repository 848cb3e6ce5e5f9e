import { type ApplicationStatus, isSettled, type RecordType, type Step, STEPS } from '@licensing/domain';
import { type Application } from './application';

export interface StepAnswer {
  readonly step: Step;
  readonly state: 'to-do' | 'running' | 'waiting' | 'asked' | 'done' | 'stopped';
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly ms?: number;
}

const FINISHED_BY: Readonly<Record<Step, RecordType>> = {
  verify: 'licensing.application.verified.v1',
  gather: 'licensing.application.gathered.v1',
  decide: 'licensing.application.decided.v1',
  issue: 'licensing.certificate.issued.v1',
};

/** Each step with its time: it begins where the one before it ended, and ends with its record. */
export function toSteps({
  submittedAt,
  status,
  records,
}: Pick<Application, 'submittedAt' | 'status' | 'records'>): StepAnswer[] {
  const settled = isSettled(status.state);
  let startedAt: string | undefined = submittedAt;
  return STEPS.map((step): StepAnswer => {
    if (startedAt === undefined) return { step, state: settled ? 'stopped' : 'to-do' };
    const begun = startedAt;
    const finishedAt = records.find(({ type }) => type === FINISHED_BY[step])?.time;
    startedAt = finishedAt;
    if (finishedAt === undefined) {
      if (settled) return { step, state: 'stopped' };
      return { step, state: toOpenState(status, step), startedAt: begun };
    }
    return {
      step,
      state: 'done',
      startedAt: begun,
      finishedAt,
      ms: Math.max(0, Date.parse(finishedAt) - Date.parse(begun)),
    };
  });
}

/** Of a step that has begun: does it wait for a registry, or for an answer of the applicant's? */
function toOpenState({ state, waitingFor }: ApplicationStatus, step: Step): StepAnswer['state'] {
  if (state === 'asked') return 'asked';
  return waitingFor?.step === step ? 'waiting' : 'running';
}
