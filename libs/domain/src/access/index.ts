export {
  FACTOR_KINDS,
  FACTOR_LOCK_OUT,
  findLockEnd,
  STAFF_IDLE_SECONDS,
  type FactorKind,
  type LockOutRule,
} from './account-protection';
export { type Grant } from './grants';
export { isOfficeCode, isWithinOffice } from './offices';
export { actingRoles, grantsOf, ROLE_GRANTS, type Role, type RoleGrants, STAFF_ROLES, type StaffRole } from './roles';
export { findForbiddenPair, mayActOnAccount, mayFollow, ROLES_APART, type RolesApart } from './separation-of-duties';
export { type AccessSource } from './source';
