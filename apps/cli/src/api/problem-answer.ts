import { type Bilingual } from '@licensing/domain';
import { type Problem } from '@licensing/platform';
import { CommandFailure } from '../failure';
import { type Answer } from '../http/browser';

interface ProblemBody {
  readonly title: string;
  readonly title_zh: string;
  readonly code: string;
  readonly correlationId?: string;
  readonly problems?: readonly Problem[];
  /** Where to sign in at the level that is asked. */
  readonly stepUp?: string;
  readonly changes?: readonly DraftChange[];
  readonly version?: number;
}

/** A value that its source has changed since the form was filled. */
export interface DraftChange {
  readonly field: string;
  readonly label: Bilingual;
  readonly before: unknown;
  readonly after: unknown;
  readonly sourceName: Bilingual;
  readonly asOf: string;
}

/** The server refused a request, and said why (RFC 9457). */
export class ProblemAnswer extends CommandFailure {
  override readonly name = 'ProblemAnswer' as 'CommandFailure';
  readonly code: string;
  readonly problems: readonly Problem[];
  readonly stepUp: string | undefined;
  readonly changes: readonly DraftChange[];
  /** The draft's version that shows the changes: it confirms them with the next submission. */
  readonly version: number | undefined;

  /** @param retryAfterSeconds as the answer's `Retry-After` says, where it does */
  constructor(
    readonly status: number,
    body: ProblemBody,
    readonly retryAfterSeconds?: number,
  ) {
    super(toText(status, body));
    this.code = body.code;
    this.problems = body.problems ?? [];
    this.stepUp = body.stepUp;
    this.changes = body.changes ?? [];
    this.version = body.version;
  }
}

/** @throws ProblemAnswer for every answer that is not a success */
export async function readJson(answer: Answer): Promise<unknown> {
  const text = await answer.body.text();
  const body = parse(text);
  if (answer.statusCode < 300 && body !== undefined) return body;
  const retryAfter = Number(answer.headers['retry-after']);
  throw new ProblemAnswer(
    answer.statusCode,
    isProblem(body) ? body : toUnknownProblem(answer.statusCode, text),
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const isProblem = (body: unknown): body is ProblemBody =>
  typeof body === 'object' && body !== null && typeof (body as ProblemBody).code === 'string';

function toUnknownProblem(status: number, text: string): ProblemBody {
  const start = text.replace(/\s+/g, ' ').trim().slice(0, 160);
  return {
    title: `not an answer of the licensing service: ${start || '(empty)'}`,
    title_zh: '',
    code: `HTTP.${status}`,
  };
}

function toText(status: number, { title, code, correlationId, problems = [] }: ProblemBody): string {
  const lines = problems.map(({ pointer, en, todo }) => `  ${pointer === '' ? '' : `${pointer}: `}${en} ${todo.en}`);
  const trace = status >= 500 && correlationId !== undefined ? [`  correlation id: ${correlationId}`] : [];
  return [`${title} (${code}, HTTP ${status})`, ...lines, ...trace].join('\n');
}
