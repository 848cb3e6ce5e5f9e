import { type Document, type SubmitResponse } from '@licensing/contracts';
import { APPLICATION_STATES, type ApplicationStatus, isSettled, type LicenceTypeDefinition } from '@licensing/domain';
import { findAskedLevel } from '../authority/questions';
import { nameOfSource } from '../authority/silent-registry';
import { toStepUpLink } from '../authority/step-up';
import { type Application } from './application';
import { toApplicationDocuments, toReading } from './application-documents';
import { fromRecord } from './seen-record';
import { toSteps } from './steps';
import { toWaits } from './waits';

type Type = LicenceTypeDefinition | undefined;

export function toStatusAnswer(status: ApplicationStatus, submittedAt: string, type: Type): object {
  const { state, since, waitingFor, questions, until, reasons, licenceNumber } = status;
  return {
    state, label: APPLICATION_STATES[state], since: since || submittedAt, settled: isSettled(state),
    waitingFor: waitingFor && { ...waitingFor, name: nameOfSource(type, waitingFor.source) },
    questions, answerUntil: until, reasons, licenceNumber,
  }; // prettier-ignore
}

export function toSubmittedAnswer({ applicationId, submittedAt }: SubmitResponse): object {
  const self = `/v1/applications/${applicationId}`;
  return { applicationId, state: 'submitted', submittedAt, links: { self, progress: `${self}/progress` } };
}

/** @param application `isClosed`: its status is not to be seen any more */
export function toSummaryAnswer(application: Application & { readonly isClosed: boolean }, type: Type): object {
  const { applicationId, licenceType, creditCode, submittedAt, status, isClosed } = application;
  return {
    applicationId, licenceType, creditCode, submittedAt,
    ...(isClosed ? { mandateEnded: true } : { status: toStatusAnswer(status, submittedAt, type) }),
    links: { self: `/v1/applications/${applicationId}` },
  }; // prettier-ignore
}

/** The sign-in that is asked, where one is. */
function toStepUp({ questions = [] }: ApplicationStatus, returnTo: string): object {
  const level = findAskedLevel(questions);
  return level === undefined ? {} : { stepUp: toStepUpLink(level, returnTo) };
}

/**
 * @param own documents of the applicant who asks, as they stand now; for anybody else none
 * @param now ISO 8601 instant: how long a registry that is still silent has been waited for
 */
export function toApplicationAnswer(
  application: Application,
  type: Type,
  own: readonly Document[],
  now: string,
): object {
  const { applicationId, licenceType, creditCode, submittedAt, status, records } = application;
  const self = `/v1/applications/${applicationId}`;
  const number = status.licenceNumber;
  return {
    applicationId, licenceType, creditCode, submittedAt,
    status: toStatusAnswer(status, submittedAt, type),
    steps: toSteps(application).map((step) => ({ ...step, ...toReading(step, own) })),
    documents: toApplicationDocuments(application, type, own),
    waits: toWaits(records, now).map((wait) => ({ ...wait, name: nameOfSource(type, wait.source) })),
    history: records.map(fromRecord),
    links: {
      self, progress: `${self}/progress`,
      ...(status.state === 'asked' ? { answers: `${self}/answers`, ...toStepUp(status, self) } : {}),
      ...(number === undefined ? {} : { certificate: `/v1/certificates/${number}/file`, verification: `/verify/${number}` }),
    },
  }; // prettier-ignore
}
