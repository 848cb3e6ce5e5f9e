import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, ownIdentity } from './process-identity.mjs';
import { onShutdown } from './shutdown.mjs';

/**
 * Takes the lock file, or tells who holds it. A lock whose holder no longer runs is taken over.
 * Returns `{ release }` or `{ holder }`.
 */
export function tryLock(path, note = {}) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(mine, JSON.stringify({ ...ownIdentity(), ...note }));
  try {
    for (;;) {
      if (linked(mine, path)) return { release: holdUntilReleased(path) };
      const holder = readLock(path);
      if (holder && isRunning(holder)) return { holder };
      if (holder) removeStale(path, holder, mine);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Does `work` while holding the lock; waits for another holder, calling `onWait` once with it. */
export async function withLock(path, work, onWait = () => {}) {
  let told = false;
  for (;;) {
    const { release, holder } = tryLock(path);
    if (release) {
      try {
        return await work();
      } finally {
        release();
      }
    }
    if (!told) onWait(holder);
    told = true;
    await sleep(200);
  }
}

/** What the lock file says of its holder, running or not; undefined without a lock. */
export function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function holdUntilReleased(path) {
  const remove = () => rmSync(path, { force: true });
  const withdraw = onShutdown(remove);
  return () => {
    withdraw();
    remove();
  };
}

function linked(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

// Two commands may find the same stale lock: the slower one must not remove what the faster one has just taken.
function removeStale(path, stale, mine) {
  const aside = `${mine}.stale`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readLock(aside);
  if (moved && (moved.pid !== stale.pid || moved.started !== stale.started)) linked(aside, path);
  rmSync(aside, { force: true });
}
