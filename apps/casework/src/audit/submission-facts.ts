import { type FieldSeal, toPlace } from '@licensing/platform';
import { type Submission, type SubmissionContent } from '../submit/submission.schema';
import { type SubmissionFacts } from './case-file';
import { hashOf } from './ledger-entry';

export function toSubmissionFacts(submission: Submission, seal: FieldSeal): SubmissionFacts {
  const { submittedAt, creditCode, formSha256, mandateId } = submission;
  return { submittedAt, creditCode, formSha256, mandateId, isIntact: findFormHash(submission, seal) === formSha256 };
}

function findFormHash({ _id, sealed }: Submission, seal: FieldSeal): string | undefined {
  try {
    return hashOf((seal.open(sealed, toPlace('submissions', _id)) as SubmissionContent).declared);
  } catch {
    // Authenticated encryption: what does not open was changed, or sealed under another key.
    return undefined;
  }
}
