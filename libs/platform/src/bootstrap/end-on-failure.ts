import { ConfigError } from '../config/define-config';
import { type Logger } from '../logging/logger';

/** Runs a process's start; a failure is one line on standard error (with its stack unless it is a configuration error) and exit code 1. */
export async function endOnFailure(name: string, start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    const text = error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${name}: cannot start: ${text ?? 'unknown reason'}\n`);
    process.exit(1);
  }
}

/**
 * Ends the process when something is thrown that nobody catches, as Node does by itself, but with a line of the structured
 * log: Node prints the message, which may quote a value.
 */
export function endOnUncaught(log: Logger): void {
  const end = (err: unknown): void => {
    log.fatal({ err }, 'ended by an error that nobody caught');
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
