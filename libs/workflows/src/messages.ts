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
  /** Pseudonym of the representative in whose name an agent applies. */
  readonly grantorRef?: string;
  /** The mandate under which the applicant acts; left out when they represent the business. */
  readonly mandateId?: string;
  /** SHA-256 of the canonical form, hex. */
  readonly formSha256: string;
  /** How many documents were brought; left out without any. Which they are is in casework. */
  readonly documents?: number;
  /** ISO 8601 instant. */
  readonly submittedAt: string;
  readonly correlationId: string;
}

/** A sign-in as evidence: what the identity provider said, by its id and hash. Nothing in it says who it was. */
export interface SignInRef {
  readonly source: string;
  readonly requestId: string;
  /** ISO 8601 instant of the sign-in. */
  readonly asOf: string;
  /** SHA-256 of the provider's id token, hex. */
  readonly replySha256: string;
}

/** How an application ended. A machine never refuses: what is not issued is with a person. */
export type LicenceApplicationResult =
  { readonly kind: 'issued'; readonly number: string } | { readonly kind: 'referred' };

/** Name of the update by which a person answers what a {@link LICENCE_APPLICATION} has asked. */
export const ANSWER_UPDATE = 'answer';

/** What {@link ANSWER_UPDATE} carries: the questions are mended, and the step may be taken again. */
export interface AnswerPayload {
  /** Pseudonym of who answers: the applicant, as their submission and their records carry it, or the representative. */
  readonly by: string;
  /** How surely the person who answers is recognised now. */
  readonly assurance: string;
  /** The sign-in by which they are. */
  readonly signIn?: SignInRef;
  /** The mandate under which the applicant acts from now on; left out when nothing changed. */
  readonly mandateId?: string;
}

/** Why {@link ANSWER_UPDATE} was refused: the `type` of the failure. */
export type AnswerRefusal = 'ANSWER.NOT_ASKED' | 'ANSWER.NOT_YOURS' | 'ANSWER.MALFORMED';
