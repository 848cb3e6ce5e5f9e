import { DefaultFailureConverter } from '@temporalio/common';

/*
 * Loaded by its path, by the engine's client and worker and into the bundle of workflow code: it imports nothing else.
 * Messages and stack traces become a payload, which is encrypted like every other.
 */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
