/** Name of the workflow that carries one application; its id is the application id. */
export const LICENCE_APPLICATION = 'licenceApplication';

/**
 * What starts a {@link LICENCE_APPLICATION}. References only: the form stays in casework, so that a history never holds
 * personal data. The licence type's version is pinned here for the life of the application.
 */
export interface LicenceApplicationInput {
  readonly applicationId: string;
  readonly licenceType: string;
  readonly typeVersion: string;
  readonly creditCode: string;
  /** Pseudonym of the applicant. */
  readonly applicantRef: string;
  /** SHA-256 of the canonical form, hex. */
  readonly formSha256: string;
  /** ISO 8601 instant. */
  readonly submittedAt: string;
  readonly correlationId: string;
}

/** How an application ended. A machine never refuses: what is not issued is with a person. */
export type LicenceApplicationResult =
  { readonly kind: 'issued'; readonly number: string } | { readonly kind: 'referred' };
