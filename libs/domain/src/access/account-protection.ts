import { type AccessSource, unverified } from './source';

const loginFailures = unverified(
  'GB/T 22239-2019 8.1.4.1 b)：登录失败处理，限制非法登录次数，超时自动退出',
  'GB/T 22239-2019, 8.1.4.1 b): failed sign-ins are limited, idle ones end',
);

/** When wrong tries lock an account, and for how long. */
export interface LockOutRule {
  readonly tries: number;
  readonly withinSeconds: number;
  readonly lockSeconds: number;
  readonly source: AccessSource;
}

/** Wrong second factors, wrong enrolment codes included. Figures: ours, the standard names none. */
export const FACTOR_LOCK_OUT: LockOutRule = { tries: 5, withinSeconds: 600, lockSeconds: 900, source: loginFailures };

/** Without a request for this long a member of staff is signed out, where the setting for everybody is not shorter. */
export const STAFF_IDLE_SECONDS = 900;

/** Second factors of a member of staff: one of these kinds. The first is cryptographic and bound to this site. */
export const FACTOR_KINDS = ['webauthn', 'totp'] as const;

/** A kind of second factor. */
export type FactorKind = (typeof FACTOR_KINDS)[number];

/** The instants (ms) at which wrong tries were made → until when (ms) the account is locked; undefined when it is not. */
export function findLockEnd(failures: readonly number[], now: number, rule: LockOutRule): number | undefined {
  const sorted = [...failures].sort((one, other) => one - other);
  let end: number | undefined;
  for (let last = rule.tries - 1; last < sorted.length; last += 1) {
    const at = sorted[last] ?? 0;
    const first = sorted[last - rule.tries + 1] ?? 0;
    if (at - first <= rule.withinSeconds * 1_000) end = at + rule.lockSeconds * 1_000;
  }
  return end !== undefined && end > now ? end : undefined;
}
