import 'reflect-metadata';
import { IssuanceServiceService } from '@licensing/contracts';
import { startService } from '@licensing/platform';
import { IssuanceEnvironment } from './issuance.config';
import { IssuanceModule } from './issuance.module';

void startService({
  name: 'issuance',
  module: IssuanceModule,
  environment: IssuanceEnvironment,
  grpc: {
    services: { IssuanceService: IssuanceServiceService },
    address: (config) => config.ISSUANCE_ADDRESS,
  },
});
