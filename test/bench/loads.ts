import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { Applicant } from '../support/applicant';
import { getSetting } from '../support/environment';
import { inParallel, pause } from '../support/in-parallel';
import { listChainStores, salesFields } from '../support/sandbox';

export const EMPTY_TASK_QUEUE = 'licensing-bench-empty';

/** Milliseconds of each piece of work, and of all together. */
export interface Timings {
  readonly each: readonly number[];
  readonly wallMs: number;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Work after work, `width` at a time. */
export async function closedLoop<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<unknown>,
): Promise<Timings> {
  const began = performance.now();
  const each = await inParallel(items, width, (item) => timed(() => work(item)));
  return { each, wallMs: performance.now() - began };
}

/** Work begun at a steady rate, whether or not earlier work has ended. */
export async function openLoop<T>(
  items: readonly T[],
  perSecond: number,
  work: (item: T) => Promise<unknown>,
): Promise<Timings> {
  const began = performance.now();
  const running = items.map(async (item, index) => {
    await pause((index * 1_000) / perSecond);
    return timed(() => work(item));
  });
  const each = await Promise.all(running);
  return { each, wallMs: performance.now() - began };
}

/** Submissions of the chain operator's stores, one after the other, each used once. */
export class Approvals {
  private used = 0;

  private constructor(
    private readonly chain: Applicant,
    private readonly stores: Awaited<ReturnType<typeof listChainStores>>,
  ) {}

  static async open(): Promise<Approvals> {
    return new Approvals(await Applicant.signedIn('chain'), await listChainStores());
  }

  /** Filled forms, as they lie before somebody presses the button. */
  async prepare(count: number): Promise<string[]> {
    const stores = this.stores.slice(this.used, this.used + count);
    if (stores.length < count)
      throw new Error(`only ${String(this.stores.length)} chain stores: set SANDBOX_CHAIN_STORES`);
    this.used += count;
    return inParallel(stores, 8, (store) => this.chain.prepareDraft(store.creditCode, salesFields(store)));
  }

  /** From pressing the button to holding the licence. */
  async approve(draft: string): Promise<void> {
    const { status } = await this.chain.untilEnded(await this.chain.submit(draft));
    if (status.state !== 'issued') throw new Error(`not a straight-through case: ${JSON.stringify(status)}`);
  }
}

/** The same workflow with empty activities, on a worker of its own. */
export async function openEmptyWorkflows(): Promise<{
  run: () => Promise<void>;
  pid: number;
  close: () => Promise<void>;
}> {
  const worker = fork(join(__dirname, 'empty-worker.js'), { env: { ...process.env, EMPTY_TASK_QUEUE } });
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => { resolve(); });
    worker.once('exit', (code) => { reject(new Error(`the empty worker ended with ${String(code)}`)); });
  }); // prettier-ignore
  const connection = await Connection.connect({ address: getSetting('TEMPORAL_ADDRESS') });
  const client = new Client({ connection, namespace: getSetting('TEMPORAL_NAMESPACE') });
  return {
    pid: worker.pid ?? 0,
    run: async () => {
      const applicationId = randomUUID();
      const input = {
        applicationId,
        licenceType: 'food-business',
        typeVersion: '1',
        creditCode: '9'.repeat(18),
        applicantRef: '0'.repeat(32),
        formSha256: '0'.repeat(64),
        submittedAt: new Date().toISOString(),
        correlationId: applicationId,
      };
      await client.workflow.execute('licenceApplication', {
        taskQueue: EMPTY_TASK_QUEUE,
        workflowId: applicationId,
        args: [input],
      });
    },
    close: async () => {
      worker.removeAllListeners('exit');
      worker.kill('SIGTERM');
      await connection.close();
    },
  };
}
