import { type AssuranceLevel, meetsAssurance } from '@licensing/domain';
import { ProblemWith } from '../problems/problem-with';
import { type SignedInPerson } from '../session/session';

/** The sign-in at a level, from which the person comes back to `returnTo`. */
export function toStepUpLink(level: string, returnTo: string): string {
  return `/v1/sign-in?${new URLSearchParams({ acr: level, return_to: returnTo }).toString()}`;
}

/**
 * Refuses a sign-in that is too weak, before anything is changed.
 *
 * @throws ProblemWith SESSION.STEP_UP with the sign-in that is asked
 */
export function demandAssurance(person: SignedInPerson, level: AssuranceLevel, returnTo: string): void {
  if (!meetsAssurance(person.assurance, level)) {
    throw new ProblemWith('SESSION.STEP_UP', { stepUp: toStepUpLink(level, returnTo) });
  }
}
