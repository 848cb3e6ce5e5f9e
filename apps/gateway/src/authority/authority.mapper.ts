import { type Authority } from '@licensing/contracts';

/** By what right somebody acts; what does not apply is left out. */
export function toAuthorityAnswer({ kind, role, mandateId }: Authority): object {
  return { kind, ...(role === '' ? {} : { role }), ...(mandateId === '' ? {} : { mandateId }) };
}
