import { Inject, Injectable } from '@nestjs/common';
import { SessionRepository } from './session.repository';

/** Use is written down at most once in each window of this length: the store knows the last use this coarsely. */
const WINDOW_MS = 120_000;
const MEMORY_SIZE = 10_000;

interface Seen {
  at: number;
  /** The last window that is written down. */
  window: number;
}

const windowOf = (time: number): number => Math.floor(time / WINDOW_MS);

/**
 * When each session was last used. This process remembers its own; what other processes saw is read from the store, and
 * only when the session would otherwise be idle here. A session therefore ends not before its idle time and at most one
 * window after it.
 */
@Injectable()
export class LastSeen {
  private readonly memory = new Map<string, Seen>();

  constructor(@Inject(SessionRepository) private readonly repository: SessionRepository) {}

  /** Notes a use. @returns false when the session had been idle for too long before it */
  async touch(key: string, createdAt: Date, idleMs: number): Promise<boolean> {
    const now = Date.now();
    const known = this.memory.get(key) ?? { at: createdAt.getTime(), window: windowOf(createdAt.getTime()) };
    if (now - known.at > idleMs && now - (await this.findStored(key, known.at, idleMs, now)) > idleMs) {
      this.memory.delete(key);
      return false;
    }
    const before = known.window;
    const seen = { at: now, window: windowOf(now) };
    this.keep(key, seen);
    if (seen.window === before) return true;
    try {
      await this.repository.noteUse(key, seen.window, new Date(now));
    } catch (error) {
      seen.window = before;
      throw error;
    }
    return true;
  }

  /** Coarsely: the start of the window of the last use. */
  async find(key: string, createdAt: Date, idleMs: number): Promise<Date> {
    const own = this.memory.get(key)?.at ?? 0;
    const stored = await this.findStored(key, createdAt.getTime(), idleMs, Date.now());
    const last = Math.max(own, stored);
    return new Date(Math.max(createdAt.getTime(), windowOf(last) * WINDOW_MS));
  }

  /** Windows in which a session may have been used. */
  windowsSince(createdAt: Date): number[] {
    const first = windowOf(createdAt.getTime());
    return Array.from({ length: windowOf(Date.now()) - first + 1 }, (_, index) => first + index);
  }

  forget(key: string): void {
    this.memory.delete(key);
  }

  /** The end of the newest window that is written down, as far back as matters. */
  private async findStored(key: string, since: number, idleMs: number, now: number): Promise<number> {
    const oldest = Math.max(windowOf(now - idleMs), windowOf(since) + 1);
    for (let window = windowOf(now); window >= oldest; window -= 1) {
      if (await this.repository.wasUsedIn(key, window)) return Math.min(now, (window + 1) * WINDOW_MS);
    }
    return since;
  }

  private keep(key: string, seen: Seen): void {
    if (this.memory.size >= MEMORY_SIZE) this.memory.clear();
    this.memory.set(key, seen);
  }
}
