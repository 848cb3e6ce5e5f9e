import { ComeBackLater } from '../problems/come-back-later.error';

/** An account that is locked for a while after too many wrong tries. */
export class LockedError extends ComeBackLater {
  /** @param until instant in ms */
  constructor(until: number) {
    super('SESSION.LOCKED', Math.max(1, Math.ceil((until - Date.now()) / 1_000)));
  }
}
