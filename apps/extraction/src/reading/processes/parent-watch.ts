import { Worker } from 'node:worker_threads';

const EVERY_MS = 1_000;

/**
 * Ends this process when its parent is gone, also in the middle of a job that blocks the event loop: a parent that was
 * killed closes the channel, but nobody would be there to see it.
 */
export function watchParent(): void {
  const parent = process.ppid;
  const watch = `setInterval(() => { if (process.ppid !== ${parent}) process.kill(process.pid, 'SIGKILL'); }, ${EVERY_MS});`;
  new Worker(watch, { eval: true, stdin: false, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
}
