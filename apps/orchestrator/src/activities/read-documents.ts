import { type ReadDocumentsRequest, type ReadDocumentsResponse } from '@licensing/contracts';
import { Context } from '@temporalio/activity';
import { type Services } from '../services';

/** As long as the engine lets a step with documents take. */
export const READING_MS = 3_600_000;

/** How a step that takes long tells the engine that it lives, and learns that it is not wanted any more. */
export interface Pulse {
  /** @throws CancelledFailure when the step was cancelled */
  beat(progress: ReadDocumentsResponse): void;
}

/** The pulse of the activity now running. */
export const enginePulse: Pulse = {
  beat({ read, of, position }) {
    const activity = Context.current();
    activity.cancellationSignal.throwIfAborted();
    activity.heartbeat({ read, of, position });
  },
};

/**
 * Waits until the documents of an application are read. Each message of the service is a heartbeat, so that a service that
 * hangs is noticed, and whoever cancels the application stops the waiting.
 *
 * @param over aborted when nobody waits for the result any more
 */
export async function readDocuments(
  extraction: Services['extraction'],
  request: ReadDocumentsRequest,
  pulse: Pulse,
  over?: AbortSignal,
): Promise<void> {
  if (request.documents.length === 0) return;
  for await (const progress of extraction.readDocuments(request)) {
    if (over?.aborted === true) return;
    pulse.beat(progress);
  }
}
