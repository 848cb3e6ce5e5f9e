import { type FastifyInstance } from 'fastify';
import { takesFile } from './file-body';

const BODY_MS = 30_000;

/** Small bodies arrive at once: one that takes longer than this keeps a connection for nothing. */
export function limitBodyTime(server: FastifyInstance, ms = BODY_MS): void {
  server.addHook('preParsing', (request, _reply, payload, done) => {
    if (!takesFile(request) && !request.raw.complete) {
      const timer = setTimeout(() => request.raw.destroy(), ms);
      request.raw.once('close', () => {
        clearTimeout(timer);
      });
    }
    done(null, payload);
  });
}
