import 'reflect-metadata';
import { ComparisonServiceService } from '@licensing/contracts';
import { startService } from '@licensing/platform';
import { ComparisonEnvironment } from './comparison.config';
import { ComparisonModule } from './comparison.module';

void startService({
  name: 'comparison',
  module: ComparisonModule,
  environment: ComparisonEnvironment,
  grpc: {
    services: { ComparisonService: ComparisonServiceService },
    address: (config) => config.COMPARISON_ADDRESS,
  },
});
