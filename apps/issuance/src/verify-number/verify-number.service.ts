import { VerificationState, type VerifyNumberRequest, type VerifyNumberResponse } from '@licensing/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { CertificatesRepository } from '../store-certificate/certificates.repository';
import { deriveVerificationState } from './derive-verification-state';

@Injectable()
export class VerifyNumberService {
  constructor(@Inject(CertificatesRepository) private readonly certificates: CertificatesRepository) {}

  /** Reserved and void numbers are unknown to the public: nobody holds them. */
  async verify({ number, onDate }: VerifyNumberRequest): Promise<VerifyNumberResponse> {
    const certificate = await this.certificates.find(number);
    const licence = certificate?.kind === 'issued' ? certificate.licence : undefined;
    const state = deriveVerificationState(licence, onDate);
    return { state, licence: state === VerificationState.VERIFICATION_STATE_UNKNOWN ? undefined : licence };
  }
}
