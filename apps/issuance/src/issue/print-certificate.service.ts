import { type Licence } from '@licensing/contracts';
import { getLocalDate, type LicenceNumber, type LicenceTypeDefinition } from '@licensing/domain';
import { AppError, LOGGER, type Logger, sha256Hex } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { IssuanceEnvironment } from '../issuance.config';
import { type CertificateContent, CertificateRenderer } from '../render-certificate/certificate-renderer';
import { lintCertificate } from '../render-certificate/lint-certificate';
import { type ReservedNumber } from '../reserve-number/reserved-number.schema';
import {
  CertificatesRepository,
  type IssuedCertificate,
  type NumberOutcome,
} from '../store-certificate/certificates.repository';
import { ObjectStore } from '../store-certificate/object-store';
import { type IssuePlan } from './derive-issue-plan';

type Rendered =
  { readonly kind: 'sound'; readonly pdf: Buffer } | { readonly kind: 'unsound'; readonly reason: string };

/** From a reserved number to a certificate that counts: render, lint, store the file, record it. */
@Injectable()
export class PrintCertificateService {
  constructor(
    @Inject(IssuanceEnvironment) private readonly config: IssuanceEnvironment,
    @Inject(CertificateRenderer) private readonly renderer: CertificateRenderer,
    @Inject(ObjectStore) private readonly objects: ObjectStore,
    @Inject(CertificatesRepository) private readonly certificates: CertificatesRepository,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** @throws AppError ISSUANCE.LINT when what was rendered must not go out; the number is void then. */
  async print(
    definition: LicenceTypeDefinition,
    plan: IssuePlan,
    reserved: ReservedNumber,
  ): Promise<IssuedCertificate> {
    const number = reserved.number as LicenceNumber;
    const issuedOn = getLocalDate(reserved.issuedOn);
    const content: CertificateContent = {
      template: definition.certificate.template,
      title: definition.name.zh,
      number,
      face: plan.face(number, issuedOn),
      verifyUrl: `${this.config.PUBLIC_URL}/verify/${number}`,
      issuedOn,
    };
    const rendered = this.renderLinted(content, plan.licence(number, issuedOn, '').operatorName);
    const end =
      rendered.kind === 'sound'
        ? await this.publish(reserved.applicationId, rendered.pdf, (sha256) => plan.licence(number, issuedOn, sha256))
        : await this.void(reserved, rendered.reason);
    if (end.kind === 'void') throw new AppError('ISSUANCE.LINT', new Error(end.reason));
    return end;
  }

  private renderLinted(content: CertificateContent, operatorName: string): Rendered {
    try {
      const rendered = this.renderer.render(content);
      const problems = lintCertificate(rendered, content, operatorName);
      return problems.length === 0
        ? { kind: 'sound', pdf: rendered.pdf }
        : { kind: 'unsound', reason: problems.join(', ') };
    } catch (error) {
      // The message may quote what was to be printed: it is logged by its stack only.
      this.log.error({ number: content.number, err: error }, 'a certificate could not be rendered');
      return { kind: 'unsound', reason: 'render' };
    }
  }

  private async publish(
    applicationId: string,
    pdf: Buffer,
    toLicence: (sha256: string) => Licence,
  ): Promise<NumberOutcome> {
    const sha256 = sha256Hex(pdf);
    try {
      await this.objects.put(sha256, pdf);
    } catch (error) {
      throw new AppError('SERVICE.UNAVAILABLE', error);
    }
    return this.certificates.issue(applicationId, toLicence(sha256));
  }

  private void({ applicationId, number }: ReservedNumber, reason: string): Promise<NumberOutcome> {
    this.log.error({ applicationId, number, reason }, 'a certificate failed its checks; its number is void');
    return this.certificates.void(applicationId, number, reason);
  }
}
