import { listLicenceTypes, cutOffFor } from '@licensing/domain';
import { Answers, AnswersModule, defineConfig, Readiness, RetentionModule, StoreModule } from '@licensing/platform';
import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { PlaceClaim, PlaceClaimSchema } from './claim-place/place-claim.schema';
import { PlaceClaimsRepository } from './claim-place/place-claims.repository';
import { GetCertificateService } from './get-certificate/get-certificate.service';
import { IssuanceEnvironment } from './issuance.config';
import { IssuanceGrpcController } from './issuance.grpc.controller';
import { IssueService } from './issue/issue.service';
import { PrintCertificateService } from './issue/print-certificate.service';
import { ListNumbersService } from './list-numbers/list-numbers.service';
import { CertificateRenderer } from './render-certificate/certificate-renderer';
import { NumbersRepository } from './reserve-number/numbers.repository';
import { ReserveNumberService } from './reserve-number/reserve-number.service';
import { ReservedNumber, ReservedNumberSchema } from './reserve-number/reserved-number.schema';
import { Certificate, CertificateSchema } from './store-certificate/certificate.schema';
import { CertificatesRepository } from './store-certificate/certificates.repository';
import { ObjectStore } from './store-certificate/object-store';
import { VerifyNumberService } from './verify-number/verify-number.service';

const answers = AnswersModule.forService();

@Module({
  imports: [
    defineConfig(IssuanceEnvironment),
    StoreModule.forService('issuance', IssuanceEnvironment),
    answers,
    RetentionModule.for({
      imports: [answers],
      inject: [Answers],
      useFactory: (kept: Answers) => [kept.toSweep('answers', cutOffFor('answers'))],
    }),
    MongooseModule.forFeature([
      { name: PlaceClaim.name, schema: PlaceClaimSchema },
      { name: ReservedNumber.name, schema: ReservedNumberSchema },
      { name: Certificate.name, schema: CertificateSchema },
    ]),
  ],
  controllers: [IssuanceGrpcController],
  providers: [
    CertificateRenderer,
    {
      provide: ObjectStore,
      inject: [IssuanceEnvironment],
      useFactory: (config: IssuanceEnvironment) => new ObjectStore(config.OBJECT_STORE_DIR),
    },
    PlaceClaimsRepository,
    NumbersRepository,
    CertificatesRepository,
    ReserveNumberService,
    PrintCertificateService,
    IssueService,
    GetCertificateService,
    VerifyNumberService,
    ListNumbersService,
  ],
})
export class IssuanceModule implements OnModuleInit {
  constructor(
    @Inject(CertificateRenderer) private readonly renderer: CertificateRenderer,
    @Inject(ObjectStore) private readonly objects: ObjectStore,
    @Inject(Readiness) private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    // A licence type without its template must not be found out by an applicant. The first look also warms the fonts.
    for (const { name, certificate } of listLicenceTypes()) {
      this.renderer.getTemplateVersion(certificate.template);
      this.renderer.findUnprintable([name.zh]);
    }
    this.readiness.add({ name: 'object-store', check: () => this.objects.check() });
  }
}
