import {
  CaseworkServiceService,
  ComparisonServiceService,
  ExtractionServiceService,
  IdentityServiceService,
  IssuanceServiceService,
} from '@licensing/contracts';
import { createGrpcClient, type GrpcClient } from '@licensing/platform';
import { type OrchestratorEnvironment } from './orchestrator.config';

/** The services that activities call. */
export interface Services {
  readonly identity: GrpcClient<typeof IdentityServiceService>;
  readonly extraction: GrpcClient<typeof ExtractionServiceService>;
  readonly comparison: GrpcClient<typeof ComparisonServiceService>;
  readonly issuance: GrpcClient<typeof IssuanceServiceService>;
  readonly casework: GrpcClient<typeof CaseworkServiceService>;
}

export function connectServices(config: OrchestratorEnvironment): Services {
  return {
    identity: createGrpcClient(IdentityServiceService, config.IDENTITY_ADDRESS, config),
    extraction: createGrpcClient(ExtractionServiceService, config.EXTRACTION_ADDRESS, config),
    comparison: createGrpcClient(ComparisonServiceService, config.COMPARISON_ADDRESS, config),
    issuance: createGrpcClient(IssuanceServiceService, config.ISSUANCE_ADDRESS, config),
    casework: createGrpcClient(CaseworkServiceService, config.CASEWORK_ADDRESS, config),
  };
}

export function closeServices(services: Services): void {
  for (const client of Object.values(services) as GrpcClient<typeof CaseworkServiceService>[]) client.close();
}
