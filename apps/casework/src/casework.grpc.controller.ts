import {
  type AppendRequest,
  type AppendResponse,
  type AuditResponse,
  type CaseworkServiceController,
  CaseworkServiceControllerMethods,
  type CreateDraftRequest,
  type CreateDraftResponse,
  type EraseDraftRequest,
  type EraseDraftResponse,
  type GetApplicationRequest,
  type GetApplicationResponse,
  type GetDraftRequest,
  type GetDraftResponse,
  type GetSubmissionRequest,
  type GetSubmissionResponse,
  type ListApplicationsRequest,
  type ListApplicationsResponse,
  type SaveDraftRequest,
  type SaveDraftResponse,
  type SubmitRequest,
  type SubmitResponse,
} from '@licensing/contracts';
import { Permits, validateRequest } from '@licensing/platform';
import { Controller, Inject } from '@nestjs/common';
import { AppendDto } from './append-records/append.dto';
import { AppendRecordsService } from './append-records/append-records.service';
import { buildRecords } from './append-records/build-records';
import { GetApplicationDto, ListApplicationsDto } from './applications/application.dto';
import { ApplicationsService } from './applications/applications.service';
import { AuditService } from './audit/audit.service';
import { CreateDraftDto, GetDraftDto, SaveDraftDto } from './drafts/draft.dto';
import { DraftsService } from './drafts/drafts.service';
import { EraseDraftService } from './drafts/erase-draft.service';
import { GetSubmissionDto, SubmitDto } from './submit/submit.dto';
import { SubmitService } from './submit/submit.service';

@Controller()
@CaseworkServiceControllerMethods()
export class CaseworkGrpcController implements CaseworkServiceController {
  constructor(
    @Inject(DraftsService) private readonly drafts: DraftsService,
    @Inject(EraseDraftService) private readonly eraser: EraseDraftService,
    @Inject(SubmitService) private readonly submissions: SubmitService,
    @Inject(AppendRecordsService) private readonly ledger: AppendRecordsService,
    @Inject(ApplicationsService) private readonly applications: ApplicationsService,
    @Inject(AuditService) private readonly auditor: AuditService,
  ) {}

  @Permits('call', 'CaseworkService.CreateDraft')
  async createDraft(request: CreateDraftRequest): Promise<CreateDraftResponse> {
    return { draft: await this.drafts.create(validateRequest(CreateDraftDto, request)) };
  }

  @Permits('call', 'CaseworkService.SaveDraft')
  async saveDraft(request: SaveDraftRequest): Promise<SaveDraftResponse> {
    return { draft: await this.drafts.save(validateRequest(SaveDraftDto, request)) };
  }

  @Permits('call', 'CaseworkService.GetDraft')
  async getDraft(request: GetDraftRequest): Promise<GetDraftResponse> {
    const { draftId, subject } = validateRequest(GetDraftDto, request);
    return { draft: await this.drafts.get(draftId, subject) };
  }

  @Permits('call', 'CaseworkService.EraseDraft')
  async eraseDraft(request: EraseDraftRequest): Promise<EraseDraftResponse> {
    const { draftId, subject } = validateRequest(GetDraftDto, request);
    return { versions: await this.eraser.erase(draftId, subject) };
  }

  @Permits('call', 'CaseworkService.Submit')
  async submit(request: SubmitRequest): Promise<SubmitResponse> {
    const submission = await this.submissions.submit(validateRequest(SubmitDto, request));
    const {
      _id: applicationId,
      licenceType,
      typeVersion,
      submittedAt,
      formSha256,
      applicantRef,
      creditCode,
    } = submission;
    const { mandateId = '', grantorRef = '', documents = 0 } = submission;
    return {
      applicationId, licenceType, typeVersion, submittedAt, formSha256, applicantRef, creditCode, mandateId, grantorRef,
      documents,
    }; // prettier-ignore
  }

  @Permits('call', 'CaseworkService.GetSubmission')
  getSubmission(request: GetSubmissionRequest): Promise<GetSubmissionResponse> {
    return this.submissions.get(validateRequest(GetSubmissionDto, request).applicationId);
  }

  @Permits('call', 'CaseworkService.Append')
  async append(request: AppendRequest): Promise<AppendResponse> {
    const records = buildRecords(validateRequest(AppendDto, request));
    await this.ledger.append(records);
    const last = records[records.length - 1];
    return { lastN: last?.n ?? 0, lastHash: last?.hash ?? '' };
  }

  @Permits('call', 'CaseworkService.GetApplication')
  getApplication(request: GetApplicationRequest): Promise<GetApplicationResponse> {
    return this.applications.get(validateRequest(GetApplicationDto, request));
  }

  @Permits('call', 'CaseworkService.ListApplications')
  listApplications(request: ListApplicationsRequest): Promise<ListApplicationsResponse> {
    return this.applications.list(validateRequest(ListApplicationsDto, request));
  }

  @Permits('call', 'CaseworkService.Audit')
  audit(): Promise<AuditResponse> {
    return this.auditor.audit();
  }
}
