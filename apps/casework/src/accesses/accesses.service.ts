import { randomUUID } from 'node:crypto';
import { type Reader } from '@licensing/contracts';
import { AppError, FIELD_SEAL, type FieldSeal, toPlace } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type Submission, type SubmissionContent } from '../submit/submission.schema';
import { ACCESS_LOG, type AccessLogClient } from './access-log';
import { peopleNamed } from './people-named';

/** Has a reading of a case written down for everyone whom the case names, before anything is shown. */
@Injectable()
export class AccessesService {
  constructor(
    @Inject(ACCESS_LOG) private readonly log: AccessLogClient,
    @Inject(FIELD_SEAL) private readonly seal: FieldSeal,
  ) {}

  /** @throws AppError SERVICE.UNAVAILABLE when it could not be recorded: then nothing may be shown */
  async recordReading(submission: Submission, reader: Reader, purpose: string, what: string): Promise<void> {
    const { applicant, declared } = this.seal.open(
      submission.sealed,
      toPlace('submissions', submission._id),
    ) as SubmissionContent;
    try {
      await this.log.recordAccess({
        // A reading is a reading: the same person who looks twice has looked twice.
        idempotencyKey: randomUUID(),
        idNumbers: peopleNamed(submission, applicant, declared),
        reader: { ref: reader.ref, role: reader.role, office: reader.office },
        purpose,
        what,
        applicationId: submission._id,
      });
    } catch (error) {
      throw new AppError('SERVICE.UNAVAILABLE', error);
    }
  }
}
