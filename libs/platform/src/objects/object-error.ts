/** `damaged`: not what was put there, or cut short. `unavailable`: the store itself cannot be used now. */
export type ObjectFault = 'too-large' | 'missing' | 'damaged' | 'unavailable';

/** Why an object could not be put or read. */
export class ObjectError extends Error {
  override readonly name = 'ObjectError';

  constructor(
    readonly fault: ObjectFault,
    cause?: unknown,
  ) {
    super(fault, { cause });
  }
}
