/** What the process says with its exit code. */
export const EXIT = {
  ok: 0,
  /** Something did not work, or not everything got an outcome. */
  failed: 1,
  /** The command line or a file is not right. */
  usage: 2,
  /** Every application got an outcome, and at least one is with a clerk. */
  referred: 3,
} as const;

/** A failure for the person at the terminal: printed without a stack. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';

  constructor(
    message: string,
    readonly exitCode: number = EXIT.failed,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
