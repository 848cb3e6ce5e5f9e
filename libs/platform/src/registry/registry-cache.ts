import { LRUCache } from 'lru-cache';
import { getFreshness, type RegistryPurpose } from './registry-freshness';
import { type Answered } from './registry-question';

interface Kept {
  readonly purpose: RegistryPurpose;
  readonly at: number;
  readonly answer: Answered;
}

/** About ten megabytes of records: one process never keeps more of other people's data than that. */
const MOST_ANSWERS = 5_000;
const MS = 1_000;

/** Answers for as long as their purpose allows, in memory only. Silences and unusable answers never get here. */
export class RegistryCache {
  private readonly answers: LRUCache<string, Kept>;

  constructor(private readonly now: () => number = () => performance.now()) {
    // Whatever can serve nobody any more is dropped by a timer, not kept until it is asked for.
    this.answers = new LRUCache({ max: MOST_ANSWERS, ttlAutopurge: true, perf: { now } });
  }

  find(source: string, key: string, purpose: RegistryPurpose): Answered | undefined {
    const kept = this.answers.get(key);
    // What was asked for display is not evidence.
    if (kept === undefined || (purpose === 'decision' && kept.purpose === 'display')) return undefined;
    const isFresh = this.now() - kept.at < secondsFor(source, purpose, kept.answer) * MS;
    return isFresh ? kept.answer : undefined;
  }

  put(source: string, key: string, purpose: RegistryPurpose, answer: Answered): void {
    const longest = secondsFor(source, 'display', answer);
    if (longest === 0) return;
    const kept = { purpose, at: this.now(), answer: Object.freeze({ ...answer, cached: true }) };
    this.answers.set(key, kept, { ttl: longest * MS });
  }

  clear(): void {
    this.answers.clear();
  }
}

function secondsFor(source: string, purpose: RegistryPurpose, { record }: Answered): number {
  const freshness = getFreshness(source);
  return record === null ? Math.min(freshness.absent, freshness[purpose]) : freshness[purpose];
}
