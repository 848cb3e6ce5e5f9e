import { actingRoles, grantsOf, type Role } from '@licensing/domain';
import { type Ability, type Permission, toAbility } from '@licensing/platform';
import { type Session } from '../session/session';

/** One ability per set of roles: there are few, and they never change while the process runs. */
const known = new Map<string, Ability>();

function abilityOf(roles: readonly Role[]): Ability {
  const key = roles.join(' ');
  const ability = known.get(key) ?? toAbility(grantsOf(roles));
  known.set(key, ability);
  return ability;
}

const rolesOf = (session: Session): readonly Role[] => actingRoles(session.roles, session.factor === 'proved');

/** May anybody do this, signed in or not? */
export function mayAnyone({ action, subject: kind }: Permission): boolean {
  return abilityOf(['anyone']).can(action, kind);
}

/** May this person do this with some thing of this kind? Which things, is for those who know the thing. */
export function may(session: Session, { action, subject: kind }: Permission): boolean {
  return abilityOf(rolesOf(session)).can(action, kind);
}
