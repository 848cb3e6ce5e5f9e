import { Controller, Get, Headers, Param, Query, UseGuards } from '@nestjs/common';
import { PopulationIndex } from '../../population/population-index';
import type { StandardAddressRecord } from '../../population/records/premises.records';
import { badForm } from '../../problems/sandbox-problem';
import { ApiKeyGuard } from '../api-key.guard';
import { addressCodeForm } from '../id-form.pipe';
import { neighbourOf } from '../neighbour';
import { toPage } from '../page';
import { type Envelope, RegistryDesk } from '../registry-desk';
import { searchAddresses } from './search-addresses';

interface AddressList {
  readonly addresses: readonly StandardAddressRecord[];
}

const MAX_QUERY = 100;

/** Standard addresses (公安 门楼号牌). */
@Controller('registries/standard-addresses')
@UseGuards(ApiKeyGuard)
export class StandardAddressesController {
  constructor(
    private readonly desk: RegistryDesk,
    private readonly index: PopulationIndex,
  ) {}

  @Get(':addressCode')
  record(
    @Param('addressCode', addressCodeForm) addressCode: string,
    @Headers('x-request-id') requestId: string | undefined,
  ): Envelope<StandardAddressRecord> | Promise<Envelope<StandardAddressRecord>> {
    const { standardAddresses } = this.index;
    return this.desk.answer({
      registry: 'standard-addresses',
      keys: [addressCode],
      requestId,
      answer: () => standardAddresses.get(addressCode) ?? null,
      wrong: () => neighbourOf(standardAddresses, addressCode),
    });
  }

  @Get()
  search(
    @Query('q') text: unknown,
    @Query('limit') limit: string | undefined,
    @Headers('x-request-id') requestId: string | undefined,
  ): Envelope<AddressList> | Promise<Envelope<AddressList>> {
    if (typeof text !== 'string' || text.trim() === '' || text.length > MAX_QUERY) {
      throw badForm('q', { zh: `1至${MAX_QUERY}字的查询内容`, en: `what to look for, up to ${MAX_QUERY} characters` });
    }
    const page = toPage(limit, undefined);
    const { population, standardAddresses } = this.index;
    const found = (): StandardAddressRecord[] => searchAddresses(population.standardAddresses, text, page.limit);
    return this.desk.answer({
      registry: 'standard-addresses',
      keys: [text],
      requestId,
      answer: () => ({ addresses: found() }),
      wrong: () => ({
        addresses: found().flatMap(({ addressCode }) => neighbourOf(standardAddresses, addressCode) ?? []),
      }),
    });
  }
}
