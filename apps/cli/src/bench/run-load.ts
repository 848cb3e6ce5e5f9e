import { setTimeout as sleep } from 'node:timers/promises';

/** What one application came to. */
export interface Sample {
  readonly outcome: 'issued' | 'referred' | 'other' | 'error';
  /** From when it was due to its last record. */
  readonly latencyMs: number;
  /** From the beginning of the measurement to its last record. */
  readonly endedAtMs: number;
  readonly stepsMs: Readonly<Record<string, number>>;
  readonly errorCode?: string;
}

export interface LoadPlan {
  /** How many are under way at most. */
  readonly concurrency: number;
  /** Nothing is begun after it. */
  readonly durationMs: number;
  /** Begun per second, evenly; undefined: each as soon as another has ended. */
  readonly ratePerSecond?: number;
}

export interface LoadResult {
  readonly samples: readonly Sample[];
  /** Why no more was begun. */
  readonly endedBy: 'time' | 'work';
  /** The time over which work was begun. */
  readonly windowMs: number;
}

export type Work = (item: string) => Promise<Pick<Sample, 'outcome' | 'stepsMs' | 'errorCode'>>;

/**
 * Sends prepared items through `work` until the time or the items are over, and waits for those under way. With a rate,
 * latency counts from when an item was due, so that a stalled system is not spared (coordinated omission).
 */
export async function runLoad(items: readonly string[], plan: LoadPlan, work: Work): Promise<LoadResult> {
  const began = performance.now();
  const elapsed = (): number => performance.now() - began;
  const samples: Sample[] = [];
  let next = 0;
  let lastEnd = 0;

  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next;
      const due = plan.ratePerSecond === undefined ? elapsed() : (index * 1_000) / plan.ratePerSecond;
      if (Math.max(due, elapsed()) >= plan.durationMs) return;
      next += 1;
      if (due > elapsed()) await sleep(due - elapsed());
      const { outcome, stepsMs, errorCode } = await work(items[index] as string);
      lastEnd = elapsed();
      samples.push({ outcome, stepsMs, errorCode, latencyMs: lastEnd - due, endedAtMs: lastEnd });
    }
  };

  await Promise.all(Array.from({ length: plan.concurrency }, worker));
  const endedBy = next < items.length ? 'time' : 'work';
  return { samples, endedBy, windowMs: endedBy === 'time' ? plan.durationMs : lastEnd };
}
