import { type Bilingual, type JsonValue } from '@licensing/domain';
import { AppError, type ErrorCode, type Problem } from '@licensing/platform';

/** What a problem document says besides what every one says (RFC 9457, 3.2). */
export interface ProblemMembers {
  /** Where to sign in at the level that is asked, and come back from. */
  readonly stepUp?: string;
  /** The registry that does not answer, in words, and since when. */
  readonly waiting?: {
    readonly source: string;
    readonly name: Bilingual;
    readonly since: string;
  };
  /** What sources say otherwise than the draft did when it was last seen. */
  readonly changes?: readonly DraftChange[];
  /** The draft's version that shows them: named with the next submission, it confirms them. */
  readonly version?: number;
}

/** One value of a form that its source has changed. */
export interface DraftChange {
  readonly field: string;
  readonly label: Bilingual;
  /** Null where nothing stood, or nothing stands any more. */
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly source: string;
  readonly sourceName: Bilingual;
  readonly asOf: string;
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
