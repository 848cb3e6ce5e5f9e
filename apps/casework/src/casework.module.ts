import { IssuanceServiceService, SupervisionServiceService } from '@licensing/contracts';
import { defineConfig, GrpcClientsModule, KafkaModule, StoreModule } from '@licensing/platform';
import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AppendRecordsService } from './append-records/append-records.service';
import { LedgerRepository } from './append-records/ledger.repository';
import { StoredRecord, StoredRecordSchema } from './append-records/ledger.schema';
import { ApplicantRefs } from './applicants/applicant-refs';
import { ApplicationsService } from './applications/applications.service';
import { AuditService } from './audit/audit.service';
import { ISSUANCE, SUPERVISION } from './audit/neighbours';
import { CaseworkEnvironment } from './casework.config';
import { CaseworkGrpcController } from './casework.grpc.controller';
import { DraftRepository } from './drafts/draft.repository';
import { DraftVersion, DraftVersionSchema } from './drafts/draft.schema';
import { DraftsService } from './drafts/drafts.service';
import { ApplicationSlotRepository } from './submit/application-slot.repository';
import { ApplicationSlot, ApplicationSlotSchema } from './submit/application-slot.schema';
import { SubmissionRepository } from './submit/submission.repository';
import { Submission, SubmissionSchema } from './submit/submission.schema';
import { SubmitService } from './submit/submit.service';

@Module({
  imports: [
    defineConfig(CaseworkEnvironment),
    StoreModule.forService('casework', CaseworkEnvironment),
    MongooseModule.forFeature([
      { name: DraftVersion.name, schema: DraftVersionSchema },
      { name: Submission.name, schema: SubmissionSchema },
      { name: ApplicationSlot.name, schema: ApplicationSlotSchema },
      { name: StoredRecord.name, schema: StoredRecordSchema },
    ]),
    KafkaModule.for('casework', CaseworkEnvironment),
    GrpcClientsModule.forServices(CaseworkEnvironment, [
      { token: ISSUANCE, definition: IssuanceServiceService, address: (config) => config.ISSUANCE_ADDRESS },
      { token: SUPERVISION, definition: SupervisionServiceService, address: (config) => config.SUPERVISION_ADDRESS },
    ]),
  ],
  controllers: [CaseworkGrpcController],
  providers: [
    ApplicantRefs,
    DraftRepository,
    DraftsService,
    SubmissionRepository,
    ApplicationSlotRepository,
    SubmitService,
    LedgerRepository,
    AppendRecordsService,
    ApplicationsService,
    AuditService,
  ],
})
export class CaseworkModule {}
