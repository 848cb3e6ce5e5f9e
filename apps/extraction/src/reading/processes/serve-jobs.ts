import { setPriority } from 'node:os';
import { FolderVault, ObjectError } from '@licensing/platform/objects';
import { readFile } from 'node:fs/promises';
import { FILE_LIMITS } from '../../accept/limits';
import { type BytesAt, type ChildMessage, type JobMessage } from './messages';
import { watchParent } from './parent-watch';

/** Documents give way to whatever people wait for. */
const NICENESS = 10;

/**
 * The life of a child process: prepares once, says that it is ready, does one job after the other, and goes when its
 * parent goes.
 */
export function serveJobs(prepare: () => Promise<(job: never) => Promise<unknown>>): void {
  setPriority(NICENESS);
  watchParent();
  process.on('disconnect', () => process.exit(0));
  // Ctrl+C goes to every process of a terminal: the parent decides when its children end.
  process.on('SIGINT', () => undefined);
  const say = (message: ChildMessage<unknown>): void => void process.send?.(message);
  prepare().then(
    (work) => {
      process.on('message', ({ id, job }: JobMessage<never>) => {
        work(job).then(
          (answer) => {
            say({ kind: 'answer', id, answer });
            // Pictures and planes lie outside the heap: the collector does not see how large they are.
            globalThis.gc?.();
          },
          (error: unknown) => {
            say(
              error instanceof ObjectError
                ? { kind: 'no-bytes', id, fault: error.fault }
                : { kind: 'failed', id, reason: describe(error) },
            );
          },
        );
      });
      say({ kind: 'ready' });
    },
    (error: unknown) => {
      process.send?.({ kind: 'cannot-start', reason: error instanceof Error ? error.message : String(error) }, () =>
        process.exit(1),
      );
    },
  );
}

/** Names and places only: a message of a parser or decoder may quote what it read. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return [error.name, ...frames.slice(0, 4).map((line) => line.trim())].join(' ');
}

/** The plain bytes, in pieces. */
export async function* openBytes(source: BytesAt): AsyncGenerator<Uint8Array> {
  if (source.kind === 'file') yield await readFile(source.path);
  else yield* new FolderVault(source.root).open(source.name, source.dataKey);
}

export async function readBytes(source: BytesAt): Promise<Buffer> {
  if (source.kind === 'file') return readFile(source.path);
  return new FolderVault(source.root).read(source.name, source.dataKey, { limitBytes: FILE_LIMITS.bytes });
}
