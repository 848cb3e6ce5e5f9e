/** What surrounds one run of the command line: the process, or a test. */
export interface Runtime {
  readonly out: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;
  readonly err: Pick<NodeJS.WriteStream, 'write'>;
  /** Undefined: the environment of the process. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Set by the verb. */
  exitCode: number;
}
