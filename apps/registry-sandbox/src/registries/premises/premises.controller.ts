import { Controller, Get, Headers, Param, UseGuards } from '@nestjs/common';
import { PopulationIndex } from '../../population/population-index';
import type { PremisesRecord } from '../../population/records/premises.records';
import { ApiKeyGuard } from '../api-key.guard';
import { addressCodeForm } from '../id-form.pipe';
import { neighbourOf } from '../neighbour';
import { type Envelope, RegistryDesk } from '../registry-desk';

/** Real estate and rights of use (不动产登记). */
@Controller('registries/premises')
@UseGuards(ApiKeyGuard)
export class PremisesController {
  constructor(
    private readonly desk: RegistryDesk,
    private readonly index: PopulationIndex,
  ) {}

  @Get(':addressCode')
  record(
    @Param('addressCode', addressCodeForm) addressCode: string,
    @Headers('x-request-id') requestId: string | undefined,
  ): Envelope<PremisesRecord> | Promise<Envelope<PremisesRecord>> {
    const { premises } = this.index;
    return this.desk.answer({
      registry: 'premises',
      keys: [addressCode],
      requestId,
      answer: () => premises.get(addressCode) ?? null,
      wrong: () => neighbourOf(premises, addressCode),
    });
  }
}
