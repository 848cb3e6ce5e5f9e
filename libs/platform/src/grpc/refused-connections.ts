import { type EventEmitter } from 'node:events';
import { type TLSSocket } from 'node:tls';
import { type Server } from '@grpc/grpc-js';
import { type Logger } from '../logging/logger';

/**
 * Logs each connection that ended before it was secure: no certificate, one of another authority, one that has expired.
 * The gRPC server tells nobody, so its listening sockets are asked; a spec fails when they are to be found elsewhere.
 */
export function logRefusedConnections(server: Server, log: Logger): void {
  const listening = Reflect.get(server, 'http2Servers') as Map<EventEmitter, unknown> | undefined;
  for (const one of listening?.keys() ?? []) {
    one.on('tlsClientError', (error: NodeJS.ErrnoException, socket: TLSSocket) => {
      // Typed as an error, but a code.
      const reason = String((socket.authorizationError as Error | string | undefined) ?? error.code);
      log.warn({ reason, code: 'CALLS.REFUSED' }, 'a connection was refused');
    });
  }
}
