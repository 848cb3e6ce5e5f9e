import {
  type AcceptMandateRequest, type AcceptMandateResponse, type DeclineMandateRequest, type DeclineMandateResponse,
  type GetMandateRequest, type GetMandateResponse, type GrantMandateRequest, type GrantMandateResponse,
  type ListMandatesRequest, type ListMandatesResponse, type MandateServiceController, MandateServiceControllerMethods,
  type RevokeMandateRequest, type RevokeMandateResponse,
} from '@licensing/contracts'; // prettier-ignore
import { Permits, validateRequest } from '@licensing/platform';
import { Controller, Inject } from '@nestjs/common';
import { PageDto } from '../page.dto';
import { AnswerMandateService } from './answer-mandate.service';
import { GrantMandateService } from './grant-mandate.service';
import { ListMandatesService } from './list-mandates.service';
import { GrantMandateDto, MandateDto } from './mandate.dto';

@Controller()
@MandateServiceControllerMethods()
export class MandatesGrpcController implements MandateServiceController {
  constructor(
    @Inject(GrantMandateService) private readonly grants: GrantMandateService,
    @Inject(AnswerMandateService) private readonly answers: AnswerMandateService,
    @Inject(ListMandatesService) private readonly lists: ListMandatesService,
  ) {}

  @Permits('call', 'MandateService.GrantMandate')
  grantMandate(request: GrantMandateRequest): Promise<GrantMandateResponse> {
    return this.grants.grant(validateRequest(GrantMandateDto, request));
  }

  @Permits('call', 'MandateService.AcceptMandate')
  acceptMandate(request: AcceptMandateRequest): Promise<AcceptMandateResponse> {
    return this.answers.accept(validateRequest(MandateDto, request));
  }

  @Permits('call', 'MandateService.DeclineMandate')
  async declineMandate(request: DeclineMandateRequest): Promise<DeclineMandateResponse> {
    return { mandate: await this.answers.decline(validateRequest(MandateDto, request)) };
  }

  @Permits('call', 'MandateService.RevokeMandate')
  async revokeMandate(request: RevokeMandateRequest): Promise<RevokeMandateResponse> {
    return { mandate: await this.answers.revoke(validateRequest(MandateDto, request)) };
  }

  @Permits('call', 'MandateService.GetMandate')
  async getMandate(request: GetMandateRequest): Promise<GetMandateResponse> {
    return { mandate: await this.answers.get(validateRequest(MandateDto, request)) };
  }

  @Permits('call', 'MandateService.ListMandates')
  listMandates(request: ListMandatesRequest): Promise<ListMandatesResponse> {
    return this.lists.list(validateRequest(PageDto, request));
  }
}
