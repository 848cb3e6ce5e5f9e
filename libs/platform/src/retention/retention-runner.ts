import { type Logger } from '../logging/logger';
import { type Sweep } from './sweep';

/** How much one sweep erases at a time, and how often in one run: the store has other work. */
const BATCH = 500;
const MOST_BATCHES = 20;

export interface RetentionRhythm {
  /** The first run comes at a random moment within this time after the start. */
  readonly firstWithinMs: number;
  readonly everyMs: number;
}

/** Runs sweeps soon after the start and from time to time, each process at its own moment. */
export class RetentionRunner {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isStopped = false;

  /** @param random a number from 0 to 1 */
  constructor(
    private readonly sweeps: readonly Sweep[],
    private readonly log: Logger,
    private readonly rhythm: RetentionRhythm,
    private readonly random: () => number = Math.random,
  ) {}

  start(): void {
    this.plan(this.random() * this.rhythm.firstWithinMs);
  }

  /** Lets a batch that has begun come to its end. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /**
   * Everything whose time is over, in bounded batches. What fails is logged and tried again at the next run.
   *
   * @param now instant in ms
   */
  async run(now: number): Promise<void> {
    for (const sweep of this.sweeps) {
      if (this.isStopped) return;
      const { kind } = sweep;
      try {
        const erased = await this.erase(sweep, new Date(sweep.cutOff(now)));
        if (erased > 0) this.log.info({ kind, erased }, 'erased what may not be kept any longer');
      } catch (error) {
        this.log.error({ err: error, kind }, 'erasing what may not be kept any longer failed');
      }
    }
  }

  private async erase(sweep: Sweep, before: Date): Promise<number> {
    let erased = 0;
    for (let batch = 0; batch < MOST_BATCHES && !this.isStopped; batch += 1) {
      const count = await sweep.sweep(before, BATCH);
      erased += count;
      if (count < BATCH) break;
    }
    return erased;
  }

  private plan(delayMs: number): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.running = this.run(Date.now()).finally(() => {
        // A tenth earlier or later, so that processes do not keep step.
        this.plan(this.rhythm.everyMs * (0.9 + 0.2 * this.random()));
      });
    }, delayMs);
    // Erasing keeps no process alive.
    this.timer.unref();
  }
}
