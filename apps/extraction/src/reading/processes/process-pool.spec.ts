import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type PoolNote, type PoolSettings, ProcessPool, PoolStopped, QueueFull } from './process-pool';

interface Job {
  kind: 'echo' | 'crash' | 'hang' | 'grow' | 'keep' | 'fail' | 'lost';
  text?: string;
  afterMs?: number;
  bytes?: number;
}
interface Echo {
  text: string;
  pid: number;
}

const MIB = 1024 * 1024;
let pool: ProcessPool<Job, Echo>;
let notes: PoolNote[];

function start(settings: Partial<PoolSettings> = {}): void {
  notes = [];
  pool = new ProcessPool(
    {
      entry: join(__dirname, 'testing', 'stand-in-child.cjs'),
      argument: {},
      processes: 1,
      queue: 50,
      deadlineMs: 1_000,
      memoryBytes: 400 * MIB,
      ...settings,
    },
    (note) => notes.push(note),
  );
}

const echo = (text: string, afterMs = 0): Job => ({ kind: 'echo', text, afterMs });
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const pidOf = async (text: string): Promise<number> => {
  const outcome = await pool.run(echo(text)).done;
  return outcome.kind === 'answer' ? outcome.answer.pid : 0;
};

afterEach(() => {
  pool.stop();
});

describe('a pool of processes', () => {
  it('starts none before it is needed, and keeps the one it has', async () => {
    start();
    expect(pool.pids()).toEqual([]);
    const first = await pidOf('a');
    expect(await pidOf('b')).toBe(first);
    expect(pool.pids()).toEqual([first]);
  });

  it('works in the order of asking, and tells every job its place', async () => {
    start();
    const tickets = ['a', 'b', 'c'].map((text) => pool.run(echo(text, 80)));
    expect(tickets.map((ticket) => ticket.position())).toEqual([0, 1, 2]);
    await tickets[0]!.done;
    await pause(0);
    expect(tickets.map((ticket) => ticket.position())).toEqual([0, 0, 1]);
    const outcomes = await Promise.all(tickets.map(({ done }) => done));
    expect(outcomes).toMatchObject(['a', 'b', 'c'].map((text) => ({ kind: 'answer', answer: { text } })));
  });

  it('does as many jobs at once as it has processes', async () => {
    start({ processes: 2 });
    const tickets = ['a', 'b', 'c'].map((text) => pool.run(echo(text, 100)));
    expect(tickets.map((ticket) => ticket.position())).toEqual([0, 0, 1]);
    await Promise.all(tickets.map(({ done }) => done));
    expect(pool.pids()).toHaveLength(2);
  });

  it('takes no more than its queue holds, and says when to come back', async () => {
    start({ queue: 2 });
    const taken = ['a', 'b', 'c'].map((text) => pool.run(echo(text, 50)));
    expect(() => pool.run(echo('d'))).toThrow(QueueFull);
    expect(() => pool.run(echo('d'))).toThrow(expect.objectContaining({ retryAfterSeconds: 4 }) as QueueFull);
    await Promise.all(taken.map(({ done }) => done));
    await expect(pool.run(echo('d')).done).resolves.toMatchObject({ kind: 'answer' });
  });
});

describe('a job that harms its process', () => {
  it.each([
    ['crash', 'crash'],
    ['hang', 'deadline'],
    ['grow', 'memory'],
    ['fail', 'error'],
  ] as const)(
    '%s: is tried once more in a fresh one and then given up, and no other job notices',
    async (kind, failure) => {
      start({ deadlineMs: kind === 'hang' ? 300 : 20_000 });
      const before = await pidOf('before');
      const [bad, next] = [pool.run({ kind }), pool.run(echo('after'))];
      await expect(bad.done).resolves.toMatchObject({ kind: 'failed', failure });
      await expect(next.done).resolves.toMatchObject({ kind: 'answer', answer: { text: 'after' } });
      expect(notes).toMatchObject([1, 2].map((attempt) => ({ kind: 'failed', failure, attempt })));
      expect(isAlive(before)).toBe(false);
    },
  );

  it('is answered at the second try when the first one was the process’s own fault', async () => {
    start({ deadlineMs: 20_000 });
    const ticket = pool.run(echo('late', 400));
    await pause(200);
    process.kill(pool.pids()[0]!, 'SIGKILL');
    await expect(ticket.done).resolves.toMatchObject({ kind: 'answer', answer: { text: 'late' } });
    expect(notes).toMatchObject([{ failure: 'crash', attempt: 1 }]);
  });

  it('is not charged with a process that ended between two jobs', async () => {
    start();
    const first = await pidOf('a');
    process.kill(first, 'SIGKILL');
    await pause(100);
    expect(await pidOf('b')).not.toBe(first);
    expect(notes).toEqual([]);
  });

  it('leaves a process that kept too much behind: it is replaced before the next job', async () => {
    start();
    const outcome = await pool.run({ kind: 'keep', text: 'much', bytes: 330 * MIB }).done;
    expect(outcome).toMatchObject({ kind: 'answer' });
    const kept = outcome.kind === 'answer' ? outcome.answer.pid : 0;
    expect(await pidOf('next')).not.toBe(kept);
    expect(notes).toEqual([]);
  });
});

it('says at once that the bytes themselves are lost: another try would find no more', async () => {
  start();
  await expect(pool.run({ kind: 'lost' }).done).resolves.toEqual({ kind: 'no-bytes', fault: 'missing' });
  expect(notes).toEqual([]);
});

it('says why a process cannot start', async () => {
  start({ argument: { cannotStart: 'the model file x.onnx cannot be read' } });
  await expect(pool.run(echo('a')).done).rejects.toThrow('the model file x.onnx cannot be read');
  expect(notes).toEqual([{ kind: 'cannot-start', reason: 'the model file x.onnx cannot be read' }]);
});

it('ends its processes when it is stopped, and whoever waits is told', async () => {
  start({ deadlineMs: 20_000 });
  const pid = await pidOf('a');
  const [busy, waiting] = [pool.run(echo('b', 5_000)), pool.run(echo('c'))];
  pool.stop();
  await expect(busy.done).rejects.toThrow(PoolStopped);
  await expect(waiting.done).rejects.toThrow(PoolStopped);
  expect(() => pool.run(echo('d'))).toThrow(PoolStopped);
  for (let tries = 0; isAlive(pid) && tries < 60; tries += 1) await pause(50);
  expect(isAlive(pid)).toBe(false);
});
