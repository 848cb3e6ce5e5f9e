export {
  type ClaimedPerson,
  decideVerification,
  type Verification,
  type VerificationFacts,
  verifyBars,
  verifyBusiness,
  verifyPerson,
} from './decide-verification';
export { BAR_GROUNDS, VERIFICATION_PARAMETERS } from './parameters';
