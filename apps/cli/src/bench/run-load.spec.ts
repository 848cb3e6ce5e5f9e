import { setTimeout as sleep } from 'node:timers/promises';
import { toLoadLines, toLoadReport } from './load-report';
import { runLoad, type Work } from './run-load';

const items = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index}`);
const issued = { outcome: 'issued', stepsMs: { verify: 4 } } as const;

/** Work that remembers how much of it was under way at once. */
function countingWork(ms: number): { work: Work; most: () => number; seen: string[] } {
  let underWay = 0;
  let most = 0;
  const seen: string[] = [];
  const work: Work = async (item) => {
    seen.push(item);
    most = Math.max(most, (underWay += 1));
    await sleep(ms);
    underWay -= 1;
    return issued;
  };
  return { work, most: () => most, seen };
}

describe('runLoad', () => {
  it('does every item once, with no more than asked for at once', async () => {
    const { work, most, seen } = countingWork(2);
    const { samples, endedBy } = await runLoad(items(20), { concurrency: 3, durationMs: 60_000 }, work);
    expect([samples.length, endedBy, most()]).toEqual([20, 'work', 3]);
    expect(new Set(seen).size).toBe(20);
  });

  it('begins nothing after the time, and waits for what is under way', async () => {
    const { work } = countingWork(40);
    const { samples, endedBy, windowMs } = await runLoad(items(1_000), { concurrency: 2, durationMs: 60 }, work);
    expect([endedBy, windowMs]).toEqual(['time', 60]);
    expect(samples.length).toBeGreaterThanOrEqual(2);
    expect(samples.length).toBeLessThanOrEqual(4);
  });

  it('counts waiting for a turn as latency when there is a rate', async () => {
    const { work } = countingWork(30);
    const { samples } = await runLoad(items(4), { concurrency: 1, durationMs: 60_000, ratePerSecond: 1_000 }, work);
    expect(samples.at(-1)?.latencyMs).toBeGreaterThan(80);
  });
});

describe('toLoadReport', () => {
  const base = { latencyMs: 10, stepsMs: { verify: 4 } };
  const report = toLoadReport({
    endedBy: 'time',
    windowMs: 1_000,
    samples: [
      { ...base, outcome: 'issued', endedAtMs: 400 },
      { ...base, outcome: 'issued', endedAtMs: 1_200 },
      { ...base, outcome: 'referred', endedAtMs: 500 },
      { ...base, outcome: 'error', endedAtMs: 500, errorCode: 'SERVICE.TIMEOUT', stepsMs: {} },
    ],
  });

  it('counts licences within the window only, and every error by its code', () => {
    expect(report).toMatchObject({
      issued: 2,
      referred: 1,
      errors: 1,
      approvalsPerSecond: 1,
      errorCodes: { 'SERVICE.TIMEOUT': 1 },
    });
    expect([report.latencyMs?.count, report.stepsMs['verify']?.p50]).toEqual([2, 4]);
  });

  it('says so', () => {
    expect(toLoadLines(report).join('\n')).toContain('errors: SERVICE.TIMEOUT 1×');
  });
});
