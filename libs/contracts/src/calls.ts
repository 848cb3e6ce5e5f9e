import { type AccessLogServiceService } from './generated/licensing/v1/accesses';
import { type CaseworkServiceService } from './generated/licensing/v1/casework';
import { type ComparisonServiceService } from './generated/licensing/v1/comparison';
import { type ExtractionServiceService } from './generated/licensing/v1/extraction';
import { type IdentityServiceService } from './generated/licensing/v1/identity';
import { type IssuanceServiceService } from './generated/licensing/v1/issuance';
import { type MandateServiceService } from './generated/licensing/v1/mandates';
import { type SupervisionServiceService } from './generated/licensing/v1/supervision';

interface Definitions {
  readonly AccessLogService: typeof AccessLogServiceService;
  readonly CaseworkService: typeof CaseworkServiceService;
  readonly ComparisonService: typeof ComparisonServiceService;
  readonly ExtractionService: typeof ExtractionServiceService;
  readonly IdentityService: typeof IdentityServiceService;
  readonly IssuanceService: typeof IssuanceServiceService;
  readonly MandateService: typeof MandateServiceService;
  readonly SupervisionService: typeof SupervisionServiceService;
}

type ServiceName = keyof Definitions;
type Row = { readonly [S in ServiceName]?: readonly Capitalize<keyof Definitions[S] & string>[] };

/** The app that answers each gRPC service: the name that its certificate must bear. */
export const ANSWERED_BY: Readonly<Record<ServiceName, string>> = {
  AccessLogService: 'identity',
  CaseworkService: 'casework',
  ComparisonService: 'comparison',
  ExtractionService: 'extraction',
  IdentityService: 'identity',
  IssuanceService: 'issuance',
  MandateService: 'identity',
  SupervisionService: 'supervision',
};

/**
 * Which app may call which methods. A caller without a row, and a method that is not in its row, is refused.
 * `operator` is no app: the certificate of measurements and of people at the machine itself.
 */
export const CALLS: Readonly<Record<string, Row>> = {
  gateway: {
    AccessLogService: ['ListAccesses'],
    CaseworkService: [
      'CreateDraft', 'SaveDraft', 'GetDraft', 'EraseDraft', 'Submit', 'GetApplication', 'ListApplications', 'Audit',
    ], // prettier-ignore
    ExtractionService: [
      'Prefill', 'AddDocument', 'GetDocument', 'ListDocuments', 'AttachDocument', 'CorrectDocument', 'EraseDocument', 'GetPagePicture',
    ], // prettier-ignore
    IdentityService: ['ListBusinesses', 'GetBusiness', 'Authorise', 'SuggestBusinesses'],
    IssuanceService: ['GetCertificate', 'VerifyNumber'],
    MandateService: ['GrantMandate', 'AcceptMandate', 'DeclineMandate', 'RevokeMandate', 'GetMandate', 'ListMandates'],
    SupervisionService: ['GetPremises'],
  },
  orchestrator: {
    CaseworkService: ['GetSubmission', 'Append', 'GetApplication'],
    ComparisonService: ['Decide'],
    ExtractionService: ['Gather', 'GetGathered', 'ReadDocuments'],
    IdentityService: ['Verify'],
    IssuanceService: ['Issue'],
  },
  identity: {
    ExtractionService: ['GetExtracted'],
  },
  casework: {
    AccessLogService: ['RecordAccess'],
    IssuanceService: ['ListNumbers'],
    SupervisionService: ['ListPremises'],
  },
  operator: {
    IdentityService: ['Verify'],
  },
};
