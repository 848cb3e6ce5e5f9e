import { AppError } from '@licensing/platform';

/** An account that is locked for a while after too many wrong tries. */
export class LockedError extends AppError {
  readonly retryAfterSeconds: number;

  /** @param until instant in ms */
  constructor(until: number) {
    super('SESSION.LOCKED');
    this.retryAfterSeconds = Math.max(1, Math.ceil((until - Date.now()) / 1_000));
  }
}
