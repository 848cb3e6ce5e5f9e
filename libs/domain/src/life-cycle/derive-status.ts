import type { Question, Reason } from '../decision';
import type { LicenceNumber } from '../identifiers';
import type { AnyLedgerRecord, LedgerRecord, RecordType, Step, WaitingData } from '../ledger';
import type { ApplicationState } from './states';
import { APPLICATION_TRANSITIONS, type ApplicationTransition } from './transitions';

/** Where an application stands, computed from its records and never stored by hand. */
export interface ApplicationStatus {
  state: ApplicationState;
  /** ISO UTC time of the record that brought the state; empty before the first record. */
  since: string;
  waitingFor?: WaitingData;
  /** What the applicant is asked, all at once. */
  questions?: Question[];
  /** ISO UTC: unanswered until then, the application goes to a person. */
  until?: string;
  /** Why a person has to look. */
  reasons?: Reason[];
  licenceNumber?: LicenceNumber;
}

const STATE_OF_STEP: Record<Step, ApplicationState> = {
  verify: 'verifying',
  gather: 'gathering',
  decide: 'deciding',
  issue: 'issuing',
};

/**
 * Records in the order of `n`. Total: an order the table does not know still gives the state that the last record's type
 * leads to, since a status must be shown even for a chain that the audit will name. No record yet: `submitted`.
 */
export function deriveStatus(records: readonly LedgerRecord[]): ApplicationStatus {
  let status: ApplicationStatus = { state: 'submitted', since: '' };
  let previous: LedgerRecord | undefined;
  for (const record of records) {
    const state = (findTransition(previous, record) ?? findAnyTransition(record))?.to ?? status.state;
    status = { state, since: record.time, ...detailsOf(record as AnyLedgerRecord) };
    previous = record;
  }
  return status;
}

/** May a record of this type follow? `previous` is the last record, undefined for the first. */
export function isAllowedNext(previous: LedgerRecord | undefined, type: RecordType): boolean {
  const from = stateAfter(previous);
  // After "a person must look" nothing may follow but the referral: an approval after a refer must not be possible.
  if (previous !== undefined && isReferral(previous)) return type === 'licensing.application.referred.v1';
  return APPLICATION_TRANSITIONS.some((row) => row.from === from && row.record === type);
}

/** Has no way out that the table knows. */
export function isTerminal(state: ApplicationState): boolean {
  return !APPLICATION_TRANSITIONS.some((row) => row.from === state) && state !== 'waiting';
}

/** Does the machine have nothing more to do? True of the terminal states and of `referred`, where a person goes on. */
export function isSettled(state: ApplicationState): boolean {
  return isTerminal(state) || state === 'referred';
}

function isReferral(record: LedgerRecord): boolean {
  return record.type === 'licensing.application.decided.v1' && outcomeOf(record) === 'refer';
}

/** The working state that the next record starts from: a wait goes on with the step that waited. */
function stateAfter(previous: LedgerRecord | undefined): ApplicationState {
  if (previous === undefined) return 'submitted';
  const record = previous as AnyLedgerRecord;
  if (record.type === 'licensing.application.waiting.v1') return STATE_OF_STEP[record.data.step];
  return findAnyTransition(previous)?.to ?? 'submitted';
}

function findTransition(previous: LedgerRecord | undefined, record: LedgerRecord): ApplicationTransition | undefined {
  const from = stateAfter(previous);
  return APPLICATION_TRANSITIONS.find((row) => row.from === from && isMadeBy(row, record));
}

function findAnyTransition(record: LedgerRecord): ApplicationTransition | undefined {
  return APPLICATION_TRANSITIONS.find((row) => isMadeBy(row, record));
}

function isMadeBy(row: ApplicationTransition, record: LedgerRecord): boolean {
  return row.record === record.type && (row.outcome === undefined || row.outcome === outcomeOf(record));
}

function outcomeOf(record: LedgerRecord): string | undefined {
  return 'outcome' in record.data ? record.data.outcome : undefined;
}

function detailsOf(record: AnyLedgerRecord): Omit<ApplicationStatus, 'state' | 'since'> {
  switch (record.type) {
    case 'licensing.application.waiting.v1':
      return { waitingFor: record.data };
    case 'licensing.application.asked.v1':
      return { questions: record.data.questions, until: record.data.until };
    case 'licensing.application.referred.v1':
      return { reasons: record.data.reasons };
    case 'licensing.certificate.issued.v1':
      return { licenceNumber: record.data.licence.number };
    default:
      return {};
  }
}
