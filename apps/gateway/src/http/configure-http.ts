import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppError, CORRELATION_HEADER, type Logger, LOGGER, withCorrelation } from '@licensing/platform';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { GatewayEnvironment } from '../gateway.config';
import { CONTENT_POLICY } from '../pages/content-policy';
import { limitBodyTime } from './body-time';
import { handFilesOn } from './file-body';
import { readJsonBody } from './json-body';
import { pathOf } from './path-of';
import { RouteTable } from './route-table';

const UNKNOWN_ROUTE = '(unknown)';

/** Everything that holds for each request: correlation, security headers, cookies, strict JSON, one log line. */
export async function configureHttp(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  const config = app.get(GatewayEnvironment);
  correlate(server);
  logRequests(server, app.get<Logger>(LOGGER));
  readStrictJson(server);
  handFilesOn(server);
  limitBodyTime(server);
  tellWrongMethods(server, app.get(RouteTable));
  await server.register(fastifyCookie);
  await server.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_POLICY },
    strictTransportSecurity: config.PUBLIC_URL.startsWith('https:'),
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'same-origin' },
  });
}

function correlate(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header(CORRELATION_HEADER, request.id);
    withCorrelation(request.id, done);
  });
  // Reading a body goes on in the socket's own asynchronous context: take up the request's again.
  server.addHook('preValidation', (request, _reply, done) => {
    withCorrelation(request.id, done);
  });
}

function logRequests(server: FastifyInstance, log: Logger): void {
  server.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done) => {
    withCorrelation(request.id, () => {
      // The pattern, not the address: an address names applications and people's drafts.
      const path = request.routeOptions.url ?? UNKNOWN_ROUTE;
      const ms = Math.round(reply.elapsedTime * 10) / 10;
      log.info({ method: request.method, path, status: reply.statusCode, ms }, 'request');
    });
    done();
  });
}

function readStrictJson(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, readJsonBody(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

function tellWrongMethods(server: FastifyInstance, table: RouteTable): void {
  server.addHook('onRoute', ({ url, method }) => {
    table.add(url, Array.isArray(method) ? method : [method]);
  });
  server.addHook('preHandler', (request, _reply, done) => {
    if (request.is404 && table.methodsFor(pathOf(request.url)).length > 0) done(new AppError('REQUEST.METHOD'));
    else done();
  });
}
