import {
  type Business,
  type DocumentAnswer,
  type DraftAnswer,
  type ProgressRecord,
  type SubmittedAnswer,
} from '../api/answers';
import { followProgress } from '../api/follow-progress';
import { type DraftChange, ProblemAnswer } from '../api/problem-answer';
import { type DocumentFile } from '../documents/document-file';
import { type DocumentWatcher, untilRead, uploadDocuments } from '../documents/read-documents';
import { CommandFailure } from '../failure';
import { type ApplicationEntry } from '../files/application-entry';
import { resolveFields } from '../files/resolve-fields';
import { type People, type Person } from '../sign-in/people';
import { chooseBusiness } from './choose-business';
import { readBusiness } from './read-business';
import { isAsking, type ApplicationOutcome, stepTimes, toOutcome } from './outcome';

/** What is told while an application goes its way; milliseconds are those of the step itself. */
export interface Watcher extends DocumentWatcher {
  signedIn?(person: Person): void;
  formFilled?(business: Business, draft: DraftAnswer, typed: number, ms: number): void;
  /** Registries say otherwise than when the form was filled. */
  changed?(changes: readonly DraftChange[]): void;
  submitted?(applicationId: string, ms: number): void;
  record?(record: ProgressRecord, records: readonly ProgressRecord[]): void;
}

/** How an application is taken through. */
export interface Conduct {
  /** How long to wait for an outcome before the state that stands is reported. */
  readonly timeoutMs: number;
  /** Files that go with it. */
  readonly documents?: readonly DocumentFile[];
  /** Whether values that registries have changed meanwhile are confirmed by submitting again. */
  readonly confirmsChanges?: boolean;
}

/** Takes one entry through the whole path. Failures are part of the outcome, so that others can go on. */
export async function runApplication(
  people: People,
  entry: ApplicationEntry,
  { timeoutMs, documents: files = [], confirmsChanges = false }: Conduct,
  watcher: Watcher = {},
): Promise<ApplicationOutcome> {
  let known: Pick<ApplicationOutcome, 'signIn' | 'business' | 'applicationId'> = { signIn: entry.signIn };
  const records: ProgressRecord[] = [];
  try {
    const person = await people.get(entry.signIn);
    watcher.signedIn?.(person);
    if (entry.assurance !== undefined) await person.stepUp(entry.assurance);
    const documents = await bringDocuments(person, entry.licenceType, files, timeoutMs, watcher);
    const business =
      entry.business === 'document' ? readBusiness(documents) : await chooseBusiness(person, entry.business);
    known = { ...known, business: { creditCode: business.creditCode, name: business.name } };
    const fields = await resolveFields(entry.fields, person, business);
    const draft = await timed(prepareDraft(person, business, entry.licenceType, fields, documents), (value, ms) =>
      watcher.formFilled?.(business, value, Object.keys(fields).length, ms),
    );
    const begun = performance.now();
    const { applicationId } = await timed(submit(person, draft.id, confirmsChanges, watcher), (value, ms) =>
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
  documents: readonly DocumentAnswer[] = [],
): Promise<DraftAnswer> {
  const created = await api.createDraft(
    licenceType,
    creditCode,
    documents.map(({ id }) => id),
  );
  if (Object.keys(fields).length === 0) return created.body;
  return (await api.fillDraft(created, fields)).body;
}

async function bringDocuments(
  { api }: Person,
  licenceType: string,
  files: readonly DocumentFile[],
  timeoutMs: number,
  watcher: DocumentWatcher,
): Promise<DocumentAnswer[]> {
  if (files.length === 0) return [];
  return untilRead(api, await uploadDocuments(api, files, { licenceType }, watcher), timeoutMs, watcher);
}

async function submit(
  { api }: Person,
  draftId: string,
  confirmsChanges: boolean,
  watcher: Watcher,
): Promise<SubmittedAnswer> {
  try {
    return await api.submit(draftId);
  } catch (error) {
    if (!(error instanceof ProblemAnswer) || error.code !== 'DRAFT.CHANGED') throw error;
    watcher.changed?.(error.changes);
    if (!confirmsChanges) throw error;
    return api.submit(draftId, true, error.version);
  }
}

async function timed<T>(work: Promise<T>, tell: (value: T, ms: number) => void): Promise<T> {
  const begun = performance.now();
  const value = await work;
  tell(value, Math.round(performance.now() - begun));
  return value;
}
