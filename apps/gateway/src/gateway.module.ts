import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { defineConfig, ObjectsModule, StoreModule, TemporalClientModule } from '@licensing/platform';
import { AccessGuard } from './access/access.guard';
import { ApplicationReader } from './applications/application-reader';
import { ApplicationsController } from './applications/applications.controller';
import { ApplicationsService } from './applications/applications.service';
import { WorkflowAnswers } from './applications/workflow-answers';
import { WorkflowStarter } from './applications/workflow-starter';
import { AuditController } from './audit/audit.controller';
import { AuthorityService } from './authority/authority.service';
import { BusinessesController } from './businesses/businesses.controller';
import { CertificatesController } from './certificates/certificates.controller';
import { DocumentsController } from './documents/documents.controller';
import { DocumentsService } from './documents/documents.service';
import { UploadLimits } from './documents/upload-limits';
import { UploadsService } from './documents/uploads.service';
import { DraftFiller } from './drafts/draft-filler';
import { DraftsController } from './drafts/drafts.controller';
import { DraftsService } from './drafts/drafts.service';
import { BusinessSuggestions } from './drafts/suggestions';
import { GatewayEnvironment } from './gateway.config';
import { GatewayHealthModule } from './health/health.module';
import { RouteTable } from './http/route-table';
import { LandingController } from './landing/landing.controller';
import { LicenceTypes } from './licence-types/licence-types';
import { LicenceTypesController } from './licence-types/licence-types.controller';
import { MandatesController } from './mandates/mandates.controller';
import { MandatesService } from './mandates/mandates.service';
import { MeController } from './me/me.controller';
import { OwnDataService } from './me/own-data.service';
import { NeighboursModule } from './neighbours/neighbours.module';
import { OpenApi } from './openapi/open-api';
import { OpenApiController } from './openapi/open-api.controller';
import { ProblemFilter } from './problems/problem.filter';
import { ProgressController } from './progress/progress.controller';
import { ProgressModule } from './progress/progress.module';
import { RegisterController } from './register/register.controller';
import { GatewayRetentionModule } from './retention/gateway-retention.module';
import { SessionModule } from './session/session.module';
import { SignInModule } from './sign-in/sign-in.module';
import { StaffModule } from './staff/staff.module';
import { VerificationController } from './verification/verification.controller';
import { VerificationService } from './verification/verification.service';

@Module({
  imports: [
    defineConfig(GatewayEnvironment),
    GatewayHealthModule,
    StoreModule.forService('gateway', GatewayEnvironment),
    TemporalClientModule.for(GatewayEnvironment),
    NeighboursModule,
    ObjectsModule.for(GatewayEnvironment),
    SessionModule,
    SignInModule,
    StaffModule,
    ProgressModule,
    GatewayRetentionModule,
  ],
  controllers: [
    LandingController,
    OpenApiController,
    LicenceTypesController,
    BusinessesController,
    DraftsController,
    DocumentsController,
    MandatesController,
    MeController,
    ApplicationsController,
    ProgressController,
    CertificatesController,
    VerificationController,
    RegisterController,
    AuditController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
    RouteTable,
    OpenApi,
    LicenceTypes,
    AuthorityService,
    BusinessSuggestions,
    DraftFiller,
    DraftsService,
    DocumentsService,
    UploadsService,
    { provide: UploadLimits, useFactory: () => new UploadLimits() },
    MandatesService,
    OwnDataService,
    ApplicationReader,
    ApplicationsService,
    WorkflowStarter,
    WorkflowAnswers,
    VerificationService,
  ],
})
export class GatewayModule {}
