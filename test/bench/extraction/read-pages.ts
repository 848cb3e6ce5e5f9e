import { readFileSync, writeFileSync } from 'node:fs';
import { childEntry } from '../../../apps/extraction/src/reading/processes/entries';
import type { ReadAnswer, ReadJob } from '../../../apps/extraction/src/reading/processes/messages';
import { ProcessPool } from '../../../apps/extraction/src/reading/processes/process-pool';
import { readProcessorMs } from '../processor-time';

const MIB = 1024 * 1024;
/** As the service is set by default. */
const SETTINGS = { processes: 1, queue: 4, deadlineMs: 120_000, memoryBytes: 1_024 * MIB, threads: 1 };

export interface MeasuredReading {
  /** Undefined when the document came to nothing; then `failure` says why. */
  readonly answer: ReadAnswer | undefined;
  readonly failure: string | undefined;
  readonly processorMs: number;
  readonly wallMs: number;
  readonly peakMiB: number;
}

/** Reads documents in the child process of the service, one at a time, and measures that process. */
export class MeasuredReader {
  private readonly pool = new ProcessPool<ReadJob, ReadAnswer>(
    { ...SETTINGS, entry: childEntry('reader-process'), argument: { modelsFolder: '', threads: SETTINGS.threads } },
    () => undefined,
  );

  async read(path: string, mediaType: string, on: string): Promise<MeasuredReading> {
    const job: ReadJob = { source: { kind: 'file', path }, mediaType, on };
    // A fresh process loads its models first: that is no cost of a page.
    if (this.pool.pids().length === 0) await this.pool.run(job).done;
    const [pid] = this.pool.pids();
    const before = pid === undefined ? 0 : readProcessorMs(pid);
    if (pid !== undefined) forgetPeak(pid);
    const startedAt = performance.now();
    const outcome = await this.pool.run(job).done;
    const wallMs = performance.now() - startedAt;
    const [after] = this.pool.pids();
    // A process that was replaced has taken its figures with it.
    const isSame = after !== undefined && after === pid;
    return {
      answer: outcome.kind === 'answer' ? outcome.answer : undefined,
      failure: outcome.kind === 'failed' ? `${outcome.failure}: ${outcome.reason}` : undefined,
      processorMs: isSame ? readProcessorMs(after) - before : Number.NaN,
      wallMs,
      peakMiB: isSame ? readPeakMiB(after) : Number.NaN,
    };
  }

  stop(): void {
    this.pool.stop();
  }
}

/** proc(5), clear_refs: 5 resets the peak of the resident memory. */
function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${String(pid)}/clear_refs`, '5');
  } catch {
    // Not allowed here: the peak is that of the whole life of the process.
  }
}

function readPeakMiB(pid: number): number {
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'));
  return Number(peak?.[1]) / 1_024;
}
