import { setTimeout as wait } from 'node:timers/promises';
import {
  bulkhead,
  type BulkheadPolicy,
  circuitBreaker,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  DelegateBackoff,
  ExponentialBackoff,
  halfJitterGenerator,
  handleType,
  handleWhen,
  type IBackoff,
  type IRetryBackoffContext,
  retry,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel';
import { RegistryFailure } from './registry-failure';
import { type RegistryPolicy } from './registry-policies';
import { RetryBudget } from './retry-budget';

export type BreakerState = 'closed' | 'open' | 'half-open';

const NAMES: Readonly<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
};

/** No attempt is worth beginning with less time than this. */
const LEAST_ATTEMPT_MS = 20;

const retryAfterOf = (failure: IRetryBackoffContext<unknown>['result']): number =>
  'error' in failure && failure.error instanceof RegistryFailure ? failure.error.retryAfterMs : 0;

/**
 * One registry as one process meets it: a deadline around a line of questions, each repeated within a budget, each
 * attempt through the breaker.
 */
export class RegistryLine {
  private readonly breaker: CircuitBreakerPolicy;
  private readonly bulkhead: BulkheadPolicy;
  private readonly budget: RetryBudget;
  private readonly jitter: ExponentialBackoff<unknown>;
  /** Until then the registry itself has asked to be left alone. */
  private quietUntil = 0;
  /** Until then the open breaker lets no probe through. */
  private openUntil = 0;
  private wasOpen = false;

  /** Attempts that went over the wire. */
  attempts = 0;

  /** @param onBreaker told when the breaker opens for the first time in an outage, and when it has closed again */
  constructor(
    private readonly policy: RegistryPolicy,
    onBreaker: (state: 'open' | 'closed') => void,
  ) {
    const { breaker, pauseMs, budget, parallel, queue } = policy;
    this.breaker = circuitBreaker(handleType(RegistryFailure), {
      breaker: new ConsecutiveBreaker(breaker.failures),
      halfOpenAfter: this.probesAfter(breaker),
    });
    this.breaker.onBreak(() => {
      if (this.wasOpen) return;
      this.wasOpen = true;
      onBreaker('open');
    });
    this.breaker.onReset(() => {
      this.wasOpen = false;
      onBreaker('closed');
    });
    this.bulkhead = bulkhead(parallel, queue);
    this.budget = new RetryBudget(budget.share, budget.most);
    // Decorrelated jitter: those who failed together do not come back together.
    this.jitter = new ExponentialBackoff({ initialDelay: pauseMs.first, maxDelay: pauseMs.most });
  }

  get breakerState(): BreakerState {
    return NAMES[this.breaker.state];
  }

  /** True while no question would be sent: the breaker is open and no probe is due, or the registry asked for quiet. */
  get isAway(): boolean {
    return this.isOpen || this.isQuietAt(Date.now() + this.policy.deadlineMs);
  }

  /**
   * @param attempt one exchange with the registry; throws {@link RegistryFailure} when there is no answer
   * @throws when there is no answer within the policy; the reason is nobody's business
   */
  async ask<T>(attempt: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const deadline = Date.now() + this.policy.deadlineMs;
    if (this.isAway) throw new Error('the registry is away');
    this.budget.earn();
    const policy = wrap(
      timeout(this.policy.deadlineMs, TimeoutStrategy.Aggressive),
      this.bulkhead,
      this.retryUntil(deadline),
    );
    return policy.execute(({ signal }) => this.attempt(attempt, signal, deadline));
  }

  private async attempt<T>(
    attempt: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal,
    deadline: number,
  ): Promise<T> {
    // Outside of the breaker: time that ran out in our own line says nothing about the registry.
    if (this.isOpen) throw new Error('the registry is away');
    if (Date.now() + LEAST_ATTEMPT_MS > deadline) throw new Error('the question has waited too long');
    await this.untilQuietIsOver(deadline, signal);
    return this.breaker.execute(async () => {
      // Again here: behind a probe of the half-open breaker some wait until their time is up.
      signal.throwIfAborted();
      this.attempts += 1;
      try {
        return await attempt(signal);
      } catch (error) {
        if (error instanceof RegistryFailure && error.retryAfterMs > 0) {
          this.quietUntil = Math.max(this.quietUntil, Date.now() + error.retryAfterMs);
        }
        throw error;
      }
    });
  }

  private retryUntil(deadline: number): ReturnType<typeof retry> {
    let left = this.policy.retries;
    const isRepeated = (error: Error): boolean => {
      if (!(error instanceof RegistryFailure) || !error.isRepeatable || left === 0) return false;
      const pause = Math.max(this.policy.pauseMs.most, error.retryAfterMs);
      if (Date.now() + pause + LEAST_ATTEMPT_MS > deadline || !this.budget.spend()) return false;
      left -= 1;
      return true;
    };
    return retry(handleWhen(isRepeated), {
      maxAttempts: this.policy.retries,
      backoff: new DelegateBackoff<IRetryBackoffContext<unknown>, IBackoff<unknown>>((context, before) => {
        const next = before === undefined ? this.jitter.next() : before.next(context);
        return { delay: Math.max(next.duration, retryAfterOf(context.result)), state: next };
      }),
    });
  }

  private probesAfter({ openMs, mostOpenMs }: RegistryPolicy['breaker']): DelegateBackoff<unknown, IBackoff<unknown>> {
    // Between half and the whole of a doubling pause: never at once, and not all processes together.
    const pauses = new ExponentialBackoff({
      initialDelay: openMs,
      maxDelay: mostOpenMs,
      generator: halfJitterGenerator,
    });
    return new DelegateBackoff<unknown, IBackoff<unknown>>((context, before) => {
      const next = before === undefined ? pauses.next() : before.next(context);
      this.openUntil = Date.now() + next.duration;
      return { delay: next.duration, state: next };
    });
  }

  private get isOpen(): boolean {
    return this.breakerState === 'open' && Date.now() < this.openUntil;
  }

  private isQuietAt(instant: number): boolean {
    return instant < this.quietUntil + LEAST_ATTEMPT_MS;
  }

  /** Waits as the registry asked, if the question lasts that long; those who have waited come one after the other. */
  private async untilQuietIsOver(deadline: number, signal: AbortSignal): Promise<void> {
    for (let rest = this.quietUntil - Date.now(); rest > 0; rest = this.quietUntil - Date.now()) {
      const pause = rest + Math.random() * this.policy.pauseMs.first;
      if (Date.now() + pause + LEAST_ATTEMPT_MS > deadline) throw new Error('the registry asked to be left alone');
      await wait(pause, undefined, { signal });
    }
  }
}
