import { AppError, LOGGER, type Logger, type Problem } from '@licensing/platform';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SpoiltAnswer } from '../faults/spoilt-answer';
import { PROBLEM_KINDS, type ProblemCode, SandboxProblem } from './sandbox-problem';

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = (typeof error === 'object' && error !== null ? error : {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : undefined;
}

/** Any thrown value as a problem; what has no client status is a fault of ours. */
export function toSandboxProblem(error: unknown): SandboxProblem {
  if (error instanceof SandboxProblem) return error;
  if (error instanceof AppError && error.code === 'REQUEST.INVALID') {
    return new SandboxProblem('REGISTRY.BAD_REQUEST', error.problems);
  }
  const status = statusOf(error);
  if (status === 404) return new SandboxProblem('REGISTRY.NOT_FOUND');
  if (status !== undefined && status < 500) return new SandboxProblem('REGISTRY.REQUEST', [], status);
  return new SandboxProblem('REGISTRY.FAULT');
}

interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly problems: readonly Problem[];
}

export function toProblemBody({ code, status, problems }: SandboxProblem): ProblemBody {
  const { zh, en } = PROBLEM_KINDS[code];
  return { type: `urn:licensing:problem:${code}`, title: en, status, code, detail: `${zh} ${en}`, problems };
}

/** Every error of this server as problem+json (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (error instanceof SpoiltAnswer) {
      error.send(host.switchToHttp().getResponse<FastifyReply>());
      return;
    }
    const problem = toSandboxProblem(error);
    if (problem.code === 'REGISTRY.FAULT') this.log.error({ err: error }, 'request failed');
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', problem.retryAfterSeconds);
    void reply
      .status(problem.status)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(toProblemBody(problem)));
  }
}
