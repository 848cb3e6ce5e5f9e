export {
  type ClaimedPerson,
  decideVerification,
  type Verification,
  type VerificationFacts,
} from './decide-verification';
