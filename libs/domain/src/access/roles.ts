import { type Grant, grant } from './grants';
import { type AccessSource, unverified } from './source';

/** Roles that the identity provider gives to people inside. An applicant has none of them. */
export const STAFF_ROLES = ['clerk', 'inspector', 'reviewer', 'auditor', 'administrator'] as const;

/** A role of somebody who works inside. */
export type StaffRole = (typeof STAFF_ROLES)[number];

/**
 * Everybody by what they may do. `anyone`: without signing in. `applicant`: signed in, without a role inside.
 * `unproved`: a member of staff whose second factor is still missing, whatever the role.
 */
export type Role = 'anyone' | 'applicant' | 'unproved' | StaffRole;

/** Grants that belong together, with the reason for them. */
export interface RoleGrants {
  readonly grants: readonly Grant[];
  readonly why: { readonly zh: string; readonly en: string };
  readonly source: AccessSource;
}

const own = { own: true };
const inOffice = { inOffice: true };

const licensing = (articles: string, en: string): AccessSource =>
  unverified(`行政许可法${articles}`, `Administrative Licensing Law, ${en}`);
const privacy = (articles: string, en: string): AccessSource =>
  unverified(`个人信息保护法${articles}`, `Personal Information Protection Law, ${en}`);
const protection = (clause: string): AccessSource =>
  unverified(`GB/T 22239-2019 ${clause}`, `GB/T 22239-2019, ${clause}`);

const ownSession: RoleGrants = {
  grants: [...grant(['read', 'erase'], ['Session', 'Device'], own)],
  why: { zh: '查看并结束本人的登录。', en: 'See and end one’s own sign-ins.' },
  source: protection('8.1.4.1'),
};
const ownFactor: RoleGrants = {
  grants: grant(['read', 'create', 'answer'], 'SecondFactor', own),
  why: { zh: '登记并使用本人的第二认证因素。', en: 'Enrol and use one’s own second factor.' },
  source: protection('8.1.4.1'),
};
const casework = (why: RoleGrants['why'], source: AccessSource): RoleGrants => ({
  grants: grant('read', ['Application', 'Certificate'], inOffice),
  why,
  source,
});
const staff = [ownSession, ownFactor];

/** What each role may do, and why. What is not listed is refused. */
export const ROLE_GRANTS: Readonly<Record<Role, readonly RoleGrants[]>> = {
  anyone: [
    {
      grants: grant('read', ['LicenceType', 'Verification', 'Register', 'Document', 'Health']),
      why: { zh: '许可事项、条件和许可结果公开。', en: 'What is licensed, how, and the outcome are public.' },
      source: licensing('第五条、第三十条、第四十条', 'arts 5, 30 and 40'),
    },
    {
      grants: grant('create', 'Session'),
      why: { zh: '任何人均可登录。', en: 'Anybody may sign in.' },
      source: licensing('第二十九条', 'art 29'),
    },
  ],
  applicant: [
    ownSession,
    {
      grants: [
        ...grant('read', 'Business', own),
        ...grant(['create', 'read', 'change', 'erase'], 'Draft', own),
        ...grant(['create', 'read', 'change', 'erase'], 'Upload', own),
        ...grant(['submit', 'read', 'answer'], 'Application', own),
        ...grant('read', 'Certificate', own),
      ],
      why: { zh: '申请人办理自己的事项。', en: 'Applicants deal with what is theirs.' },
      source: licensing('第二十九条至第三十二条', 'arts 29 to 32'),
    },
    {
      grants: grant(['grant', 'read', 'accept', 'decline', 'revoke'], 'Mandate', own),
      why: { zh: '申请人可以委托代理人。', en: 'An applicant may act through an agent.' },
      source: licensing('第二十九条', 'art 29'),
    },
    {
      grants: grant(['read', 'erase'], 'OwnData', own),
      why: { zh: '个人查阅、复制、删除本人信息。', en: 'People see, copy and erase what is held about them.' },
      source: privacy('第四十五条、第四十七条', 'arts 45 and 47'),
    },
  ],
  unproved: [{ ...ownSession, grants: grant(['read', 'erase'], 'Session', own) }, ownFactor],
  clerk: [
    ...staff,
    casework(
      { zh: '受理、审查本机关管辖的申请。', en: 'Accept and examine applications of their own office.' },
      licensing('第三十二条、第三十四条', 'arts 32 and 34'),
    ),
    {
      grants: grant('propose', 'Decision', inOffice),
      why: { zh: '提出审查意见。', en: 'Propose a decision.' },
      source: licensing('第三十五条', 'art 35'),
    },
  ],
  inspector: [
    ...staff,
    casework(
      { zh: '核查本机关管辖的经营场所。', en: 'Inspect premises of their own office.' },
      licensing('第三十四条', 'art 34'),
    ),
  ],
  reviewer: [
    ...staff,
    casework(
      { zh: '复核本机关及下级的审查意见。', en: 'Review what offices below theirs propose.' },
      licensing('第三十七条、第三十八条', 'arts 37 and 38'),
    ),
    {
      grants: grant('approve', 'Decision', inOffice),
      why: { zh: '批准或者退回审查意见。', en: 'Approve or send back a proposed decision.' },
      source: licensing('第三十七条、第三十八条', 'arts 37 and 38'),
    },
  ],
  auditor: [
    ...staff,
    {
      grants: [...grant('audit', 'Audit'), ...grant('read', ['Application', 'Certificate'])],
      why: { zh: '审计全部办理记录，不参与办理。', en: 'Audits every case and takes part in none.' },
      source: protection('8.1.5.2'),
    },
  ],
  administrator: [
    ...staff,
    {
      grants: [...grant(['read', 'unlock'], 'StaffAccount'), ...grant('reset', 'SecondFactor')],
      why: { zh: '管理账号，不接触许可业务。', en: 'Looks after accounts and sees no case.' },
      source: protection('8.1.5.1'),
    },
  ],
};

/** Grants of several roles together, for what a signed-in person may do. */
export function grantsOf(roles: readonly Role[]): Grant[] {
  return roles.flatMap((role) => ROLE_GRANTS[role].flatMap(({ grants }) => grants));
}

/** Whose grants a signed-in person has: staff act as staff only, and not before their second factor is proved. */
export function actingRoles(roles: readonly StaffRole[], isFactorProved: boolean): readonly Role[] {
  if (roles.length === 0) return ['applicant'];
  return isFactorProved ? roles : ['unproved'];
}
