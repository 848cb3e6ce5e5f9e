import { AnswersModule, defineConfig, RegistryModule, StoreModule } from '@licensing/platform';
import { Module } from '@nestjs/common';
import { ExtractionEnvironment } from './extraction.config';
import { ExtractionGrpcController } from './extraction.grpc.controller';
import { GatherService } from './gather/gather.service';
import { PrefillService } from './prefill/prefill.service';
import { SourceReader } from './sources/source-reader.service';

@Module({
  imports: [
    defineConfig(ExtractionEnvironment),
    StoreModule.forService('extraction', ExtractionEnvironment),
    AnswersModule.forService(),
    RegistryModule.for(ExtractionEnvironment),
  ],
  controllers: [ExtractionGrpcController],
  providers: [GatherService, PrefillService, SourceReader],
})
export class ExtractionModule {}
