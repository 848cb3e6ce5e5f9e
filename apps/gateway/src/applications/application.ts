import { type GetApplicationResponse } from '@licensing/contracts';
import { type AnyLedgerRecord, type ApplicationStatus, isSettled } from '@licensing/domain';

/** Where it stands, and the mandate under which it was made, if any. */
export type Status = ApplicationStatus & { readonly mandate?: string };

/** An application as casework answers it, read. */
export interface Application {
  readonly applicationId: string;
  readonly licenceType: string;
  readonly creditCode: string;
  readonly divisionCode: string;
  readonly submittedAt: string;
  /** Pseudonym of the person who asked, as its records carry it; empty for staff. */
  readonly askerRef: string;
  readonly status: Status;
  readonly records: readonly AnyLedgerRecord[];
}

export function fromCasework(answer: GetApplicationResponse): Application {
  const { applicationId, licenceType, creditCode, divisionCode, submittedAt, askerRef, statusJson, recordsJson } =
    answer;
  return {
    applicationId, licenceType, creditCode, divisionCode, submittedAt, askerRef,
    status: JSON.parse(statusJson) as Status,
    records: recordsJson.map((record) => JSON.parse(record) as AnyLedgerRecord),
  }; // prettier-ignore
}

/** Has the machine nothing to do now? True at the end, with a clerk, and where only the applicant can go on. */
export function isOutOfMachine({ status }: Application): boolean {
  return isSettled(status.state) || status.state === 'asked';
}
