import { type Reason, type WaitingData } from '@licensing/domain';
import { type LicenceApplicationInput, type LicenceApplicationResult } from './messages';

/** The last ledger record of an application: where the next one goes. */
export interface LedgerPlace {
  readonly n: number;
  readonly hash: string;
}

/** Before the first record. */
export const LEDGER_START: LedgerPlace = { n: 0, hash: '0'.repeat(64) };

export interface StepInput {
  readonly application: LicenceApplicationInput;
  readonly place: LedgerPlace;
}

/** A registry is silent: the step is not done, and is tried again later. */
export interface Waiting {
  readonly kind: 'waiting';
  readonly source: string;
  readonly since: string;
  readonly place: LedgerPlace;
}

export interface VerifiedStep {
  readonly kind: 'verified';
  readonly outcome: 'proved' | 'refer';
  readonly reasons: readonly Reason[];
  readonly place: LedgerPlace;
}

export interface GatheredStep {
  readonly kind: 'gathered';
  readonly place: LedgerPlace;
}

export interface DecideInput extends StepInput {
  readonly verification: { readonly outcome: 'proved' | 'refer'; readonly reasons: readonly Reason[] };
}

export interface DecidedStep {
  readonly kind: 'decided';
  readonly outcome: 'grant' | 'refer';
  /** ISO 8601 instant of the decision. */
  readonly decidedAt: string;
  readonly receiptSha256: string;
  readonly place: LedgerPlace;
}

export interface IssueInput extends StepInput {
  readonly decidedAt: string;
  readonly receiptSha256: string;
}

export type IssuedStep =
  | { readonly kind: 'issued'; readonly number: string; readonly place: LedgerPlace }
  | { readonly kind: 'referred'; readonly place: LedgerPlace };

/** The workflow's own record: it waits for a source. */
export interface RecordWaitingInput extends StepInput {
  /** ISO 8601 instant, from the workflow's own clock. */
  readonly time: string;
  readonly waiting: WaitingData;
}

/** A step cannot be finished by itself: a person goes on, from wherever the ledger stands. */
export interface HandOverInput {
  readonly application: LicenceApplicationInput;
  /** ISO 8601 instant, from the workflow's own clock. */
  readonly time: string;
}

/** Steps that write, and may be repeated: each is one whole step with its ledger record. */
export interface IdempotentActivities {
  verify(input: StepInput): Promise<VerifiedStep | Waiting>;
  gather(input: StepInput): Promise<GatheredStep | Waiting>;
  decide(input: DecideInput): Promise<DecidedStep>;
  recordWaiting(input: RecordWaitingInput): Promise<LedgerPlace>;
  /** How the application ended: what the failed step had issued stays issued. */
  handOver(input: HandOverInput): Promise<LicenceApplicationResult>;
}

/** The step that cannot be taken back. */
export interface IrreversibleActivities {
  issue(input: IssueInput): Promise<IssuedStep>;
}

/** Everything the orchestrator's worker offers. */
export type LicenceActivities = IdempotentActivities & IrreversibleActivities;
