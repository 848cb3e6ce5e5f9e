import { createLogger, type Logger } from '../logging/logger';
import { RetentionRunner } from './retention-runner';
import { type Sweep } from './sweep';

const RHYTHM = { firstWithinMs: 1_000, everyMs: 10_000 };
const silent = createLogger('spec', 'silent');

/** So many documents, each of an instant. */
function heap(kind: string, instants: number[], keepMs: number): Sweep & { readonly left: number[]; limits: number[] } {
  const left = [...instants];
  const limits: number[] = [];
  return {
    kind, left, limits,
    cutOff: (now) => now - keepMs,
    sweep: (before, limit) => {
      limits.push(limit);
      const over = left.filter((at) => at < before.getTime()).slice(0, limit);
      over.forEach((at) => left.splice(left.indexOf(at), 1));
      return Promise.resolve(over.length);
    },
  }; // prettier-ignore
}

const runnerOf = (sweeps: Sweep[], log: Logger = silent, random = 0.5) =>
  new RetentionRunner(sweeps, log, RHYTHM, () => random);

describe('RetentionRunner', () => {
  afterEach(() => jest.useRealTimers());

  it('erases what is over and nothing that is not, by the time it is given', async () => {
    const drafts = heap('draft', [1_000, 4_999, 5_000, 9_000], 5_000);
    const sessions = heap('sessions', [9_999, 10_001], 0);
    await runnerOf([drafts, sessions]).run(10_000);
    expect(drafts.left).toEqual([5_000, 9_000]);
    expect(sessions.left).toEqual([10_001]);
  });

  it('works in bounded batches, and stops after so many of them', async () => {
    const many = heap('answers', Array.from({ length: 12_000 }, (_, index) => index), 0); // prettier-ignore
    const runner = runnerOf([many]);
    await runner.run(1_000_000);
    expect(many.left).toHaveLength(2_000);
    expect(new Set(many.limits)).toEqual(new Set([500]));
    await runner.run(1_000_000);
    expect(many.left).toEqual([]);
  });

  it('goes on with the others when one fails, and logs kind and count only', async () => {
    const lines: object[] = [];
    const keep = (line: object) => void lines.push(line);
    const log = { info: keep, error: keep } as unknown as Logger;
    const broken: Sweep = { kind: 'broken', cutOff: (now) => now, sweep: () => Promise.reject(new Error('gone')) };
    const drafts = heap('draft', [1, 2], 0);
    await runnerOf([broken, drafts], log).run(10);
    expect(drafts.left).toEqual([]);
    expect(lines).toEqual([
      { kind: 'broken', err: expect.any(Error) as Error },
      { kind: 'draft', erased: 2 },
    ]);
  });

  it('runs soon after the start, then from time to time, and no more after its stop', async () => {
    jest.useFakeTimers({ now: 1_000_000 });
    const drafts = heap('draft', [], 0);
    const runner = runnerOf([drafts]);
    runner.start();
    await jest.advanceTimersByTimeAsync(499);
    expect(drafts.limits).toHaveLength(0);
    await jest.advanceTimersByTimeAsync(1);
    expect(drafts.limits).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(drafts.limits).toHaveLength(2);
    await runner.stop();
    await jest.advanceTimersByTimeAsync(100_000);
    expect(drafts.limits).toHaveLength(2);
  });
});
