import { type SubmitResponse } from '@licensing/contracts';
import { APPLICATION_STATES, type ApplicationStatus, isSettled } from '@licensing/domain';
import { type Application } from './application';
import { toSteps } from './steps';

export function toStatusAnswer(status: ApplicationStatus, submittedAt: string): object {
  const { state, since, waitingFor, reasons, licenceNumber } = status;
  return {
    state, label: APPLICATION_STATES[state], since: since || submittedAt, settled: isSettled(state),
    waitingFor, reasons, licenceNumber,
  }; // prettier-ignore
}

export function toSubmittedAnswer({ applicationId, submittedAt }: SubmitResponse): object {
  const self = `/v1/applications/${applicationId}`;
  return { applicationId, state: 'submitted', submittedAt, links: { self, progress: `${self}/progress` } };
}

export function toSummaryAnswer({ applicationId, licenceType, creditCode, submittedAt, status }: Application): object {
  return {
    applicationId, licenceType, creditCode, submittedAt, status: toStatusAnswer(status, submittedAt),
    links: { self: `/v1/applications/${applicationId}` },
  }; // prettier-ignore
}

export function toApplicationAnswer(application: Application): object {
  const { applicationId, licenceType, creditCode, submittedAt, status, records } = application;
  const self = `/v1/applications/${applicationId}`;
  const number = status.licenceNumber;
  return {
    applicationId, licenceType, creditCode, submittedAt,
    status: toStatusAnswer(status, submittedAt),
    steps: toSteps(application),
    history: records.map(({ n, type, time, data, previousHash, hash }) => ({ n, type, time, data, previousHash, hash })),
    links: {
      self, progress: `${self}/progress`,
      ...(number === undefined ? {} : { certificate: `/v1/certificates/${number}/file`, verification: `/verify/${number}` }),
    },
  }; // prettier-ignore
}
