import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { type Inspection } from '../inspection';

export interface Inspected {
  readonly inspection: Inspection;
  /** The most memory that the process has ever taken, in KiB. */
  readonly peakKib: number;
  readonly ms: number;
}

/** A process that does nothing but inspect, as in production: what happens to it happens to no other. */
export class InspectingProcess {
  /** How often it ended without being asked to. */
  deaths = 0;
  private child: ChildProcess | undefined;

  /** Undefined when the process died of it, or was ended after `deadlineMs`. */
  inspect(bytes: Buffer, deadlineMs = 30_000): Promise<Inspected | undefined> {
    const child = (this.child ??= this.start());
    return new Promise((resolve) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), deadlineMs);
      const settle = (answer: Inspected | undefined): void => {
        clearTimeout(timer);
        child.removeAllListeners('message').removeAllListeners('exit');
        if (answer === undefined) {
          this.deaths += 1;
          this.child = undefined;
        }
        resolve(answer);
      };
      child.once('message', (answer) => { settle(answer as Inspected); });
      child.once('exit', () => { settle(undefined); });
      child.send(bytes);
    }); // prettier-ignore
  }

  stop(): void {
    this.child?.disconnect();
  }

  private start(): ChildProcess {
    return fork(join(__dirname, 'inspecting-child.ts'), {
      execArgv: ['--max-old-space-size=256', '-r', join(__dirname, 'compile-typescript.cjs')],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  }
}
