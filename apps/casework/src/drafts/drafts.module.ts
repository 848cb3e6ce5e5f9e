import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { ApplicantRefs } from '../applicants/applicant-refs';
import { SubmissionRepository } from '../submit/submission.repository';
import { Submission, SubmissionSchema } from '../submit/submission.schema';
import { DraftRepository } from './draft.repository';
import { DraftVersion, DraftVersionSchema } from './draft.schema';
import { EraseDraftService } from './erase-draft.service';

/** Drafts and frozen forms as they are stored, and how drafts end. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: DraftVersion.name, schema: DraftVersionSchema },
      { name: Submission.name, schema: SubmissionSchema },
    ]),
  ],
  providers: [ApplicantRefs, DraftRepository, SubmissionRepository, EraseDraftService],
  exports: [ApplicantRefs, DraftRepository, SubmissionRepository, EraseDraftService],
})
export class DraftsModule {}
