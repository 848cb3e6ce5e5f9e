import { VerificationState } from '@licensing/contracts';

/** State of a licence on a day; its last valid day counts in full. Before its first day it was not there yet. */
export function deriveVerificationState(
  licence: { readonly validFrom: string; readonly validTo: string } | undefined,
  onDate: string,
): VerificationState {
  if (licence === undefined || onDate < licence.validFrom) return VerificationState.VERIFICATION_STATE_UNKNOWN;
  return onDate <= licence.validTo
    ? VerificationState.VERIFICATION_STATE_VALID
    : VerificationState.VERIFICATION_STATE_EXPIRED;
}
