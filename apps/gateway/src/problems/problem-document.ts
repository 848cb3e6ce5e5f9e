import { HttpException } from '@nestjs/common';
import { AppError, type ErrorCode, type Problem, toAppError } from '@licensing/platform';
import { type ProblemMembers, ProblemWith } from './problem-with';

/** The body of every error answer (RFC 9457). */
export interface ProblemDocument extends ProblemMembers {
  readonly type: string;
  readonly title: string;
  readonly title_zh: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly instance: string;
  readonly correlationId: string;
  /** Everything that is wrong with the input; empty when the failure is of another kind. */
  readonly problems: readonly Problem[];
}

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  404: 'RESOURCE.NOT_FOUND',
  405: 'REQUEST.METHOD',
  413: 'REQUEST.TOO_LARGE',
  415: 'REQUEST.MEDIA_TYPE',
};

const statusOf = (error: unknown): number | undefined => {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error ? (error as { statusCode?: unknown }).statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
};

/** What the framework threw, as one of our codes: its 4xx are the caller's, everything else is a fault of ours. */
export function toGatewayError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const status = statusOf(thrown);
  if (status === undefined || status < 400 || status >= 500) return toAppError(thrown);
  return new AppError(BY_STATUS[status] ?? 'REQUEST.MALFORMED', thrown);
}

export function toProblemDocument(
  error: AppError,
  request: { readonly path: string; readonly correlationId: string },
): ProblemDocument {
  return {
    type: `urn:licensing:problem:${error.code}`,
    title: error.kind.en,
    title_zh: error.kind.zh,
    status: error.kind.http,
    code: error.code,
    instance: request.path,
    correlationId: request.correlationId,
    problems: error.problems,
    ...(error instanceof ProblemWith ? error.members : {}),
  };
}
