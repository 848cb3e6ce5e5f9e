import { type LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Logger as PinoLogger } from 'pino';
import { findCorrelationId } from './correlation';

/** A structured logger: `log.info({ applicationId, step }, 'what happened')`. Never give it personal data. */
export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** Keys a log line may carry; anything else is dropped, so that a form or a person can never slip into a log. */
const ALLOWED_KEYS = new Set([
  'applicationId', 'step', 'key', 'code', 'source', 'number', 'records', 'topic', 'partition', 'offset', 'eventId',
  'eventType', 'attempt', 'method', 'path', 'status', 'ms', 'port', 'service', 'state', 'context', 'reason', 'err',
  'count', 'signal', 'series', 'kind', 'address', 'client', 'by', 'account', 'erased', 'correlationId',
]); // prettier-ignore

/** The call frames of an error. Its message stands before them in the stack, may look like a frame, and is cut off. */
function framesOf({ stack = '', message }: Error): string[] {
  const frames = stack.slice(stack.indexOf(message) + message.length).split('\n');
  return frames.filter((line) => line.trimStart().startsWith('at ')).slice(0, 12);
}

/**
 * What failed, without quoting data: type, code, frames and the same of its cause. Never the message: parsers, the store
 * and validators quote the value they stumbled over.
 */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    code: typeof code === 'string' || typeof code === 'number' ? code : undefined,
    stack: framesOf(error),
    cause: error.cause !== undefined && depth < 3 ? describeError(error.cause, depth + 1) : undefined,
  };
}

function allowed(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => ALLOWED_KEYS.has(key)));
}

/** One logger per process, JSON lines on standard output unless told otherwise. */
export function createLogger(service: string, level: string, destination?: DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: allowed },
    serializers: { err: (error: unknown) => describeError(error) },
    hooks: {
      logMethod(parameters, log) {
        const [fields, text = ''] = parameters;
        // Without a text of ours, pino would take the error's message for one.
        log.apply(this, typeof fields === 'object' ? [fields, text] : parameters);
      },
    },
    mixin: () => {
      const correlationId = findCorrelationId();
      return correlationId === undefined ? {} : { correlationId };
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Lets Nest's own start and stop messages go through the structured logger. */
export function toNestLogger(log: Logger): LoggerService {
  const text = (message: unknown): string => (typeof message === 'string' ? message : JSON.stringify(message));
  const last = (rest: unknown[]): unknown => rest.at(-1);
  // Its exception handlers print the message of what was thrown, which may quote a value.
  const failure = (message: unknown, context: unknown): string =>
    typeof context === 'string' && /Exceptions?\w*$/.test(context) ? 'an unexpected failure' : text(message);
  return {
    log: (message: unknown, ...rest: unknown[]) => {
      log.debug({ context: last(rest) }, text(message));
    },
    warn: (message: unknown, ...rest: unknown[]) => {
      log.warn({ context: last(rest) }, text(message));
    },
    error: (message: unknown, ...rest: unknown[]) => {
      log.error({ context: last(rest) }, failure(message, last(rest)));
    },
    fatal: (message: unknown, ...rest: unknown[]) => {
      log.fatal({ context: last(rest) }, failure(message, last(rest)));
    },
    debug: () => undefined,
    verbose: () => undefined,
  };
}
