import { type AnsweredData, type AskedData, type Question, type Reason, type WaitingData } from '@licensing/domain';
import { type LicenceApplicationInput, type LicenceApplicationResult, type SignInRef } from './messages';

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

export interface VerifyInput extends StepInput {
  /** How surely the applicant was recognised when they answered; left out when nothing was asked of them. */
  readonly assurance?: string;
  /** By which sign-in they were. */
  readonly signIn?: SignInRef;
}

/** A registry is silent: the step is not done, and is tried again later. */
export interface Waiting {
  readonly kind: 'waiting';
  readonly source: string;
  readonly since: string;
  readonly place: LedgerPlace;
}

/** Only the applicant can go on. Nothing is recorded of it yet. */
export interface AskedStep {
  readonly kind: 'asked';
  readonly questions: readonly Question[];
  /** ISO 8601 instant: the last at which an answer counts. */
  readonly until: string;
  readonly place: LedgerPlace;
}

export interface VerifiedStep {
  readonly kind: 'verified';
  readonly outcome: 'proved' | 'refer';
  readonly reasons: readonly Reason[];
  /** The mandate that was found to hold, where it is another than the one the application was under. */
  readonly mandateId?: string;
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

/** A record of the workflow's own: what it waits for, by its own clock. */
interface OwnRecordInput extends StepInput {
  /** ISO 8601 instant, from the workflow's own clock. */
  readonly time: string;
}

/** It waits for a source. */
export interface RecordWaitingInput extends OwnRecordInput {
  readonly waiting: WaitingData;
}

/** It waits for the applicant. */
export interface RecordAskedInput extends OwnRecordInput {
  readonly asked: AskedData;
}

/** The applicant, or their representative, has answered. */
export interface RecordAnsweredInput extends OwnRecordInput {
  /** Pseudonym of who answered. */
  readonly by: string;
  readonly answered: AnsweredData;
}

/** `unanswered`: nobody answered in time; `unresolved`: answered again and again, and the same is still asked. */
export type QuestionsEnd = 'unanswered' | 'unresolved';

/** Questions that came to nothing: a person goes on. */
export interface ReferQuestionsInput extends OwnRecordInput {
  readonly end: QuestionsEnd;
}

/** A step cannot be finished by itself: a person goes on, from wherever the ledger stands. */
export interface HandOverInput {
  readonly application: LicenceApplicationInput;
  /** ISO 8601 instant, from the workflow's own clock. */
  readonly time: string;
}

/** Steps that write, and may be repeated: each is one whole step with its ledger record. */
export interface IdempotentActivities {
  verify(input: VerifyInput): Promise<VerifiedStep | AskedStep | Waiting>;
  gather(input: StepInput): Promise<GatheredStep | Waiting>;
  decide(input: DecideInput): Promise<DecidedStep>;
  recordWaiting(input: RecordWaitingInput): Promise<LedgerPlace>;
  recordAsked(input: RecordAskedInput): Promise<LedgerPlace>;
  recordAnswered(input: RecordAnsweredInput): Promise<LedgerPlace>;
  referQuestions(input: ReferQuestionsInput): Promise<LedgerPlace>;
  /** How the application ended: what the failed step had issued stays issued. */
  handOver(input: HandOverInput): Promise<LicenceApplicationResult>;
}

/** The step that cannot be taken back. */
export interface IrreversibleActivities {
  issue(input: IssueInput): Promise<IssuedStep>;
}

/** Everything the orchestrator's worker offers. */
export type LicenceActivities = IdempotentActivities & IrreversibleActivities;
