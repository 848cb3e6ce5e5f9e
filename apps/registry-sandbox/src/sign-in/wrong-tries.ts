import { Injectable } from '@nestjs/common';
import { findLockEnd, type LockOutRule } from '@licensing/domain';

/** When wrong passwords or numbers lock a login here, and for how long. The figures are the sandbox's own. */
export const SANDBOX_LOCK_OUT: LockOutRule = {
  tries: 6,
  withinSeconds: 600,
  lockSeconds: 300,
  source: { zh: '演示环境自定', en: 'The sandbox’s own', verified: true },
};

const MEMORY_SIZE = 10_000;

/** Wrong tries by login, in memory. Names that nobody has are counted alike, so that a lock tells nothing. */
@Injectable()
export class WrongTries {
  private readonly tries = new Map<string, number[]>();

  /** Seconds for which a login is still locked; 0 when it is not. */
  lockedFor(name: string, now = Date.now()): number {
    const end = findLockEnd(this.tries.get(name) ?? [], now, SANDBOX_LOCK_OUT);
    return end === undefined ? 0 : Math.ceil((end - now) / 1_000);
  }

  note(name: string, now = Date.now()): void {
    if (this.tries.size >= MEMORY_SIZE) this.tries.clear();
    this.tries.set(name, [...(this.tries.get(name) ?? []), now].slice(-SANDBOX_LOCK_OUT.tries));
  }

  forget(name: string): void {
    this.tries.delete(name);
  }
}
