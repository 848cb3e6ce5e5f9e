import 'reflect-metadata';
import { ExtractionServiceService } from '@licensing/contracts';
import { startService } from '@licensing/platform';
import { ExtractionEnvironment } from './extraction.config';
import { ExtractionModule } from './extraction.module';

void startService({
  name: 'extraction',
  module: ExtractionModule,
  environment: ExtractionEnvironment,
  grpc: {
    services: { ExtractionService: ExtractionServiceService },
    address: (config) => config.EXTRACTION_ADDRESS,
  },
});
