import { Controller, Get, Headers, Param, UseGuards } from '@nestjs/common';
import { PopulationIndex } from '../../population/population-index';
import type { CertificateRecord } from '../../population/records/business.records';
import { ApiKeyGuard } from '../api-key.guard';
import { creditCodeForm } from '../id-form.pipe';
import { findNeighbour } from '../neighbour';
import { type Envelope, RegistryDesk } from '../registry-desk';

interface CertificateList {
  /** Whose certificates they are: an empty list must say it too. */
  readonly creditCode: string;
  readonly certificates: readonly Omit<CertificateRecord, 'creditCode'>[];
}

const toList = (creditCode: string, found: readonly CertificateRecord[] | undefined): CertificateList | null =>
  found
    ? {
        creditCode,
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
      answer: () => toList(creditCode, certificates.get(creditCode)),
      wrong: () => {
        const other = findNeighbour(certificates, creditCode) ?? '';
        return toList(other, certificates.get(other));
      },
    });
  }
}
