import { AppError, type ErrorCode, type Problem } from '@licensing/platform';

/** What a problem document says besides what every one says (RFC 9457, 3.2). */
export interface ProblemMembers {
  /** Where to sign in at the level that is asked, and come back from. */
  readonly stepUp?: string;
  /** The registry that does not answer, in words, and since when. */
  readonly waiting?: {
    readonly source: string;
    readonly name: { readonly zh: string; readonly en: string };
    readonly since: string;
  };
}

/** A failure whose problem document has further members. */
export class ProblemWith extends AppError {
  constructor(
    code: ErrorCode,
    readonly members: ProblemMembers,
    problems: readonly Problem[] = [],
  ) {
    super(code, undefined, problems);
  }
}
