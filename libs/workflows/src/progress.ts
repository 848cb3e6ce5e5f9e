import { LEDGER_START, type LedgerPlace, type VerifiedStep } from './activities';
import { type SignInRef } from './messages';

/** Waits grow with the outage, so that an application goes on at most half an outage after the source is back. */
const FIRST_WAIT_MS = 1_000;
const WAIT_GROWTH = 1.5;
const LONGEST_WAIT_MS = 600_000;

/**
 * After so many waits the history starts anew. A wait is some 11 events: at two hundred a history stays below 3,000, and the
 * engine ends one at 51,200, which a registry silent for a month would reach.
 */
export const WAITS_PER_RUN = 200;

/** A source that comes and goes is told of so many times in one step, or the ledger would grow with the outage. */
export const MOST_SAID = 20;

/** Somebody who answers so often and mends nothing needs a person's help. */
export const MOST_ASKED = 10;

/** A step that waits for its sources. */
export interface StepWait {
  /** Milliseconds until the next try. */
  readonly wait: number;
  /** Sources whose silence was recorded, in order. */
  readonly said: readonly string[];
}

export const NO_WAIT: StepWait = { wait: FIRST_WAIT_MS, said: [] };

export function nextWait(wait: number): number {
  return Math.min(wait * WAIT_GROWTH, LONGEST_WAIT_MS);
}

/** How far an application has come: what a run hands to the next when its history has grown long. */
export interface Progress {
  readonly place: LedgerPlace;
  /** How surely the applicant was recognised when they last answered. */
  readonly assurance?: string;
  /** By which sign-in they were. */
  readonly signIn?: SignInRef;
  /** How often they were asked. */
  readonly asked: number;
  /** Set once they are verified. */
  readonly verification?: Pick<VerifiedStep, 'outcome' | 'reasons'>;
  /** How often a source was waited for, in all runs. */
  readonly waits: number;
  readonly wait: StepWait;
}

export const BEGINNING: Progress = { place: LEDGER_START, asked: 0, waits: 0, wait: NO_WAIT };
