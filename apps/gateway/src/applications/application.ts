import { type GetApplicationResponse } from '@licensing/contracts';
import { type AnyLedgerRecord, type ApplicationStatus, isSettled } from '@licensing/domain';

/** An application as casework answers it, read. */
export interface Application {
  readonly applicationId: string;
  readonly licenceType: string;
  readonly creditCode: string;
  readonly submittedAt: string;
  readonly status: ApplicationStatus;
  readonly records: readonly AnyLedgerRecord[];
}

export function fromCasework(answer: GetApplicationResponse): Application {
  const { applicationId, licenceType, creditCode, submittedAt, statusJson, recordsJson } = answer;
  return {
    applicationId, licenceType, creditCode, submittedAt,
    status: JSON.parse(statusJson) as ApplicationStatus,
    records: recordsJson.map((record) => JSON.parse(record) as AnyLedgerRecord),
  }; // prettier-ignore
}

/** Has the machine nothing more to do? */
export function isSettledApplication({ status }: Application): boolean {
  return isSettled(status.state);
}
