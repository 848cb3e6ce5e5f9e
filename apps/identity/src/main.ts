import 'reflect-metadata';
import { IdentityServiceService } from '@licensing/contracts';
import { startService } from '@licensing/platform';
import { IdentityEnvironment } from './identity.config';
import { IdentityModule } from './identity.module';

void startService({
  name: 'identity',
  module: IdentityModule,
  environment: IdentityEnvironment,
  grpc: {
    service: 'IdentityService',
    definition: IdentityServiceService,
    address: (config) => config.IDENTITY_ADDRESS,
  },
});
