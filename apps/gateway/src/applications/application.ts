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
  readonly status: Status;
  readonly records: readonly AnyLedgerRecord[];
}

export function fromCasework(answer: GetApplicationResponse): Application {
  const { applicationId, licenceType, creditCode, divisionCode, submittedAt, statusJson, recordsJson } = answer;
  return {
    applicationId, licenceType, creditCode, divisionCode, submittedAt,
    status: JSON.parse(statusJson) as Status,
    records: recordsJson.map((record) => JSON.parse(record) as AnyLedgerRecord),
  }; // prettier-ignore
}

/** Has the machine nothing to do now? True at the end, with a clerk, and where only the applicant can go on. */
export function isOutOfMachine({ status }: Application): boolean {
  return isSettled(status.state) || status.state === 'asked';
}

/** Pseudonym of the applicant: who made the first record. @throws Error when there is none yet */
export function getApplicantRef({ records }: Pick<Application, 'records'>): string {
  const actor = records.find(({ type }) => type === 'licensing.application.submitted.v1')?.actor;
  if (actor?.kind !== 'person') throw new TypeError('an application without the record of its submission');
  return actor.ref;
}
