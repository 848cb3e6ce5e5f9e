import { Controller, Get, Headers, Param, UseGuards } from '@nestjs/common';
import { PopulationIndex } from '../../population/population-index';
import type { HealthCertificateRecord } from '../../population/records/person.records';
import { ApiKeyGuard } from '../api-key.guard';
import { residentIdForm } from '../id-form.pipe';
import { neighbourOf } from '../neighbour';
import { type Envelope, RegistryDesk } from '../registry-desk';

/** Health certificates (健康证明). */
@Controller('registries/health-certificates')
@UseGuards(ApiKeyGuard)
export class HealthCertificatesController {
  constructor(
    private readonly desk: RegistryDesk,
    private readonly index: PopulationIndex,
  ) {}

  @Get(':idNumber')
  record(
    @Param('idNumber', residentIdForm) idNumber: string,
    @Headers('x-request-id') requestId: string | undefined,
  ): Envelope<HealthCertificateRecord> | Promise<Envelope<HealthCertificateRecord>> {
    const { healthCertificates } = this.index;
    return this.desk.answer({
      registry: 'health-certificates',
      keys: [idNumber],
      requestId,
      answer: () => healthCertificates.get(idNumber) ?? null,
      wrong: () => neighbourOf(healthCertificates, idNumber),
    });
  }
}
