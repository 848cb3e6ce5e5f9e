import { followProgress } from '../api/follow-progress';
import { ProblemAnswer } from '../api/problem-answer';
import { type ProgressRecord } from '../api/answers';
import { eachBusiness } from '../apply/choose-business';
import { inParallel } from '../apply/in-parallel';
import { stepTimes, toOutcome } from '../apply/outcome';
import { prepareDraft } from '../apply/run-application';
import { CommandFailure } from '../failure';
import { type ApplicationEntry } from '../files/application-entry';
import { resolveFields } from '../files/resolve-fields';
import { type Person } from '../sign-in/people';
import { type Work } from './run-load';

/** Nothing is waited for longer than this. */
const OUTCOME_TIMEOUT_MS = 60_000;

/**
 * Drafts that only wait for their submission, one for each of the person's businesses from `offset` on.
 * @throws CommandFailure when the person has too few businesses
 */
export async function prepareDrafts(
  person: Person,
  entry: ApplicationEntry,
  { count, offset, atOnce }: { count: number; offset: number; atOnce: number },
  onPrepared: (done: number) => void,
): Promise<string[]> {
  const businesses = [];
  for await (const business of eachBusiness(person.api, offset)) {
    if (businesses.push(business) === count) break;
  }
  if (businesses.length < count) {
    throw new CommandFailure(
      `“${person.user}” has ${businesses.length} businesses left from number ${offset} on, and ${count} are needed. ` +
        'Ask for fewer (--seconds, --drafts), or start the sandbox with more (SANDBOX_CHAIN_STORES).',
    );
  }
  let done = 0;
  return inParallel(businesses, atOnce, async (business) => {
    const fields = await resolveFields(entry.fields, person, business);
    const { id } = await prepareDraft(person, business, entry.licenceType, fields);
    onPrepared((done += 1));
    return id;
  });
}

/** Submits one draft and waits for its end. Nothing is repeated: an error is counted. */
export function applicationWork({ api }: Person): Work {
  return async (draftId) => {
    const records: ProgressRecord[] = [];
    try {
      const { applicationId } = await api.submit(draftId, false);
      const signal = AbortSignal.timeout(OUTCOME_TIMEOUT_MS);
      for await (const record of followProgress(api.client, applicationId, signal)) records.push(record);
      const { outcome } = toOutcome(records);
      return {
        outcome: outcome === 'issued' || outcome === 'referred' ? outcome : 'other',
        stepsMs: stepTimes(records),
      };
    } catch (error) {
      if (!(error instanceof CommandFailure)) throw error;
      return { outcome: 'error', stepsMs: {}, errorCode: error instanceof ProblemAnswer ? error.code : error.name };
    }
  };
}
