import { Inject, Injectable } from '@nestjs/common';
import { FACTOR_LOCK_OUT, findLockEnd } from '@licensing/domain';
import { LockedError } from './locked.error';
import { StaffAccountsRepository } from './staff-accounts.repository';

const RELEVANT_MS = (FACTOR_LOCK_OUT.withinSeconds + FACTOR_LOCK_OUT.lockSeconds) * 1_000;

/**
 * Counts tries at a second factor by inserts. A try takes its place in the account's sequence before it is judged, so that
 * of any number made at once no more are judged than the rule allows.
 */
@Injectable()
export class LockOut {
  constructor(@Inject(StaffAccountsRepository) private readonly accounts: StaffAccountsRepository) {}

  /** @throws LockedError */
  async check(ref: string): Promise<void> {
    await this.checkBefore(ref, (await this.accounts.events.count(ref)) + 1);
  }

  /** Judges one try. @throws LockedError without judging; whatever `judge` throws, which leaves the try counted */
  async attempt<T>(ref: string, judge: () => Promise<T>): Promise<T> {
    await this.check(ref);
    const place = await this.accounts.events.append(ref, { kind: 'try', at: new Date() });
    await this.checkBefore(ref, place);
    const outcome = await judge();
    await this.accounts.events.append(ref, { kind: 'success', at: new Date() });
    return outcome;
  }

  async unlock(ref: string, by: string): Promise<void> {
    await this.accounts.events.append(ref, { kind: 'unlock', at: new Date(), by });
  }

  private async checkBefore(ref: string, place: number): Promise<void> {
    const now = Date.now();
    const tries: number[] = [];
    for (let n = place - 1; n > 0; n -= 1) {
      const event = await this.accounts.events.find(ref, n);
      if (event === undefined || event.kind !== 'try' || event.at.getTime() < now - RELEVANT_MS) break;
      tries.push(event.at.getTime());
    }
    const end = findLockEnd(tries, now, FACTOR_LOCK_OUT);
    if (end !== undefined) throw new LockedError(end);
  }
}
