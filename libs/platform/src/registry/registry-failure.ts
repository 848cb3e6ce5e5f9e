/** A registry that was asked and did not answer. Never leaves this folder: to callers it is a silence. */
export class RegistryFailure extends Error {
  override readonly name = 'RegistryFailure';

  /**
   * @param isRepeatable the next attempt may well be answered
   * @param retryAfterMs what the registry itself asked to wait
   */
  constructor(
    readonly isRepeatable: boolean,
    readonly retryAfterMs = 0,
  ) {
    super('the registry did not answer');
  }
}
