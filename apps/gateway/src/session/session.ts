/** A person as the identity provider named them at sign-in. */
export interface SignedInPerson {
  readonly subject: string;
  readonly name: string;
  readonly idNumber: string;
  readonly assurance: string;
}

export const STAFF_ROLES = ['auditor', 'clerk'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export interface Session {
  /** What the cookie holds; never stored or logged. */
  readonly id: string;
  readonly person: SignedInPerson;
  /** Empty for an applicant. */
  readonly roles: readonly StaffRole[];
  readonly expiresAt: Date;
}

/** May this person see every application? */
export function isStaff(session: Session): boolean {
  return session.roles.length > 0;
}
