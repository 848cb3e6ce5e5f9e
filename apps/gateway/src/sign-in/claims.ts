import { findForbiddenPair, isOfficeCode, STAFF_ROLES, type StaffRole } from '@licensing/domain';
import { AppError } from '@licensing/platform';
import { type SignedInPerson } from '../session/session';

export interface ClaimedPerson {
  readonly person: SignedInPerson;
  readonly roles: StaffRole[];
  /** Empty for whoever has no role inside. */
  readonly office: string;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 200 ? value : undefined;

/**
 * The person, roles and office in an id token.
 *
 * @throws AppError SESSION.SIGN_IN_FAILED when the provider did not say who it is, SESSION.ROLES_APART when the roles may
 *   not be held by one person
 */
export function fromClaims(claims: Readonly<Record<string, unknown>>): ClaimedPerson {
  const subject = textOf(claims['sub']);
  const name = textOf(claims['name']);
  const idNumber = textOf(claims['id_number']);
  if (subject === undefined || name === undefined || idNumber === undefined)
    throw new AppError('SESSION.SIGN_IN_FAILED');
  const given: unknown[] = Array.isArray(claims['roles']) ? claims['roles'] : [];
  const roles = STAFF_ROLES.filter((role) => given.includes(role));
  refuseForbiddenPair(roles);
  const office = textOf(claims['office']) ?? '';
  return {
    person: { subject, name, idNumber, assurance: textOf(claims['acr']) ?? 'password' },
    roles,
    office: roles.length > 0 && isOfficeCode(office) ? office : '',
  };
}

function refuseForbiddenPair(roles: readonly StaffRole[]): void {
  const pair = findForbiddenPair(roles);
  if (pair === undefined) return;
  const todo = { zh: '请联系管理员调整岗位。', en: 'Ask an administrator to take one of the roles away.' };
  throw new AppError('SESSION.ROLES_APART', undefined, [
    { pointer: '/roles', code: pair.roles.join('+'), zh: pair.zh, en: pair.en, todo },
  ]);
}
