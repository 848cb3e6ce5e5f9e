import {
  type ExtractionServiceController,
  ExtractionServiceControllerMethods,
  type GatherRequest,
  type GatherResponse,
  type GetGatheredRequest,
  type GetGatheredResponse,
  type PrefillRequest,
  type PrefillResponse,
} from '@licensing/contracts';
import { Permits, validateRequest } from '@licensing/platform';
import { Controller, Inject } from '@nestjs/common';
import { GatherDto, GetGatheredDto } from './gather/gather.dto';
import { GatherService } from './gather/gather.service';
import { PrefillDto } from './prefill/prefill.dto';
import { PrefillService } from './prefill/prefill.service';

@Controller()
@ExtractionServiceControllerMethods()
export class ExtractionGrpcController implements ExtractionServiceController {
  constructor(
    @Inject(PrefillService) private readonly prefilling: PrefillService,
    @Inject(GatherService) private readonly gathering: GatherService,
  ) {}

  @Permits('call', 'ExtractionService.Prefill')
  prefill({ licenceType, typeVersion, creditCode, declaredJson }: PrefillRequest): Promise<PrefillResponse> {
    return this.prefilling.prefill(validateRequest(PrefillDto, { licenceType, typeVersion, creditCode, declaredJson }));
  }

  @Permits('call', 'ExtractionService.Gather')
  gather(request: GatherRequest): Promise<GatherResponse> {
    const { idempotencyKey, applicationId, licenceType, typeVersion, creditCode, declaredJson } = request;
    return this.gathering.gather(
      validateRequest(GatherDto, { idempotencyKey, applicationId, licenceType, typeVersion, creditCode, declaredJson }),
    );
  }

  @Permits('call', 'ExtractionService.GetGathered')
  async getGathered(request: GetGatheredRequest): Promise<GetGatheredResponse> {
    return { gathered: await this.gathering.get(validateRequest(GetGatheredDto, request).idempotencyKey) };
  }
}
