import {
  type AuthoriseRequest,
  type AuthoriseResponse,
  type GetBusinessRequest,
  type GetBusinessResponse,
  type IdentityServiceController,
  IdentityServiceControllerMethods,
  type ListBusinessesRequest,
  type ListBusinessesResponse,
  type SuggestBusinessesRequest,
  type SuggestBusinessesResponse,
  type VerifyRequest,
  type VerifyResponse,
} from '@licensing/contracts';
import { Permits, validateRequest } from '@licensing/platform';
import { Controller, Inject } from '@nestjs/common';
import { AuthoriseDto } from './authority/authorise.dto';
import { AuthoriseService } from './authority/authorise.service';
import { GetBusinessDto, SuggestBusinessesDto } from './businesses/businesses.dto';
import { BusinessesService } from './businesses/businesses.service';
import { SuggestBusinessesService } from './businesses/suggest-businesses.service';
import { PageDto } from './page.dto';
import { VerifyDto } from './verify/verify.dto';
import { VerifyService } from './verify/verify.service';

@Controller()
@IdentityServiceControllerMethods()
export class IdentityGrpcController implements IdentityServiceController {
  constructor(
    @Inject(BusinessesService) private readonly businesses: BusinessesService,
    @Inject(AuthoriseService) private readonly authority: AuthoriseService,
    @Inject(SuggestBusinessesService) private readonly suggestions: SuggestBusinessesService,
    @Inject(VerifyService) private readonly verification: VerifyService,
  ) {}

  @Permits('call', 'IdentityService.ListBusinesses')
  listBusinesses(request: ListBusinessesRequest): Promise<ListBusinessesResponse> {
    return this.businesses.list(validateRequest(PageDto, request));
  }

  @Permits('call', 'IdentityService.GetBusiness')
  async getBusiness(request: GetBusinessRequest): Promise<GetBusinessResponse> {
    return { business: await this.businesses.get(validateRequest(GetBusinessDto, request)) };
  }

  @Permits('call', 'IdentityService.Authorise')
  authorise(request: AuthoriseRequest): Promise<AuthoriseResponse> {
    return this.authority.authorise(validateRequest(AuthoriseDto, request));
  }

  @Permits('call', 'IdentityService.SuggestBusinesses')
  suggestBusinesses(request: SuggestBusinessesRequest): Promise<SuggestBusinessesResponse> {
    return this.suggestions.suggest(validateRequest(SuggestBusinessesDto, request));
  }

  @Permits('call', 'IdentityService.Verify')
  verify(request: VerifyRequest): Promise<VerifyResponse> {
    return this.verification.verify(validateRequest(VerifyDto, request));
  }
}
