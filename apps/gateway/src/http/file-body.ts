import { RouteConfig } from '@nestjs/platform-fastify';
import { AppError } from '@licensing/platform';
import { type FastifyInstance, type FastifyRequest } from 'fastify';

/** Bodies that wrap a file in something else, or are none. */
const NO_FILE = /^\s*(multipart\/|application\/(x-www-form-urlencoded|json)\b)/i;

/** Marks a route whose body is a file itself, whatever its media type: handed on as a stream, never read whole. */
export const TakesFile = (): MethodDecorator => RouteConfig({ takesFile: true });

export function takesFile({ routeOptions }: FastifyRequest): boolean {
  return (routeOptions.config as { takesFile?: boolean } | undefined)?.takesFile === true;
}

/** Where a file is taken its stream is the body; everywhere else a body that is no JSON is refused, as before. */
export function handFilesOn(server: FastifyInstance): void {
  server.addHook('preParsing', (request, _reply, payload, done) => {
    const isRefused = takesFile(request) && NO_FILE.test(request.headers['content-type'] ?? '');
    done(isRefused ? new AppError('DOCUMENT.MEDIA_TYPE') : null, payload);
  });
  server.addContentTypeParser('*', (request, payload, done) => {
    if (takesFile(request)) done(null, payload);
    else if (request.is404) done(null, undefined);
    else done(new AppError('REQUEST.MEDIA_TYPE'));
  });
}
