import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLock, tryLock, withLock } from '../../deploy/local/lock.mjs';

describe('lock', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'licensing-lock-'));
    path = join(folder, 'some.lock');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is held once, and told who holds it', () => {
    const first = tryLock(path);
    expect(first.release).toBeDefined();
    expect(tryLock(path)).toMatchObject({ holder: { pid: process.pid } });
    first.release?.();
    expect(tryLock(path).release).toBeDefined();
  });

  it('is taken over from a holder that has gone', () => {
    writeFileSync(path, JSON.stringify({ pid: process.pid, started: 'an earlier boot/1' }));
    const { release } = tryLock(path);
    expect(release).toBeDefined();
    expect(readLock(path)).toMatchObject({ pid: process.pid });
    expect(readLock(path)).not.toMatchObject({ started: 'an earlier boot/1' });
    release?.();
  });

  it('leaves nothing behind', () => {
    tryLock(path).release?.();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is released when the work fails', async () => {
    await expect(withLock(path, () => Promise.reject(new Error('planted')))).rejects.toThrow('planted');
    expect(existsSync(path)).toBe(false);
  });

  it('lets one in after the other', async () => {
    const order: string[] = [];
    const work = (name: string) =>
      withLock(path, async () => {
        order.push(`${name} in`);
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push(`${name} out`);
      });
    await Promise.all([work('a'), work('b')]);
    expect(order).toEqual(['a in', 'a out', 'b in', 'b out']);
  });
});
