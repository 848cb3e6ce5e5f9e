import type { RecordType } from '../ledger';
import type { ApplicationState, LicenceState } from './states';

export interface ApplicationTransition {
  from: ApplicationState;
  to: ApplicationState;
  /** The record that makes it; absent where no record type exists yet. */
  record?: RecordType;
  /** Only with this `outcome` in the record's data. */
  outcome?: string;
  /** Law and article, or the design. */
  basis: string;
  /** A term the law sets on leaving `from`, in working days. */
  withinWorkingDays?: number;
}

const LICENSING_LAW = '行政许可法';
const ORDER_78 = '食品经营许可和备案管理办法';

/**
 * The application's life cycle as data. Every working state can also wait for a source and go on, and be referred to a
 * clerk: those rows are made below, so that no state can forget them.
 */
const STRAIGHT_THROUGH: readonly ApplicationTransition[] = [
  {
    from: 'submitted',
    to: 'verifying',
    record: 'licensing.application.submitted.v1',
    basis: `${LICENSING_LAW} art 32`,
  },
  {
    from: 'verifying',
    to: 'gathering',
    record: 'licensing.application.verified.v1',
    outcome: 'proved',
    basis: `${LICENSING_LAW} art 34`,
  },
  // What could not be proved is still compared as a whole: the clerk gets every reason at once (art 32: told once).
  {
    from: 'verifying',
    to: 'gathering',
    record: 'licensing.application.verified.v1',
    outcome: 'refer',
    basis: `${LICENSING_LAW} art 32`,
  },
  // Everything that only the applicant can mend is asked once, together.
  { from: 'verifying', to: 'asked', record: 'licensing.application.asked.v1', basis: `${LICENSING_LAW} art 32(4)` },
  { from: 'asked', to: 'verifying', record: 'licensing.application.answered.v1', basis: `${LICENSING_LAW} art 32(5)` },
  // Nobody answered in time: a machine never refuses.
  { from: 'asked', to: 'referred', record: 'licensing.application.referred.v1', basis: '个人信息保护法 art 24' },
  {
    from: 'gathering',
    to: 'deciding',
    record: 'licensing.application.gathered.v1',
    basis: '国务院关于在线政务服务的若干规定 art 7',
  },
  {
    from: 'deciding',
    to: 'issuing',
    record: 'licensing.application.decided.v1',
    outcome: 'grant',
    basis: `${LICENSING_LAW} art 34`,
  },
  {
    from: 'deciding',
    to: 'deciding',
    record: 'licensing.application.decided.v1',
    outcome: 'refer',
    basis: '个人信息保护法 art 24',
  },
  {
    from: 'issuing',
    to: 'issued',
    record: 'licensing.certificate.issued.v1',
    basis: `${LICENSING_LAW} art 44`,
    withinWorkingDays: 10,
  },
];

export const WORKING_STATES = [
  'verifying',
  'gathering',
  'deciding',
  'issuing',
] as const satisfies readonly ApplicationState[];

const WAITING: readonly ApplicationTransition[] = WORKING_STATES.flatMap((state): ApplicationTransition[] => [
  {
    from: state,
    to: 'waiting',
    record: 'licensing.application.waiting.v1',
    basis: '国务院关于在线政务服务的若干规定 art 7',
  },
  { from: state, to: 'referred', record: 'licensing.application.referred.v1', basis: '个人信息保护法 art 24' },
]);

/** What the law gives beyond the straight way; each waits for its record type. */
const BY_PEOPLE: readonly ApplicationTransition[] = [
  { from: 'draft', to: 'submitted', basis: `${LICENSING_LAW} art 29` },
  { from: 'referred', to: 'not-required', basis: `${LICENSING_LAW} art 32(1)` },
  { from: 'referred', to: 'not-competent', basis: `${LICENSING_LAW} art 32(2)` },
  { from: 'referred', to: 'needs-correction', basis: `${LICENSING_LAW} art 32(4)`, withinWorkingDays: 5 },
  { from: 'needs-correction', to: 'verifying', basis: `${LICENSING_LAW} art 32(5)` },
  { from: 'needs-correction', to: 'lapsed', basis: ORDER_78 },
  { from: 'needs-correction', to: 'withdrawn', basis: ORDER_78 },
  { from: 'referred', to: 'withdrawn', basis: ORDER_78 },
  { from: 'referred', to: 'inspecting', basis: '食品安全法 art 35', withinWorkingDays: 5 },
  { from: 'inspecting', to: 'rectifying', basis: ORDER_78 },
  { from: 'rectifying', to: 'inspecting', basis: ORDER_78 },
  { from: 'inspecting', to: 'referred', basis: `${LICENSING_LAW} art 34` },
  { from: 'referred', to: 'hearing', basis: `${LICENSING_LAW} art 47` },
  { from: 'hearing', to: 'referred', basis: `${LICENSING_LAW} art 48` },
  { from: 'referred', to: 'issuing', basis: `${LICENSING_LAW} art 38`, withinWorkingDays: 20 },
  { from: 'referred', to: 'refused', basis: `${LICENSING_LAW} art 38`, withinWorkingDays: 20 },
];

export const APPLICATION_TRANSITIONS: readonly ApplicationTransition[] = [
  ...STRAIGHT_THROUGH,
  ...WAITING,
  ...BY_PEOPLE,
];

export interface LicenceTransition {
  from: LicenceState;
  to: LicenceState;
  cause: string;
  basis: string;
}

/** A licence after issue. 撤销, 撤回 and 吊销 are different end states in law and are kept apart. */
export const LICENCE_TRANSITIONS: readonly LicenceTransition[] = [
  { from: 'valid', to: 'valid', cause: 'change', basis: `${LICENSING_LAW} art 49` },
  { from: 'valid', to: 'valid', cause: 'renewal', basis: `${LICENSING_LAW} art 50` },
  { from: 'valid', to: 'valid', cause: 'reissue', basis: ORDER_78 },
  { from: 'valid', to: 'expired', cause: 'term-end', basis: `${LICENSING_LAW} art 70(1)` },
  { from: 'valid', to: 'suspended-until-renewed', cause: 'late-renewal', basis: `${ORDER_78} art 32` },
  { from: 'suspended-until-renewed', to: 'valid', cause: 'renewal', basis: `${ORDER_78} art 32` },
  { from: 'valid', to: 'revoked', cause: 'unlawful-grant', basis: `${LICENSING_LAW} art 69` },
  { from: 'valid', to: 'withdrawn-by-authority', cause: 'law-or-facts-changed', basis: `${LICENSING_LAW} art 8` },
  { from: 'valid', to: 'revoked-as-penalty', cause: 'penalty', basis: '食品安全法 arts 123-134' },
  { from: 'valid', to: 'cancelled', cause: 'on-request', basis: ORDER_78 },
  ...(['expired', 'suspended-until-renewed', 'revoked', 'withdrawn-by-authority', 'revoked-as-penalty'] as const).map(
    (from): LicenceTransition => ({ from, to: 'cancelled', cause: 'ex-officio', basis: `${LICENSING_LAW} art 70` }),
  ),
];
