import 'reflect-metadata';
import { SupervisionServiceService } from '@licensing/contracts';
import { startService } from '@licensing/platform';
import { SupervisionEnvironment } from './supervision.config';
import { SupervisionModule } from './supervision.module';

void startService({
  name: 'supervision',
  module: SupervisionModule,
  environment: SupervisionEnvironment,
  grpc: {
    services: { SupervisionService: SupervisionServiceService },
    address: (config) => config.SUPERVISION_ADDRESS,
  },
});
