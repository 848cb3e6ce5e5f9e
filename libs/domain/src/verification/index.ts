export { type Claim, CLAIM_RULES, CLAIM_SOURCES, LICENCE_SOURCE, SIGN_IN_SOURCE } from './claims';
export {
  type Authority, type AuthorityDecision, decideAuthority, type Errand, type HeldMandate, listOutdatedMandates,
} from './decide-authority'; // prettier-ignore
export { decideVerification, type Verification, type VerificationFacts } from './decide-verification';
export { listNamedPeople, listSourcesAbout, type NamedPerson } from './named-people';
export { type BusinessRecord, type LicenceRecord, readBusiness, readLicence } from './registry-records';
export { askAssurance, type ClaimedPerson } from './verify-person';
export {
  askLicence, findLicenceFault, findUnsureFault, type LicenceFault, type NewBusinessFacts, type SeenText, toAuthorityByLicence,
  toAuthorityByUnsureLicence, type UnsureLicence,
} from './verify-new-business'; // prettier-ignore
