import { type GetCertificateResponse } from '@licensing/contracts';
import { AppError, sha256Hex } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { CertificatesRepository } from '../store-certificate/certificates.repository';
import { ObjectStore } from '../store-certificate/object-store';

@Injectable()
export class GetCertificateService {
  constructor(
    @Inject(CertificatesRepository) private readonly certificates: CertificatesRepository,
    @Inject(ObjectStore) private readonly objects: ObjectStore,
  ) {}

  /** @throws AppError RESOURCE.NOT_FOUND when no such number was issued; SERVICE.FAULT when its file is gone or changed. */
  async get(number: string): Promise<GetCertificateResponse> {
    const certificate = await this.certificates.find(number);
    if (certificate?.kind !== 'issued') throw new AppError('RESOURCE.NOT_FOUND');
    const { applicationId, sha256 } = certificate;
    const pdf = await this.objects.find(sha256);
    if (pdf === undefined) throw new AppError('SERVICE.FAULT', new Error('the certificate file is gone'));
    if (sha256Hex(pdf) !== sha256) throw new AppError('SERVICE.FAULT', new Error('the certificate file was changed'));
    return { pdf, sha256, applicationId };
  }
}
