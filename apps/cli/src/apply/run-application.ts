import { type Business, type DraftAnswer, type ProgressRecord } from '../api/answers';
import { followProgress } from '../api/follow-progress';
import { ProblemAnswer } from '../api/problem-answer';
import { CommandFailure } from '../failure';
import { type ApplicationEntry } from '../files/application-entry';
import { resolveFields } from '../files/resolve-fields';
import { type People, type Person } from '../sign-in/people';
import { chooseBusiness } from './choose-business';
import { isAsking, type ApplicationOutcome, stepTimes, toOutcome } from './outcome';

/** What is told while an application goes its way; milliseconds are those of the step itself. */
export interface Watcher {
  signedIn?(person: Person): void;
  formFilled?(business: Business, draft: DraftAnswer, typed: number, ms: number): void;
  submitted?(applicationId: string, ms: number): void;
  record?(record: ProgressRecord, records: readonly ProgressRecord[]): void;
}

/** How long to wait for an outcome before the state that stands is reported. */
export interface Patience {
  readonly timeoutMs: number;
}

/** Takes one entry through the whole path. Failures are part of the outcome, so that others can go on. */
export async function runApplication(
  people: People,
  entry: ApplicationEntry,
  { timeoutMs }: Patience,
  watcher: Watcher = {},
): Promise<ApplicationOutcome> {
  let known: Pick<ApplicationOutcome, 'signIn' | 'business' | 'applicationId'> = { signIn: entry.signIn };
  const records: ProgressRecord[] = [];
  try {
    const person = await people.get(entry.signIn);
    watcher.signedIn?.(person);
    const business = await chooseBusiness(person, entry.business);
    known = { ...known, business: { creditCode: business.creditCode, name: business.name } };
    const fields = await resolveFields(entry.fields, person, business);
    const draft = await timed(prepareDraft(person, business, entry.licenceType, fields), (value, ms) =>
      watcher.formFilled?.(business, value, Object.keys(fields).length, ms),
    );
    const begun = performance.now();
    const { applicationId } = await timed(person.api.submit(draft.id), (value, ms) =>
      watcher.submitted?.(value.applicationId, ms),
    );
    known = { ...known, applicationId };
    const signal = AbortSignal.timeout(timeoutMs);
    for await (const record of followProgress(person.api.client, applicationId, signal)) {
      records.push(record);
      watcher.record?.(record, records);
      // Nobody else can go on: waiting longer brings nothing.
      if (isAsking(record)) break;
    }
    return {
      ...known,
      ...toOutcome(records),
      timings: { totalMs: Math.round(performance.now() - begun), stepsMs: stepTimes(records) },
    };
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    const code = error instanceof ProblemAnswer ? error.code : 'CLIENT';
    const failure = { outcome: 'failed', error: { code, message: error.message } } as const;
    return { ...known, ...toOutcome(records), ...failure, timings: { stepsMs: stepTimes(records) } };
  }
}

/** A form that only waits for its submission. */
export async function prepareDraft(
  { api }: Person,
  { creditCode }: Pick<Business, 'creditCode'>,
  licenceType: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<DraftAnswer> {
  const created = await api.createDraft(licenceType, creditCode);
  if (Object.keys(fields).length === 0) return created.body;
  return (await api.fillDraft(created, fields)).body;
}

async function timed<T>(work: Promise<T>, tell: (value: T, ms: number) => void): Promise<T> {
  const begun = performance.now();
  const value = await work;
  tell(value, Math.round(performance.now() - begun));
  return value;
}
