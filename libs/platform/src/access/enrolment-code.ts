import { createHmac } from 'node:crypto';

/** Crockford's base 32: no letter that is taken for a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 4;
const GROUP_LENGTH = 5;

/**
 * The code with which a member of staff enrols a first second factor: 100 bits, in groups that can be read out.
 *
 * @param secret STAFF_ENROLMENT_SECRET
 * @param ref the person's pseudonym, as their second-factor page shows it
 * @param generation how often the person's factors were reset
 */
export function enrolmentCodeFor(secret: string, ref: string, generation: number): string {
  const digest = createHmac('sha256', secret).update(`second factor:${ref}:${generation}`).digest();
  const letters = [...digest.subarray(0, GROUPS * GROUP_LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length));
  return Array.from({ length: GROUPS }, (_, group) =>
    letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join(''),
  ).join('-');
}
