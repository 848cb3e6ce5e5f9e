import { type IssuanceServiceService, type SupervisionServiceService } from '@licensing/contracts';
import { type GrpcClient } from '@licensing/platform';

/** Injection tokens of the services the audit asks. */
export const ISSUANCE = Symbol('issuance');
export const SUPERVISION = Symbol('supervision');

export type IssuanceClient = Pick<GrpcClient<typeof IssuanceServiceService>, 'listNumbers'>;
export type SupervisionClient = Pick<GrpcClient<typeof SupervisionServiceService>, 'listPremises'>;
