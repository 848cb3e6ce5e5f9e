import { type StaffRole } from '@licensing/domain';

/** A person as the identity provider named them at sign-in. */
export interface SignedInPerson {
  readonly subject: string;
  readonly name: string;
  readonly idNumber: string;
  readonly assurance: string;
}

/** What the identity provider said at sign-in, as evidence. Nothing in it says who it was. */
export interface SignInEvidence {
  readonly source: string;
  /** Id of the id token. */
  readonly requestId: string;
  /** ISO 8601 instant at which the person was recognised. */
  readonly asOf: string;
  /** SHA-256 of the id token, hex. */
  readonly replySha256: string;
}

/** Whether a second factor was proved in this session: applicants need none, staff may do nothing before. */
export type FactorState = 'none' | 'required' | 'proved';

/** What a session says about the one who signed in. */
export interface SignedInAs {
  readonly person: SignedInPerson;
  /** Empty for an applicant. */
  readonly roles: readonly StaffRole[];
  /** Division code of a member of staff's office; empty for an applicant. */
  readonly office: string;
  /** Pseudonym of a member of staff; empty for an applicant. */
  readonly staffRef: string;
  readonly factor: FactorState;
  /** Absent in sessions that were opened before it was kept. */
  readonly signIn?: SignInEvidence | undefined;
}

export interface Session extends SignedInAs {
  /** What the cookie holds; never stored or logged. */
  readonly id: string;
  /** In plain words, for the list of devices. */
  readonly browser: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Does this person work inside? */
export function isStaff({ roles }: Pick<SignedInAs, 'roles'>): boolean {
  return roles.length > 0;
}
