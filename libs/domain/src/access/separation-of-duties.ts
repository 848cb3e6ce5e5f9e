import { type Role, type StaffRole } from './roles';
import { type AccessSource, unverified } from './source';

const threeAdministrators = unverified(
  'GB/T 22239-2019 8.1.4.2 d)、8.1.5：系统管理、审计管理、安全管理权限分离（三权分立）',
  'GB/T 22239-2019, 8.1.4.2 d) and 8.1.5: the rights of system, audit and security administrators are kept apart',
);
const secondPerson = unverified(
  '行政许可法第三十七条、第三十八条；个人信息保护法第二十四条：审查与决定分开，不予许可由人决定',
  'Administrative Licensing Law, arts 37 and 38; Personal Information Protection Law, art 24: examining and deciding are apart',
);

/** Two roles that one person may not hold at the same time. */
export interface RolesApart {
  readonly roles: readonly [StaffRole, StaffRole];
  readonly zh: string;
  readonly en: string;
  readonly source: AccessSource;
}

const apart = (one: StaffRole, other: StaffRole, zh: string, en: string, source: AccessSource): RolesApart => ({
  roles: [one, other], zh, en, source,
}); // prettier-ignore

/** Pairs of roles that may not meet in one person. */
export const ROLES_APART: readonly RolesApart[] = [
  apart('clerk', 'reviewer', '提出意见的人不得批准。', 'Who proposes cannot approve.', secondPerson),
  apart('inspector', 'reviewer', '核查的人不得批准。', 'Who inspects cannot approve.', secondPerson),
  ...(['clerk', 'inspector', 'reviewer'] as const).flatMap((role) => [
    apart(
      'administrator',
      role,
      '管理账号的人不得接触案件。',
      'Who administers cannot see cases.',
      threeAdministrators,
    ),
    apart('auditor', role, '审计的人不得参与办理。', 'Who audits takes part in no case.', threeAdministrators),
  ]),
  apart(
    'auditor',
    'administrator',
    '管理与审计分开。',
    'Who administers is audited by somebody else.',
    threeAdministrators,
  ),
];

/** Pairs of actions on one and the same thing that need two people, whatever their roles. */
export const TWO_PEOPLE: readonly {
  readonly first: string;
  readonly then: string;
  readonly subject: string;
  readonly zh: string;
  readonly en: string;
  readonly source: AccessSource;
}[] = [
  { first: 'propose', then: 'approve', subject: 'Decision', zh: '提出意见的人不得批准。', en: 'Who proposes cannot approve.', source: secondPerson },
]; // prettier-ignore

/** Actions that nobody takes on their own account. */
export const NEVER_ON_ONESELF: readonly {
  readonly action: string;
  readonly subject: string;
  readonly source: AccessSource;
}[] = [
  { action: 'reset', subject: 'SecondFactor', source: threeAdministrators },
  { action: 'unlock', subject: 'StaffAccount', source: threeAdministrators },
];

/** The forbidden pair that a person's roles hold; undefined when they fit together. */
export function findForbiddenPair(roles: readonly Role[]): RolesApart | undefined {
  return ROLES_APART.find((pair) => pair.roles.every((role) => roles.includes(role)));
}

/** Whether a person may act on a thing after what was done to it, and by whom, before. */
export function mayFollow(
  { action, subject, person }: { readonly action: string; readonly subject: string; readonly person: string },
  before: readonly { readonly action: string; readonly person: string }[],
): boolean {
  const firsts = TWO_PEOPLE.filter((rule) => rule.subject === subject && rule.then === action).map(
    ({ first }) => first,
  );
  return !before.some((done) => done.person === person && firsts.includes(done.action));
}

/** Whether somebody may do this to an account: some things one does not do to oneself. */
export function mayActOnAccount(action: string, subject: string, actor: string, account: string): boolean {
  const isForbidden = NEVER_ON_ONESELF.some((rule) => rule.action === action && rule.subject === subject);
  return !(isForbidden && actor === account);
}
