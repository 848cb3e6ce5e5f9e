import { VerificationState } from '@licensing/contracts';
import { deriveVerificationState } from './derive-verification-state';

const licence = { validFrom: '2026-11-24', validTo: '2031-11-23' };

describe('the state of a number on a day', () => {
  it.each([
    ['2026-11-23', VerificationState.VERIFICATION_STATE_UNKNOWN],
    ['2026-11-24', VerificationState.VERIFICATION_STATE_VALID],
    ['2031-11-23', VerificationState.VERIFICATION_STATE_VALID],
    ['2031-11-24', VerificationState.VERIFICATION_STATE_EXPIRED],
  ])('on %s is %s', (onDate, state) => {
    expect(deriveVerificationState(licence, onDate)).toBe(state);
  });

  it('is unknown for a number that nobody holds', () => {
    expect(deriveVerificationState(undefined, '2026-11-24')).toBe(VerificationState.VERIFICATION_STATE_UNKNOWN);
  });
});
