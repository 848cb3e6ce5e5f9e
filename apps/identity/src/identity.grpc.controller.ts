import {
  type GetBusinessRequest,
  type GetBusinessResponse,
  type IdentityServiceController,
  IdentityServiceControllerMethods,
  type ListBusinessesRequest,
  type ListBusinessesResponse,
  type VerifyRequest,
  type VerifyResponse,
} from '@licensing/contracts';
import { validateRequest } from '@licensing/platform';
import { Controller, Inject } from '@nestjs/common';
import { GetBusinessDto, ListBusinessesDto } from './businesses/businesses.dto';
import { BusinessesService } from './businesses/businesses.service';
import { VerifyDto } from './verify/verify.dto';
import { VerifyService } from './verify/verify.service';

@Controller()
@IdentityServiceControllerMethods()
export class IdentityGrpcController implements IdentityServiceController {
  constructor(
    @Inject(BusinessesService) private readonly businesses: BusinessesService,
    @Inject(VerifyService) private readonly verification: VerifyService,
  ) {}

  listBusinesses(request: ListBusinessesRequest): Promise<ListBusinessesResponse> {
    return this.businesses.list(validateRequest(ListBusinessesDto, request));
  }

  async getBusiness(request: GetBusinessRequest): Promise<GetBusinessResponse> {
    return { business: await this.businesses.get(validateRequest(GetBusinessDto, request)) };
  }

  verify(request: VerifyRequest): Promise<VerifyResponse> {
    return this.verification.verify(validateRequest(VerifyDto, request));
  }
}
