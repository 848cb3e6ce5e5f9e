import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const storage = new AsyncLocalStorage<string>();

/** The name under which the id travels in HTTP headers, gRPC metadata and CloudEvents. */
export const CORRELATION_HEADER = 'x-correlation-id';

const ACCEPTED = /^[\w-]{8,64}$/;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const LONG_NUMBER = /\d{7}/;

/** Runs `work` with a correlation id that every log line and outgoing call below it carries. */
export function withCorrelation<T>(correlationId: string, work: () => T): T {
  return storage.run(correlationId, work);
}

/** The id of the request, activity or message now handled; undefined outside of one. */
export function findCorrelationId(): string | undefined {
  return storage.getStore();
}

/**
 * An id from outside if it has an acceptable form (8–64 word characters or hyphens), otherwise a new one. It goes into logs,
 * events and histories: whatever may be a telephone or an identity number is not taken, however it is divided by hyphens.
 */
export function toCorrelationId(offered: unknown): string {
  return typeof offered === 'string' && ACCEPTED.test(offered) && !isMaybePersonal(offered) ? offered : randomUUID();
}

function isMaybePersonal(id: string): boolean {
  return !UUID.test(id) && LONG_NUMBER.test(id.replace(/[-_]/g, ''));
}
