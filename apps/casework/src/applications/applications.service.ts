import { type GetApplicationResponse, type ListApplicationsResponse } from '@licensing/contracts';
import { deriveStatus, type LedgerRecord, mayReadDivision } from '@licensing/domain';
import { AppError } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { AccessesService } from '../accesses/accesses.service';
import { LedgerRepository } from '../append-records/ledger.repository';
import { ApplicantRefs } from '../applicants/applicant-refs';
import { ApplicationSlotRepository } from '../submit/application-slot.repository';
import { SubmissionRepository } from '../submit/submission.repository';
import { type Submission } from '../submit/submission.schema';
import { type GetApplicationDto, type ListApplicationsDto } from './application.dto';

const DEFAULT_LIMIT = 20;

/** Applications as people see them: their records, and the status computed from these. */
@Injectable()
export class ApplicationsService {
  constructor(
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(LedgerRepository) private readonly ledger: LedgerRepository,
    @Inject(ApplicationSlotRepository) private readonly slots: ApplicationSlotRepository,
    @Inject(ApplicantRefs) private readonly refs: ApplicantRefs,
    @Inject(AccessesService) private readonly accesses: AccessesService,
  ) {}

  /**
   * For the applicant and the representative in whose name they apply; for a member of staff of the competent office, whose
   * reading is recorded first; for a service, which names nobody.
   *
   * @throws AppError RESOURCE.NOT_FOUND alike for an application that is absent and one that is somebody else's or another
   * office's; SERVICE.UNAVAILABLE when the reading could not be recorded
   */
  async get({ applicationId, subject, reader, purpose, what }: GetApplicationDto): Promise<GetApplicationResponse> {
    const found = await this.find(applicationId);
    if (found === undefined) throw new AppError('RESOURCE.NOT_FOUND');
    const { submission, records } = found;
    if (subject !== '' && !this.isParty(submission, subject)) throw new AppError('RESOURCE.NOT_FOUND');
    if (reader !== undefined) {
      if (!mayReadDivision([reader.role], reader.office, divisionOf(submission)))
        throw new AppError('RESOURCE.NOT_FOUND');
      await this.accesses.recordReading(submission, reader, purpose, what);
    }
    return toResponse(
      submission,
      records,
      records.map((record) => JSON.stringify(record)),
      subject === '' ? '' : this.refs.of(subject),
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
      if (found !== undefined) applications.push(toResponse(found.submission, found.records, [], ref));
    }
    return { applications, total };
  }

  private isParty({ applicantRef, grantorRef }: Submission, subject: string): boolean {
    const ref = this.refs.of(subject);
    return ref === applicantRef || ref === grantorRef;
  }

  private async find(applicationId: string): Promise<{ submission: Submission; records: LedgerRecord[] } | undefined> {
    const [submission, records] = await Promise.all([
      this.submissions.find(applicationId),
      this.ledger.readApplication(applicationId),
    ]);
    return submission === undefined ? undefined : { submission, records };
  }
}

/** What was submitted before offices were known belongs to the division that registered the business. */
function divisionOf({ divisionCode, creditCode }: Submission): string {
  return divisionCode ?? creditCode.slice(2, 8);
}

function toResponse(
  submission: Submission,
  records: readonly LedgerRecord[],
  recordsJson: string[],
  askerRef: string,
): GetApplicationResponse {
  const { _id, licenceType, creditCode, submittedAt, mandateId: mandate } = submission;
  const divisionCode = divisionOf(submission);
  const status = deriveStatus(records);
  const since = records.length === 0 ? submittedAt : status.since;
  // Whoever shows it asks anew whether the mandate still holds.
  const statusJson = JSON.stringify({ ...status, since, mandate });
  return { applicationId: _id, licenceType, creditCode, submittedAt, statusJson, recordsJson, divisionCode, askerRef };
}
