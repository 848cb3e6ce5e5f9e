import 'reflect-metadata';
import { ExtractionServiceService } from '@licensing/contracts';
import { startService } from '@licensing/platform';
import { ExtractionEnvironment } from './extraction.config';
import { ExtractionModule } from './extraction.module';
import { ReadingModule } from './reading/reading.module';

void startService({
  name: 'extraction',
  module: ExtractionModule.with(ReadingModule.for(ExtractionEnvironment)),
  environment: ExtractionEnvironment,
  grpc: {
    services: { ExtractionService: ExtractionServiceService },
    address: (config) => config.EXTRACTION_ADDRESS,
  },
});
