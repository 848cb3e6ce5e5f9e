import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import { type AppError, type Logger, LOGGER } from '@licensing/platform';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { pathOf } from '../http/path-of';
import { RouteTable } from '../http/route-table';
import { problemPage } from '../pages/problem.page';
import { sendPage } from '../pages/send-page';
import { prefersPage } from '../pages/prefers-page';
import { ComeBackLater } from './come-back-later.error';
import { type ProblemDocument, toGatewayError, toProblemDocument } from './problem-document';

/** Everything outside the API, and the two steps of signing in: what a person has in the address bar. */
const PAGE_ROUTES = /^\/(?!v1\/|openapi\.json|health\/)|^\/v1\/sign-in(\/callback)?$/;

/**
 * What is absent and what is somebody else's are found out in different times, a millisecond or two apart: neither is told
 * sooner than this after the request came.
 */
const NOT_FOUND_MS = 40;

/** Answers every failure of a request as a problem document, and logs those that nobody expected. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(RouteTable) private readonly routes: RouteTable,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const error = toGatewayError(thrown);
    // A registry of others that is away is no failure of ours: the client has said so once.
    if (error.code === 'REGISTRY.SILENT') this.log.warn({ code: error.code }, 'a registry is silent');
    else if (error.kind.http >= 500) this.log.error({ err: thrown, code: error.code }, 'a request failed');
    const path = pathOf(request.url);
    const document = toProblemDocument(error, { path, correlationId: request.id });
    this.addHeaders(reply, error, path);
    const answer = (): void => {
      this.answer(request, reply, path, document);
    };
    const early = error.code === 'RESOURCE.NOT_FOUND' ? NOT_FOUND_MS - reply.elapsedTime : 0;
    if (early > 0) setTimeout(answer, early);
    else answer();
  }

  private answer(request: FastifyRequest, reply: FastifyReply, path: string, document: ProblemDocument): void {
    if (PAGE_ROUTES.test(path) && prefersPage(request.headers.accept)) {
      sendPage(reply, document.status, problemPage(document));
    } else {
      send(reply, document);
    }
  }

  private addHeaders(reply: FastifyReply, error: AppError, path: string): void {
    if (error.code === 'REQUEST.METHOD') void reply.header('allow', this.routes.methodsFor(path).join(', '));
    if (error instanceof ComeBackLater) void reply.header('retry-after', String(error.retryAfterSeconds));
    else if (error.kind.retry) void reply.header('retry-after', '1');
  }
}

function send(reply: FastifyReply, document: ProblemDocument): void {
  // Serialised here: the framework would name the media type application/json.
  void reply
    .status(document.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(document));
}
