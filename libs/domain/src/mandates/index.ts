export {
  checkMandateOffer,
  type CheckedMandateOffer,
  type MandateOffer,
  type MandateProblem,
} from './check-mandate-offer';
export {
  deriveMandateHistory,
  deriveMandateState,
  type MandateDays,
  type MandateHistoryEntry,
} from './derive-mandate-state';
export { deriveMandateStatement } from './derive-mandate-statement';
export type {
  MandateActor, MandateEndReason, MandateEvent, MandateEventType, MandateParty, MandateState, MandateTerms,
} from './mandate'; // prettier-ignore
export { MANDATE_ACTIONS, MANDATE_PARAMETERS, type MandateAction } from './parameters';
