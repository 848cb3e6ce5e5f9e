import {
  AccessLogServiceService, CaseworkServiceService, ExtractionServiceService, IdentityServiceService, IssuanceServiceService,
  MandateServiceService, SupervisionServiceService,
} from '@licensing/contracts'; // prettier-ignore
import { GrpcClientsModule } from '@licensing/platform';
import { GatewayEnvironment } from '../gateway.config';
import { ACCESSES, CASEWORK, EXTRACTION, IDENTITY, ISSUANCE, MANDATES, SUPERVISION } from './neighbours';

/** The services behind the gateway, as typed clients. */
export const NeighboursModule = GrpcClientsModule.forServices(GatewayEnvironment, [
  { token: IDENTITY, definition: IdentityServiceService, address: (config) => config.IDENTITY_ADDRESS },
  { token: MANDATES, definition: MandateServiceService, address: (config) => config.IDENTITY_ADDRESS },
  { token: ACCESSES, definition: AccessLogServiceService, address: (config) => config.IDENTITY_ADDRESS },
  { token: EXTRACTION, definition: ExtractionServiceService, address: (config) => config.EXTRACTION_ADDRESS },
  { token: CASEWORK, definition: CaseworkServiceService, address: (config) => config.CASEWORK_ADDRESS },
  { token: ISSUANCE, definition: IssuanceServiceService, address: (config) => config.ISSUANCE_ADDRESS },
  { token: SUPERVISION, definition: SupervisionServiceService, address: (config) => config.SUPERVISION_ADDRESS },
]);
