import { type Person } from '@licensing/contracts';
import { type AssuranceLevel, ASSURANCE_LEVELS, meetsAssurance } from '@licensing/domain';

const isLevel = (text: string): text is AssuranceLevel => ASSURANCE_LEVELS.some((level) => level === text);

/**
 * The applicant as frozen, recognised as surely as they have been since. A weaker sign-in later takes nothing from what was
 * proved when they submitted.
 */
export function recognisedAs(applicant: Person | undefined, assurance: string | undefined): Person | undefined {
  if (applicant === undefined || assurance === undefined || !isLevel(assurance)) return applicant;
  return meetsAssurance(applicant.assurance, assurance) ? applicant : { ...applicant, assurance };
}
