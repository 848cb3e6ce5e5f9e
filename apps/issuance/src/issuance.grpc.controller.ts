import {
  type GetCertificateRequest,
  type GetCertificateResponse,
  type IssuanceServiceController,
  IssuanceServiceControllerMethods,
  type IssueRequest,
  type IssueResponse,
  type ListNumbersResponse,
  type VerifyNumberRequest,
  type VerifyNumberResponse,
} from '@licensing/contracts';
import { Permits, validateRequest } from '@licensing/platform';
import { Controller, Inject } from '@nestjs/common';
import { from, type Observable } from 'rxjs';
import { GetCertificateDto } from './get-certificate/get-certificate.dto';
import { GetCertificateService } from './get-certificate/get-certificate.service';
import { IssueDto } from './issue/issue.dto';
import { IssueService } from './issue/issue.service';
import { ListNumbersService } from './list-numbers/list-numbers.service';
import { VerifyNumberDto } from './verify-number/verify-number.dto';
import { VerifyNumberService } from './verify-number/verify-number.service';

@Controller()
@IssuanceServiceControllerMethods()
export class IssuanceGrpcController implements IssuanceServiceController {
  constructor(
    @Inject(IssueService) private readonly issuing: IssueService,
    @Inject(GetCertificateService) private readonly certificates: GetCertificateService,
    @Inject(VerifyNumberService) private readonly verification: VerifyNumberService,
    @Inject(ListNumbersService) private readonly numbers: ListNumbersService,
  ) {}

  @Permits('call', 'IssuanceService.Issue')
  issue(request: IssueRequest): Promise<IssueResponse> {
    return this.issuing.issue(validateRequest(IssueDto, request));
  }

  @Permits('call', 'IssuanceService.GetCertificate')
  getCertificate(request: GetCertificateRequest): Promise<GetCertificateResponse> {
    return this.certificates.get(validateRequest(GetCertificateDto, request).number);
  }

  @Permits('call', 'IssuanceService.VerifyNumber')
  verifyNumber(request: VerifyNumberRequest): Promise<VerifyNumberResponse> {
    return this.verification.verify(validateRequest(VerifyNumberDto, request));
  }

  /** The request has no fields, so there is nothing to check. */
  @Permits('call', 'IssuanceService.ListNumbers')
  listNumbers(): Observable<ListNumbersResponse> {
    return from(this.numbers.list());
  }
}
