import { type ChildProcess, fork } from 'node:child_process';
import { type ObjectFault } from '@licensing/platform/objects';
import { type ChildMessage, type JobMessage } from './messages';
import { residentBytes } from './resident-memory';

export interface ChildSettings {
  /** Compiled entry of the child. */
  readonly entry: string;
  /** Its first argument, as JSON. */
  readonly argument: unknown;
  readonly deadlineMs: number;
  /** Resident memory above which a child is ended. */
  readonly memoryBytes: number;
}

/** Why a job came to nothing. */
export type Failure = 'crash' | 'deadline' | 'memory' | 'error';

export type Outcome<Answer> =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly reason: string }
  | { readonly kind: 'no-bytes'; readonly fault: ObjectFault };

/** A child that could not be started at all, for example because a model file is missing. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}

const START_MS = 60_000;
const LOOK_MS = 150;
/** A child that keeps this share of its allowance after a job is replaced before the next one. */
const RETIRE_SHARE = 0.75;
const GRACE_MS = 2_000;

/** One child process, replaced by a fresh one whenever a job has harmed it. */
export class Child<Job, Answer> {
  private process: ChildProcess | undefined;
  private lastId = 0;

  constructor(private readonly settings: ChildSettings) {}

  get pid(): number | undefined {
    return this.process?.pid;
  }

  /** Does one job. The process is started when there is none. @throws StartFailure */
  async run(job: Job): Promise<Outcome<Answer>> {
    // One that ended between two jobs has done this one no harm.
    if (this.process && hasEnded(this.process)) this.process = undefined;
    const child = (this.process ??= await this.start());
    const outcome = await this.attempt(child, job);
    if (outcome.kind === 'failed' || this.isWornOut(child)) this.kill();
    return outcome;
  }

  /** Ends the process at once; a job that it does fails as a crash. */
  kill(): void {
    this.process?.kill('SIGKILL');
    this.process = undefined;
  }

  /** Lets the process end by itself, and ends it when it does not. */
  stop(): void {
    const child = this.process;
    this.process = undefined;
    if (!child || hasEnded(child)) return;
    if (child.connected) child.disconnect();
    const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    child.once('exit', () => {
      clearTimeout(timer);
    });
  }

  private async start(): Promise<ChildProcess> {
    const { entry, argument } = this.settings;
    const child = fork(entry, [JSON.stringify(argument)], {
      serialization: 'advanced',
      execArgv: ['--expose-gc'],
      // No secret of the service: a document that takes a child over finds nothing. One arena keeps memory from scattering.
      env: { MALLOC_ARENA_MAX: '1' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return new Promise((resolve, reject) => {
      const end = (error?: StartFailure): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (error) child.kill('SIGKILL');
        if (error) reject(error);
        else resolve(child);
      };
      const timer = setTimeout(() => { end(new StartFailure(`${entry} did not get ready`)); }, START_MS); // prettier-ignore
      child.once('error', (cause) => { end(new StartFailure(`${entry} could not be started: ${cause.message}`)); }); // prettier-ignore
      child.once('exit', (code, signal) => { end(new StartFailure(`${entry} ended with ${String(code ?? signal)}`)); }); // prettier-ignore
      child.on('message', (message: ChildMessage<Answer>) => {
        if (message.kind === 'ready') end();
        else if (message.kind === 'cannot-start') end(new StartFailure(message.reason));
      });
    });
  }

  private attempt(child: ChildProcess, job: Job): Promise<Outcome<Answer>> {
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve) => {
      const end = (outcome: Outcome<Answer>): void => {
        clearTimeout(deadline);
        clearInterval(watch);
        child.removeAllListeners();
        // Whatever becomes of the process later: an error without a listener would be thrown.
        child.on('error', () => undefined);
        resolve(outcome);
      };
      const fail = (failure: Failure, reason: string): void => { end({ kind: 'failed', failure, reason }); }; // prettier-ignore
      const deadline = setTimeout(() => { fail('deadline', 'it took too long'); }, this.settings.deadlineMs); // prettier-ignore
      const watch = setInterval(() => {
        if ((residentBytes(child.pid ?? 0) ?? 0) > this.settings.memoryBytes) fail('memory', 'it took too much memory');
      }, LOOK_MS);
      child.once('exit', (code, signal) => { fail('crash', `it ended with ${String(code ?? signal)}`); }); // prettier-ignore
      child.once('error', (cause) => { fail('crash', cause.name); }); // prettier-ignore
      child.on('message', (message: ChildMessage<Answer>) => {
        if (message.kind === 'answer' && message.id === id) end({ kind: 'answer', answer: message.answer });
        if (message.kind === 'failed' && message.id === id) fail('error', message.reason);
        if (message.kind === 'no-bytes' && message.id === id) end({ kind: 'no-bytes', fault: message.fault });
      });
      child.send({ id, job } satisfies JobMessage<Job>, (cause) => {
        if (cause) fail('crash', cause.name);
      });
    });
  }

  private isWornOut(child: ChildProcess): boolean {
    return hasEnded(child) || (residentBytes(child.pid ?? 0) ?? 0) > this.settings.memoryBytes * RETIRE_SHARE;
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
