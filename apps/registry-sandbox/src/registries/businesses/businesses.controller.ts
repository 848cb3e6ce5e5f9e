import { Controller, Get, Headers, Param, Query, UseGuards } from '@nestjs/common';
import { PopulationIndex } from '../../population/population-index';
import type { BusinessRecord } from '../../population/records/business.records';
import { ApiKeyGuard } from '../api-key.guard';
import { creditCodeForm, representativeForm } from '../id-form.pipe';
import { findNeighbour, neighbourOf } from '../neighbour';
import { toPage } from '../page';
import { type Envelope, RegistryDesk } from '../registry-desk';

interface BusinessSummary extends Pick<BusinessRecord, 'creditCode' | 'name' | 'status' | 'domicile' | 'divisionCode'> {
  readonly role: BusinessRecord['representative']['role'];
}

interface BusinessList {
  /** Whose businesses they are: an empty list must say it too. */
  readonly representative: string;
  readonly businesses: readonly BusinessSummary[];
  readonly total: number;
}

const toSummary = ({
  creditCode,
  name,
  status,
  representative,
  domicile,
  divisionCode,
}: BusinessRecord): BusinessSummary => ({
  creditCode,
  name,
  status,
  role: representative.role,
  domicile,
  divisionCode,
});

/** Business registration (市场主体登记). */
@Controller('registries/business-registration')
@UseGuards(ApiKeyGuard)
export class BusinessesController {
  constructor(
    private readonly desk: RegistryDesk,
    private readonly index: PopulationIndex,
  ) {}

  @Get('businesses/:creditCode')
  business(
    @Param('creditCode', creditCodeForm) creditCode: string,
    @Headers('x-request-id') requestId: string | undefined,
  ): Envelope<BusinessRecord> | Promise<Envelope<BusinessRecord>> {
    const { businesses } = this.index;
    return this.desk.answer({
      registry: 'business-registration',
      keys: [creditCode],
      requestId,
      answer: () => businesses.get(creditCode) ?? null,
      wrong: () => neighbourOf(businesses, creditCode),
    });
  }

  /** Businesses that a person represents; an empty list when there are none. */
  @Get('businesses')
  businessesOf(
    @Query('representative', representativeForm) idNumber: string,
    @Query('limit') limit: string | undefined,
    @Query('offset') offset: string | undefined,
    @Headers('x-request-id') requestId: string | undefined,
  ): Envelope<BusinessList> | Promise<Envelope<BusinessList>> {
    const { businessesByRepresentative } = this.index;
    const page = toPage(limit, offset);
    const list = (representative: string): BusinessList => {
      const found = businessesByRepresentative.get(representative) ?? [];
      return {
        representative,
        businesses: found.slice(page.offset, page.offset + page.limit).map(toSummary),
        total: found.length,
      };
    };
    return this.desk.answer({
      registry: 'business-registration',
      keys: [idNumber],
      requestId,
      answer: () => list(idNumber),
      wrong: () => list(findNeighbour(businessesByRepresentative, idNumber) ?? ''),
    });
  }
}
