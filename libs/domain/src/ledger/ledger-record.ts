import type { ApplicationId } from '../identifiers';
import type { RecordData, RecordType } from './record-types';

/**
 * Who did it. `ref` is a pseudonymous SHA-256 reference, never an identity number. `mandate` is the id of the mandate under
 * which the application is made: every record of such an application names it, and a record of another has no such member.
 */
export type Actor = ({ kind: 'person'; ref: string } | { kind: 'system'; service: string; ruleSet?: string }) & {
  mandate?: string;
};

/** One fact of one application. Inserting it is the only write, and its id the only lock. */
export interface LedgerRecord<T extends RecordType = RecordType> {
  /** `${applicationId}:${n}`. */
  id: string;
  applicationId: ApplicationId;
  /** From 1, without gaps. */
  n: number;
  type: T;
  /** ISO UTC, fixed by the workflow, so that a repeat makes the same record. */
  time: string;
  actor: Actor;
  correlationId: string;
  data: RecordData[T];
  /** Hex; 64 zeros for n = 1. */
  previousHash: string;
  /** SHA-256, hex, of the canonical JSON of everything above. */
  hash: string;
}

/** `LedgerRecord` as a union over its types: testing `type` narrows `data`. */
export type AnyLedgerRecord = { [T in RecordType]: LedgerRecord<T> }[RecordType];

export type Sha256Hex = (text: string) => string;

export const GENESIS_HASH = '0'.repeat(64);

export function toRecordId(applicationId: ApplicationId, n: number): string {
  return `${applicationId}:${n}`;
}
