import { type EvidenceRef, type Person } from '@licensing/contracts';
import { type AssuranceLevel, ASSURANCE_LEVELS, meetsAssurance } from '@licensing/domain';
import { type SignInRef } from '@licensing/workflows';

const isLevel = (text: string): text is AssuranceLevel => ASSURANCE_LEVELS.some((level) => level === text);

/**
 * The applicant as frozen, recognised as surely as they have been since. A weaker sign-in later takes nothing from what was
 * proved when they submitted.
 */
export function recognisedAs(applicant: Person | undefined, assurance: string | undefined): Person | undefined {
  if (applicant === undefined || assurance === undefined || !isLevel(assurance)) return applicant;
  return meetsAssurance(applicant.assurance, assurance) ? applicant : { ...applicant, assurance };
}

/** The sign-in that says how surely the applicant is recognised: that of their submission, or the surer one since. */
export function recognisedBy(
  submission: { readonly applicant: Person | undefined; readonly signIn: EvidenceRef | undefined },
  { assurance, signIn }: { readonly assurance?: string; readonly signIn?: SignInRef },
): EvidenceRef | undefined {
  const isSurer = recognisedAs(submission.applicant, assurance) !== submission.applicant;
  return isSurer && signIn !== undefined ? { ...signIn, rule: '' } : submission.signIn;
}
