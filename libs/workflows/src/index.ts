export {
  type DecidedStep,
  type DecideInput,
  type GatheredStep,
  type IssuedStep,
  type IssueInput,
  LEDGER_START,
  type LedgerPlace,
  type LicenceActivities,
  type HandOverInput,
  type RecordWaitingInput,
  type StepInput,
  type VerifiedStep,
  type Waiting,
} from './activities';
export { LICENCE_APPLICATION, type LicenceApplicationInput, type LicenceApplicationResult } from './messages';
