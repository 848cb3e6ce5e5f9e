import { Controller, Get, Headers, Param, UseGuards } from '@nestjs/common';
import { PopulationIndex } from '../../population/population-index';
import type { CertificateRecord } from '../../population/records/business.records';
import { ApiKeyGuard } from '../api-key.guard';
import { creditCodeForm } from '../id-form.pipe';
import { neighbourOf } from '../neighbour';
import { type Envelope, RegistryDesk } from '../registry-desk';

interface CertificateList {
  readonly certificates: readonly Omit<CertificateRecord, 'creditCode'>[];
}

const toList = (found: readonly CertificateRecord[] | null | undefined): CertificateList | null =>
  found
    ? {
        certificates: found.map(({ type, number, holder, issuedOn, validTo, status }) => ({
          type,
          number,
          holder,
          issuedOn,
          validTo,
          status,
        })),
      }
    : null;

/** Electronic certificate library (电子证照库). */
@Controller('registries/certificate-library')
@UseGuards(ApiKeyGuard)
export class CertificatesController {
  constructor(
    private readonly desk: RegistryDesk,
    private readonly index: PopulationIndex,
  ) {}

  @Get(':creditCode')
  record(
    @Param('creditCode', creditCodeForm) creditCode: string,
    @Headers('x-request-id') requestId: string | undefined,
  ): Envelope<CertificateList> | Promise<Envelope<CertificateList>> {
    const { certificates } = this.index;
    return this.desk.answer({
      registry: 'certificate-library',
      keys: [creditCode],
      requestId,
      answer: () => toList(certificates.get(creditCode)),
      wrong: () => toList(neighbourOf(certificates, creditCode)),
    });
  }
}
