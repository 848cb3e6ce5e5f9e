import { CommanderError } from 'commander';
import { ConfigError } from '@licensing/platform';
import { CommandFailure, EXIT } from './failure';
import { createProgram } from './program';
import { type Runtime } from './runtime';

/** Runs the command line and says its exit code. Only a fault of ours shows a stack. */
export async function run(args: readonly string[], surroundings: Omit<Runtime, 'exitCode'>): Promise<number> {
  const runtime: Runtime = { ...surroundings, exitCode: EXIT.ok };
  const tell = (text: string, exitCode: number): number => {
    runtime.err.write(`${text}\n`);
    return exitCode;
  };
  try {
    await createProgram(runtime).parseAsync(args, { from: 'user' });
    return runtime.exitCode;
  } catch (error) {
    // commander has printed its own message already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof CommandFailure) return tell(error.message, error.exitCode);
    if (error instanceof ConfigError) return tell(error.message, EXIT.usage);
    return tell(error instanceof Error ? (error.stack ?? error.message) : String(error), EXIT.failed);
  }
}
