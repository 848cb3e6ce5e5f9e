import {
  type ComparisonServiceController,
  ComparisonServiceControllerMethods,
  type DecideRequest,
  type DecideResponse,
} from '@licensing/contracts';
import { Permits, validateRequest } from '@licensing/platform';
import { Controller, Inject } from '@nestjs/common';
import { DecideDto } from './decide/decide.dto';
import { DecideService } from './decide/decide.service';

@Controller()
@ComparisonServiceControllerMethods()
export class ComparisonGrpcController implements ComparisonServiceController {
  constructor(@Inject(DecideService) private readonly decisions: DecideService) {}

  @Permits('call', 'ComparisonService.Decide')
  decide(request: DecideRequest): Promise<DecideResponse> {
    return this.decisions.decide(validateRequest(DecideDto, request));
  }
}
