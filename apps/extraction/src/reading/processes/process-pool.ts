import { Child, type ChildSettings, type Failure, type Outcome } from './child-process';

export interface PoolSettings extends ChildSettings {
  readonly processes: number;
  /** Most jobs that wait. */
  readonly queue: number;
}

/** All jobs have their place, and no more are taken. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';

  constructor(readonly retryAfterSeconds: number) {
    super('the queue is full');
  }
}

/** The pool was stopped before the job was done. */
export class PoolStopped extends Error {
  override readonly name = 'PoolStopped';
}

/** A job's place. */
export interface PoolTicket<Answer> {
  readonly done: Promise<Outcome<Answer>>;
  /** From 1 in the queue; 0 once it is being done or is done. */
  position(): number;
}

/** Something that operators want to know. */
export type PoolNote =
  | { readonly kind: 'failed'; readonly failure: Failure; readonly reason: string; readonly attempt: number }
  | { readonly kind: 'cannot-start'; readonly reason: string };

interface Task<Job, Answer> {
  readonly job: Job;
  attempts: number;
  readonly resolve: (outcome: Outcome<Answer>) => void;
  readonly reject: (error: Error) => void;
}

const ATTEMPTS = 2;
/** Before anything was measured. */
const USUAL_MS = 4_000;

/**
 * Does jobs in child processes, in the order in which they come. A job that crashes, hangs or takes too much memory ends
 * its process and is tried once more in a fresh one; others never notice. Processes start with the first job that needs
 * them and stay.
 */
export class ProcessPool<Job, Answer> {
  private readonly queue: Task<Job, Answer>[] = [];
  private readonly idle: Child<Job, Answer>[];
  private readonly busy = new Map<Child<Job, Answer>, Task<Job, Answer>>();
  private isStopped = false;
  private usualMs = USUAL_MS;

  constructor(
    private readonly settings: PoolSettings,
    private readonly note: (note: PoolNote) => void,
  ) {
    this.idle = Array.from({ length: settings.processes }, () => new Child<Job, Answer>(settings));
  }

  /** @throws QueueFull with when it is worth trying again */
  run(job: Job): PoolTicket<Answer> {
    if (this.isStopped) throw new PoolStopped();
    if (this.idle.length === 0 && this.queue.length >= this.settings.queue) throw new QueueFull(this.waitSeconds());
    let task: Task<Job, Answer> | undefined;
    const done = new Promise<Outcome<Answer>>((resolve, reject) => {
      task = { job, attempts: 0, resolve, reject };
    });
    const queued = task;
    if (queued) this.queue.push(queued);
    this.pump();
    return { done, position: () => (queued ? this.queue.indexOf(queued) + 1 : 0) };
  }

  /** Processes that live at this moment. */
  pids(): number[] {
    return [...this.idle, ...this.busy.keys()].flatMap(({ pid }) => pid ?? []);
  }

  /** Ends every process. Jobs that are not done are rejected with PoolStopped. */
  stop(): void {
    this.isStopped = true;
    for (const task of [...this.busy.values(), ...this.queue.splice(0)]) task.reject(new PoolStopped());
    for (const child of [...this.idle, ...this.busy.keys()]) child.stop();
  }

  private pump(): void {
    while (!this.isStopped) {
      const child = this.queue.length > 0 ? this.idle.pop() : undefined;
      const task = child && this.queue.shift();
      if (!child || !task) return;
      this.busy.set(child, task);
      void this.work(child, task);
    }
  }

  private async work(child: Child<Job, Answer>, task: Task<Job, Answer>): Promise<void> {
    task.attempts += 1;
    const startedAt = performance.now();
    try {
      const outcome = await child.run(task.job);
      if (this.isStopped) return;
      if (outcome.kind === 'failed') this.note({ ...outcome, attempt: task.attempts });
      else this.usualMs = 0.8 * this.usualMs + 0.2 * (performance.now() - startedAt);
      if (outcome.kind === 'failed' && task.attempts < ATTEMPTS) this.queue.unshift(task);
      else task.resolve(outcome);
    } catch (error) {
      this.note({ kind: 'cannot-start', reason: error instanceof Error ? error.message : String(error) });
      task.reject(error instanceof Error ? error : new Error(String(error)));
    } finally {
      this.busy.delete(child);
      if (this.isStopped) child.stop();
      else this.idle.push(child);
      this.pump();
    }
  }

  private waitSeconds(): number {
    return Math.max(1, Math.ceil(this.usualMs / this.settings.processes / 1_000));
  }
}
