import {
  type AccessLogServiceService, type CaseworkServiceService, type ExtractionServiceService, type IdentityServiceService, type IssuanceServiceService,
  type MandateServiceService, type SupervisionServiceService,
} from '@licensing/contracts'; // prettier-ignore
import { type GrpcClient } from '@licensing/platform';

export const IDENTITY = Symbol('identity');
export const MANDATES = Symbol('mandates');
export const ACCESSES = Symbol('accesses');
export const EXTRACTION = Symbol('extraction');
export const CASEWORK = Symbol('casework');
export const ISSUANCE = Symbol('issuance');
export const SUPERVISION = Symbol('supervision');

export type IdentityClient = GrpcClient<typeof IdentityServiceService>;
export type MandatesClient = GrpcClient<typeof MandateServiceService>;
export type AccessesClient = GrpcClient<typeof AccessLogServiceService>;
export type ExtractionClient = GrpcClient<typeof ExtractionServiceService>;
export type CaseworkClient = GrpcClient<typeof CaseworkServiceService>;
export type IssuanceClient = GrpcClient<typeof IssuanceServiceService>;
export type SupervisionClient = GrpcClient<typeof SupervisionServiceService>;
