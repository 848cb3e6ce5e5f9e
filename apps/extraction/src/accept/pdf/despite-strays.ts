import { setImmediate } from 'node:timers/promises';

/** How long work may go on once something beside it failed: mostly it notices and mends what it can. */
const GRACE_MS = 2_000;

/**
 * Work of a library that drops promises on damaged files: one that fails with nobody waiting for it would end the process.
 * Only for a process that does one thing at a time.
 *
 * @throws what the work throws, or the stray failure when the work comes to no end after it
 */
export async function despiteStrays<T>(work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let onStray: (reason: unknown) => void = () => undefined;
  const late = new Promise<never>((_, reject) => {
    onStray = (reason) => {
      timer ??= setTimeout(() => { reject(new Error('a part of it failed', { cause: reason })); }, GRACE_MS);
    }; // prettier-ignore
  });
  process.on('unhandledRejection', onStray);
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
    // Failures are told as stray once everything else that was due has run.
    await setImmediate();
    process.off('unhandledRejection', onStray);
  }
}
