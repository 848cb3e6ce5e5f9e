import { type GetApplicationResponse, type ListApplicationsResponse } from '@licensing/contracts';
import { deriveStatus, type LedgerRecord } from '@licensing/domain';
import { AppError } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { LedgerRepository } from '../append-records/ledger.repository';
import { ApplicantRefs } from '../applicants/applicant-refs';
import { ApplicationSlotRepository } from '../submit/application-slot.repository';
import { SubmissionRepository } from '../submit/submission.repository';
import { type Submission } from '../submit/submission.schema';
import { type ListApplicationsDto } from './application.dto';

const DEFAULT_LIMIT = 20;

/** Applications as people see them: their records, and the status computed from these. */
@Injectable()
export class ApplicationsService {
  constructor(
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(LedgerRepository) private readonly ledger: LedgerRepository,
    @Inject(ApplicationSlotRepository) private readonly slots: ApplicationSlotRepository,
    @Inject(ApplicantRefs) private readonly refs: ApplicantRefs,
  ) {}

  /**
   * @param subject the person who asks; empty when a staff member does
   * @throws AppError RESOURCE.NOT_FOUND alike for an application that is absent and one that is somebody else's
   */
  async get(applicationId: string, subject: string): Promise<GetApplicationResponse> {
    const found = await this.find(applicationId);
    if (found === undefined || (subject !== '' && found.submission.applicantRef !== this.refs.of(subject))) {
      throw new AppError('RESOURCE.NOT_FOUND');
    }
    return toResponse(
      found.submission,
      found.records,
      found.records.map((record) => JSON.stringify(record)),
    );
  }

  /** A person's applications, newest first, with status and without records. */
  async list({ subject, limit, offset }: ListApplicationsDto): Promise<ListApplicationsResponse> {
    const ref = this.refs.of(subject);
    const total = await this.slots.count(ref);
    const newest = total - offset;
    const places = Array.from(
      { length: Math.max(0, Math.min(limit || DEFAULT_LIMIT, newest)) },
      (_, index) => newest - index,
    );
    const applications: GetApplicationResponse[] = [];
    for (const place of places) {
      const slot = await this.slots.find(ref, place);
      // A place without a submission: the process died between the two, and the next submission of that draft goes on.
      const found = slot === undefined ? undefined : await this.find(slot.applicationId);
      if (found !== undefined) applications.push(toResponse(found.submission, found.records, []));
    }
    return { applications, total };
  }

  private async find(applicationId: string): Promise<{ submission: Submission; records: LedgerRecord[] } | undefined> {
    const [submission, records] = await Promise.all([
      this.submissions.find(applicationId),
      this.ledger.readApplication(applicationId),
    ]);
    return submission === undefined ? undefined : { submission, records };
  }
}

function toResponse(
  { _id, licenceType, creditCode, submittedAt }: Submission,
  records: readonly LedgerRecord[],
  recordsJson: string[],
): GetApplicationResponse {
  const status = deriveStatus(records);
  const statusJson = JSON.stringify(records.length === 0 ? { ...status, since: submittedAt } : status);
  return { applicationId: _id, licenceType, creditCode, submittedAt, statusJson, recordsJson };
}
