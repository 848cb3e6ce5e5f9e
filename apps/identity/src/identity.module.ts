import { ExtractionServiceService } from '@licensing/contracts';
import { cutOffFor } from '@licensing/domain';
import {
  Answers,
  AnswersModule,
  defineConfig,
  GrpcClientsModule,
  RegistryModule,
  RetentionModule,
  StoreModule,
} from '@licensing/platform';
import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { accessSweeps } from './accesses/access-sweeps';
import { AccessRepository } from './accesses/access.repository';
import { AccessesModule } from './accesses/accesses.module';
import { AuthoriseService } from './authority/authorise.service';
import { AuthorityDesk } from './authority/authority-desk';
import { BusinessesService } from './businesses/businesses.service';
import { MandatedBusinesses } from './businesses/mandated-businesses';
import { SuggestBusinessesService } from './businesses/suggest-businesses.service';
import { EXTRACTION } from './documents/extraction-client';
import { LicenceDesk } from './documents/licence-desk';
import { IdentityEnvironment } from './identity.config';
import { IdentityGrpcController } from './identity.grpc.controller';
import { AnswerMandateService } from './mandates/answer-mandate.service';
import { GrantMandateService } from './mandates/grant-mandate.service';
import { ListMandatesService } from './mandates/list-mandates.service';
import { MandateBook } from './mandates/mandate-book';
import { MandateNames } from './mandates/mandate-names';
import { MandateSlotRepository } from './mandates/mandate-slot.repository';
import { MandateRepository } from './mandates/mandate.repository';
import {
  MandateSlot, MandateSlotSchema, StoredMandate, StoredMandateEvent, StoredMandateEventSchema, StoredMandateSchema,
} from './mandates/mandate.schema'; // prettier-ignore
import { MandatesGrpcController } from './mandates/mandates.grpc.controller';
import { BusinessRegister } from './register/business-register';
import { FactGatherer } from './verify/gather-facts';
import { VerifyService } from './verify/verify.service';

const answers = AnswersModule.forService();

@Module({
  imports: [
    defineConfig(IdentityEnvironment),
    StoreModule.forService('identity', IdentityEnvironment),
    MongooseModule.forFeature([
      { name: StoredMandate.name, schema: StoredMandateSchema },
      { name: StoredMandateEvent.name, schema: StoredMandateEventSchema },
      { name: MandateSlot.name, schema: MandateSlotSchema },
    ]),
    answers,
    AccessesModule,
    RegistryModule.for(IdentityEnvironment),
    GrpcClientsModule.forServices(IdentityEnvironment, [
      { token: EXTRACTION, definition: ExtractionServiceService, address: (config) => config.EXTRACTION_ADDRESS },
    ]),
    RetentionModule.for({
      imports: [answers, AccessesModule],
      inject: [Answers, AccessRepository],
      useFactory: (kept: Answers, accesses: AccessRepository) => [
        kept.toSweep('answers', cutOffFor('answers')),
        ...accessSweeps(accesses),
      ],
    }),
  ],
  controllers: [IdentityGrpcController, MandatesGrpcController],
  providers: [
    BusinessRegister,
    MandateNames,
    MandateRepository,
    MandateSlotRepository,
    MandateBook,
    AuthorityDesk,
    LicenceDesk,
    AuthoriseService,
    MandatedBusinesses,
    BusinessesService,
    SuggestBusinessesService,
    GrantMandateService,
    AnswerMandateService,
    ListMandatesService,
    FactGatherer,
    VerifyService,
  ],
})
export class IdentityModule {}
