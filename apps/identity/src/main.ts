import 'reflect-metadata';
import { AccessLogServiceService, IdentityServiceService, MandateServiceService } from '@licensing/contracts';
import { startService } from '@licensing/platform';
import { IdentityEnvironment } from './identity.config';
import { IdentityModule } from './identity.module';

void startService({
  name: 'identity',
  module: IdentityModule,
  environment: IdentityEnvironment,
  grpc: {
    services: {
      IdentityService: IdentityServiceService,
      MandateService: MandateServiceService,
      AccessLogService: AccessLogServiceService,
    },
    address: (config) => config.IDENTITY_ADDRESS,
  },
});
