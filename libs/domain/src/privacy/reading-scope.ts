import { grantsOf, isWithinOffice, STAFF_ROLES } from '../access';

/** Do these roles let somebody of this office read applications that belong to this division? Other roles let nobody. */
export function mayReadDivision(roles: readonly string[], office: string, divisionCode: string): boolean {
  return grantsOf(STAFF_ROLES.filter((role) => roles.includes(role)))
    .filter(({ action, subject }) => action === 'read' && subject === 'Application')
    .some(({ conditions }) => conditions?.['inOffice'] !== true || isWithinOffice(office, divisionCode));
}
