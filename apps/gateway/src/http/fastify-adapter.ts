import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AppError, CORRELATION_HEADER, toCorrelationId } from '@licensing/platform';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Socket } from 'node:net';
import { type GatewayEnvironment } from '../gateway.config';
import { toProblemDocument } from '../problems/problem-document';
import { pathOf } from './path-of';

const MAX_BODY_BYTES = 64 * 1024;
/** Until the last byte of a request: 20 MB over a slow mobile connection. Bodies that are no files have less (`body-time.ts`). */
const REQUEST_MS = 300_000;
const HEAD_MS = 30_000;
/** Longer path parameters than any identifier: answered as unknown addresses. */
const MAX_PARAM_LENGTH = 200;

const asProblem = (path: string, correlationId: string): string =>
  JSON.stringify(toProblemDocument(new AppError('REQUEST.MALFORMED'), { path, correlationId }));

/** A request that is not HTTP, or whose head is too large, never reaches a route: the answer is written by hand. */
function refuseUnreadable(_error: Error, socket: Socket): void {
  if (!socket.writable) return;
  const body = asProblem('/', toCorrelationId(undefined));
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json; charset=utf-8\r\nConnection: close\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** An address the router cannot decode (`/%ff`). */
function refuseBadUrl(_error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  void reply
    .status(400)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header(CORRELATION_HEADER, request.id)
    .send(asProblem(pathOf(request.url), request.id));
}

/** The HTTP server: its limits, and how it names requests. */
export function createFastifyAdapter(config: GatewayEnvironment): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: config.TRUSTED_PROXIES === '' ? false : config.TRUSTED_PROXIES,
    // Requests that arrive while it stops are still answered; their connection is closed afterwards.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    requestTimeout: REQUEST_MS,
    http: { headersTimeout: HEAD_MS },
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH, ignoreTrailingSlash: true, ignoreDuplicateSlashes: true },
    genReqId: (request: { headers: Record<string, unknown> }) => toCorrelationId(request.headers[CORRELATION_HEADER]),
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: refuseBadUrl,
  });
}
