import { type ServerUnaryCall } from '@grpc/grpc-js';
import { findServiceName } from './service-name';

type Call = Pick<ServerUnaryCall<unknown, unknown>, 'getAuthContext'>;
/** Where the library keeps a call's connection. Unofficial, hence only to save work: see below. */
interface KnownInside {
  readonly call?: { readonly stream?: { readonly session?: object } };
}

const callers = new WeakMap<object, string>();

/**
 * The service that makes a call, by its verified certificate; undefined when that names none. Reading a certificate costs
 * more than the rest of a call's way through TLS, so the name is remembered for as long as its connection lasts.
 */
export function findCaller(call: Call): string | undefined {
  const connection = (call as KnownInside).call?.stream?.session;
  const known = connection && callers.get(connection);
  if (known !== undefined) return known;
  // Filled for a verified certificate only.
  const caller = findServiceName(call.getAuthContext().sslPeerCertificate?.subjectaltname);
  if (connection && caller !== undefined) callers.set(connection, caller);
  return caller;
}
