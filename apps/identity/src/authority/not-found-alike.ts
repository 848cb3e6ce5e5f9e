import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '@licensing/platform';

/**
 * Milliseconds before which nobody is told that there is nothing for them. A register's answer may have been kept for
 * somebody else a moment ago; without this, a quick "not found" would say that the business is there.
 */
const NOT_BEFORE_MS = 120;

/** Runs `answer`; RESOURCE.NOT_FOUND comes at the same time whatever the reason for it was. */
export async function notFoundAlike<T>(answer: () => Promise<T>): Promise<T> {
  const floor = pause(NOT_BEFORE_MS, undefined, { ref: false });
  try {
    return await answer();
  } catch (error) {
    if (error instanceof AppError && error.code === 'RESOURCE.NOT_FOUND') {
      await floor;
      throw new AppError('RESOURCE.NOT_FOUND');
    }
    throw error;
  }
}
