import { type Finding, type Question, type Reason } from '@licensing/domain';
import { type ProgressRecord } from '../api/answers';

/** How one application went, in the form that `--json` prints. */
export interface ApplicationOutcome {
  readonly signIn: string;
  readonly business?: { readonly creditCode: string; readonly name: string };
  readonly applicationId?: string;
  /**
   * `asked`: the applicant has something to do first. `waiting`: a registry is silent and the time to wait was over. `failed`:
   * it was not accepted, or the server went away.
   */
  readonly outcome: 'issued' | 'referred' | 'asked' | 'waiting' | 'failed' | 'other';
  readonly licenceNumber?: string;
  readonly waitingFor?: string;
  /** Until when an answer counts. */
  readonly answerUntil?: string;
  readonly questions?: readonly Question[];
  readonly reasons: readonly Reason[];
  readonly findings: readonly Finding[];
  readonly timings: Timings;
  readonly error?: { readonly code: string; readonly message: string };
}

export interface Timings {
  /** From the first byte of the submission to the last record, as this side of the wire saw it. */
  readonly totalMs?: number;
  /** By step, from the times of the records. */
  readonly stepsMs: Readonly<Record<string, number>>;
}

const STEP_OF: Readonly<Record<string, string>> = {
  'licensing.application.verified.v1': 'verify',
  'licensing.application.gathered.v1': 'gather',
  'licensing.application.decided.v1': 'decide',
  'licensing.application.referred.v1': 'refer',
  'licensing.certificate.issued.v1': 'issue',
};

/** The step that a record finishes; undefined for those that finish none. */
export function findStep({ type }: Pick<ProgressRecord, 'type'>): string | undefined {
  return STEP_OF[type];
}

/** Milliseconds of each step: from the end of the step before it to its own record; time spent waiting counts. */
export function stepTimes(records: readonly Pick<ProgressRecord, 'type' | 'time'>[]): Record<string, number> {
  const times: Record<string, number> = {};
  let begun = Date.parse(records[0]?.time ?? '');
  for (const record of records.slice(1)) {
    const step = findStep(record);
    if (step === undefined) continue;
    const end = Date.parse(record.time);
    times[step] = Math.max(0, end - begun);
    begun = end;
  }
  return times;
}

const ASKED = 'licensing.application.asked.v1';

/** Does only the applicant go on from here? */
export function isAsking({ type }: Pick<ProgressRecord, 'type'>): boolean {
  return type === ASKED;
}

type FromRecords = Omit<ApplicationOutcome, 'signIn' | 'business' | 'applicationId' | 'timings' | 'error'>;

/** What the records of an application say about its outcome. */
export function toOutcome(records: readonly ProgressRecord[]): FromRecords {
  const last = records.at(-1);
  const findings = records.flatMap(({ data }) => data.findings ?? []);
  const reasons = last?.type === 'licensing.application.referred.v1' ? (last.data.reasons ?? []) : [];
  const licenceNumber = records.find(({ data }) => data.licence !== undefined)?.data.licence?.number;
  const base = { reasons, findings, licenceNumber };
  if (licenceNumber !== undefined) return { ...base, outcome: 'issued' };
  if (last?.type === 'licensing.application.referred.v1') return { ...base, outcome: 'referred' };
  if (last !== undefined && isAsking(last)) {
    const { questions = [], until } = last.data;
    return { ...base, outcome: 'asked', questions, answerUntil: until };
  }
  if (last?.type === 'licensing.application.waiting.v1')
    return { ...base, outcome: 'waiting', waitingFor: last.data.source };
  return { ...base, outcome: 'other' };
}
