import 'reflect-metadata';
import { CaseworkServiceService } from '@licensing/contracts';
import { startService } from '@licensing/platform';
import { CaseworkEnvironment } from './casework.config';
import { CaseworkModule } from './casework.module';

void startService({
  name: 'casework',
  module: CaseworkModule,
  environment: CaseworkEnvironment,
  grpc: {
    services: { CaseworkService: CaseworkServiceService },
    address: (config) => config.CASEWORK_ADDRESS,
  },
});
