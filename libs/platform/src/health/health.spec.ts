import { HealthController, Readiness } from './health.module';

const up = { name: 'store', check: () => Promise.resolve() };
const down = { name: 'kafka', check: () => Promise.reject(new Error('mongodb://secret')) };

describe('readiness', () => {
  it('is ready when each part answers', async () => {
    const readiness = new Readiness();
    readiness.add(up);
    await expect(readiness.look()).resolves.toEqual({ ready: true, parts: { store: 'up' } });
  });

  it('names the part that is down and says nothing of why', async () => {
    const readiness = new Readiness();
    readiness.add(up);
    readiness.add(down);
    const status = jest.fn();
    const answer = await new HealthController(readiness).ready({ status });
    expect(answer).toEqual({ status: 'not ready', parts: { store: 'up', kafka: 'down' } });
    expect(status).toHaveBeenCalledWith(503);
  });

  it('counts a part that does not answer in time as down', async () => {
    jest.useFakeTimers();
    try {
      const readiness = new Readiness();
      readiness.add({ name: 'store', check: () => new Promise<void>(() => undefined) });
      const looked = readiness.look();
      await jest.advanceTimersByTimeAsync(2_000);
      await expect(looked).resolves.toEqual({ ready: false, parts: { store: 'down' } });
    } finally {
      jest.useRealTimers();
    }
  });

  it('is alive whatever its parts do', () => {
    const readiness = new Readiness();
    readiness.add(down);
    expect(new HealthController(readiness).live()).toEqual({ status: 'live' });
  });
});
