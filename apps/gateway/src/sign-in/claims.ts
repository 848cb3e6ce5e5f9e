import { AppError } from '@licensing/platform';
import { type SignedInPerson, STAFF_ROLES, type StaffRole } from '../session/session';

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 200 ? value : undefined;

/** The person and roles in an id token. @throws AppError SESSION.SIGN_IN_FAILED when the provider did not say who it is */
export function fromClaims(claims: Readonly<Record<string, unknown>>): {
  readonly person: SignedInPerson;
  readonly roles: StaffRole[];
} {
  const subject = textOf(claims['sub']);
  const name = textOf(claims['name']);
  const idNumber = textOf(claims['id_number']);
  if (subject === undefined || name === undefined || idNumber === undefined)
    throw new AppError('SESSION.SIGN_IN_FAILED');
  const given: unknown[] = Array.isArray(claims['roles']) ? claims['roles'] : [];
  return {
    person: { subject, name, idNumber, assurance: textOf(claims['acr']) ?? 'password' },
    roles: STAFF_ROLES.filter((role) => given.includes(role)),
  };
}
