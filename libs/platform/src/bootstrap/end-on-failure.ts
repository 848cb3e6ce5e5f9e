import { ConfigError } from '../config/define-config';

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
