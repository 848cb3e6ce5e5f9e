import { AppError, type ErrorCode, type Problem } from '@licensing/platform';

/** A refusal that is over after a while: the answer says in `Retry-After` when. */
export class ComeBackLater extends AppError {
  constructor(
    code: ErrorCode,
    readonly retryAfterSeconds: number,
    problems: readonly Problem[] = [],
  ) {
    super(code, undefined, problems);
  }
}
