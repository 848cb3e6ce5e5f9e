import { type LoggerService } from '@nestjs/common';
import pino, { type Logger as PinoLogger } from 'pino';
import { findCorrelationId } from './correlation';

/** A structured logger: `log.info({ applicationId, step }, 'what happened')`. Never give it personal data. */
export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** Keys a log line may carry; anything else is dropped, so that a form or a person can never slip into a log. */
const ALLOWED_KEYS = new Set([
  'applicationId', 'step', 'key', 'code', 'source', 'number', 'records', 'topic', 'partition', 'offset', 'eventId',
  'eventType', 'attempt', 'method', 'path', 'status', 'ms', 'port', 'service', 'state', 'context', 'reason', 'err',
  'count', 'signal', 'series', 'kind', 'address', 'client',
]); // prettier-ignore

/** The parts of an error that say what failed without quoting data: type, code, stack and the same of its cause. */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  const frames = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12);
  return {
    type: error.name,
    code: typeof code === 'string' || typeof code === 'number' ? code : undefined,
    message: error.message.slice(0, 300),
    stack: frames,
    cause: error.cause !== undefined && depth < 3 ? describeError(error.cause, depth + 1) : undefined,
  };
}

function allowed(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => ALLOWED_KEYS.has(key)));
}

/** One logger per process, JSON lines on standard output. */
export function createLogger(service: string, level: string): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: allowed },
    serializers: { err: (error: unknown) => describeError(error) },
    mixin: () => {
      const correlationId = findCorrelationId();
      return correlationId === undefined ? {} : { correlationId };
    },
  });
}

/** Lets Nest's own start and stop messages go through the structured logger. */
export function toNestLogger(log: Logger): LoggerService {
  const text = (message: unknown): string => (typeof message === 'string' ? message : JSON.stringify(message));
  const last = (rest: unknown[]): unknown => rest.at(-1);
  return {
    log: (message: unknown, ...rest: unknown[]) => {
      log.debug({ context: last(rest) }, text(message));
    },
    warn: (message: unknown, ...rest: unknown[]) => {
      log.warn({ context: last(rest) }, text(message));
    },
    error: (message: unknown, ...rest: unknown[]) => {
      log.error({ context: last(rest) }, text(message));
    },
    fatal: (message: unknown, ...rest: unknown[]) => {
      log.fatal({ context: last(rest) }, text(message));
    },
    debug: () => undefined,
    verbose: () => undefined,
  };
}
