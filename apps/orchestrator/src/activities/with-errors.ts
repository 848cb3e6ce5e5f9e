import { findCorrelationId, toAppError, withCorrelation } from '@licensing/platform';
import { type LicenceActivities, type LicenceApplicationInput } from '@licensing/workflows';
import { ApplicationFailure, CancelledFailure } from '@temporalio/activity';

type Activity = (input: { application: LicenceApplicationInput }) => Promise<unknown>;

/** An error as the engine understands it: what cannot succeed later is not retried. The message is the code, never data. */
function toFailure(thrown: unknown): ApplicationFailure {
  const error = toAppError(thrown);
  return ApplicationFailure.create({
    message: error.code,
    type: error.code,
    nonRetryable: !error.kind.retry,
    details: [{ correlationId: findCorrelationId() ?? '' }],
  });
}

/** Runs every activity under its application's correlation id, and turns what it throws into a failure with a stable code. */
export function withErrors(
  activities: LicenceActivities,
  onFailure: (step: string, applicationId: string, error: unknown) => void,
): LicenceActivities {
  const wrapped = Object.entries(activities as unknown as Record<string, Activity>).map(([step, run]) => {
    const activity: Activity = (input) =>
      withCorrelation(input.application.correlationId, async () => {
        try {
          return await run(input);
        } catch (error) {
          // The engine's own way of ending a step: nothing failed.
          if (error instanceof CancelledFailure) throw error;
          onFailure(step, input.application.applicationId, error);
          throw toFailure(error);
        }
      });
    return [step, activity];
  });
  return Object.fromEntries(wrapped) as LicenceActivities;
}
