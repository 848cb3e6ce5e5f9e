import {
  type GetPremisesRequest,
  type GetPremisesResponse,
  type ListPremisesResponse,
  type RegisteredPremises,
  type SupervisionServiceController,
  SupervisionServiceControllerMethods,
} from '@licensing/contracts';
import { AppError, Permits, validateRequest } from '@licensing/platform';
import { Controller, Inject } from '@nestjs/common';
import { from, map, type Observable } from 'rxjs';
import { GetPremisesDto } from './register-premises/premises.dto';
import { PremisesRepository } from './register-premises/premises.repository';
import { type Premises } from './register-premises/premises.schema';

@Controller()
@SupervisionServiceControllerMethods()
export class SupervisionGrpcController implements SupervisionServiceController {
  constructor(@Inject(PremisesRepository) private readonly premises: PremisesRepository) {}

  @Permits('call', 'SupervisionService.GetPremises')
  async getPremises(request: GetPremisesRequest): Promise<GetPremisesResponse> {
    const premises = await this.premises.find(validateRequest(GetPremisesDto, request).number);
    if (premises === undefined) throw new AppError('RESOURCE.NOT_FOUND');
    return { premises: toRegistered(premises) };
  }

  @Permits('call', 'SupervisionService.ListPremises')
  listPremises(): Observable<ListPremisesResponse> {
    return from(this.premises.readAll()).pipe(map((premises) => ({ premises: toRegistered(premises) })));
  }
}

function toRegistered({ licence, applicationId, eventId, registeredAt }: Premises): RegisteredPremises {
  return { licence, applicationId, eventId, registeredAt };
}
