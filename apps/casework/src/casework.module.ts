import { AccessLogServiceService, IssuanceServiceService, SupervisionServiceService } from '@licensing/contracts';
import { cutOffFor } from '@licensing/domain';
import {
  defineConfig,
  GrpcClientsModule,
  KafkaModule,
  RetentionModule,
  type Sweep,
  StoreModule,
} from '@licensing/platform';
import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { ACCESS_LOG } from './accesses/access-log';
import { AccessesService } from './accesses/accesses.service';
import { AppendRecordsService } from './append-records/append-records.service';
import { LedgerRepository } from './append-records/ledger.repository';
import { StoredRecord, StoredRecordSchema } from './append-records/ledger.schema';
import { ApplicationsService } from './applications/applications.service';
import { AuditService } from './audit/audit.service';
import { ISSUANCE, SUPERVISION } from './audit/neighbours';
import { CaseworkEnvironment } from './casework.config';
import { CaseworkGrpcController } from './casework.grpc.controller';
import { DraftsModule } from './drafts/drafts.module';
import { DraftsService } from './drafts/drafts.service';
import { EraseDraftService } from './drafts/erase-draft.service';
import { ApplicationSlotRepository } from './submit/application-slot.repository';
import { ApplicationSlot, ApplicationSlotSchema } from './submit/application-slot.schema';
import { SubmitService } from './submit/submit.service';

@Module({
  imports: [
    defineConfig(CaseworkEnvironment),
    StoreModule.forService('casework', CaseworkEnvironment),
    MongooseModule.forFeature([
      { name: ApplicationSlot.name, schema: ApplicationSlotSchema },
      { name: StoredRecord.name, schema: StoredRecordSchema },
    ]),
    DraftsModule,
    RetentionModule.for({
      imports: [DraftsModule],
      inject: [EraseDraftService],
      useFactory: (eraser: EraseDraftService): Sweep[] => [
        { kind: 'draft', cutOff: cutOffFor('draft'), sweep: (before, limit) => eraser.eraseExpired(before, limit) },
      ],
    }),
    KafkaModule.for('casework', CaseworkEnvironment),
    GrpcClientsModule.forServices(CaseworkEnvironment, [
      { token: ACCESS_LOG, definition: AccessLogServiceService, address: (config) => config.IDENTITY_ADDRESS },
      { token: ISSUANCE, definition: IssuanceServiceService, address: (config) => config.ISSUANCE_ADDRESS },
      { token: SUPERVISION, definition: SupervisionServiceService, address: (config) => config.SUPERVISION_ADDRESS },
    ]),
  ],
  controllers: [CaseworkGrpcController],
  providers: [
    AccessesService,
    DraftsService,
    ApplicationSlotRepository,
    SubmitService,
    LedgerRepository,
    AppendRecordsService,
    ApplicationsService,
    AuditService,
  ],
})
export class CaseworkModule {}
