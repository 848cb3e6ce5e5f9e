import { cutOffFor } from '@licensing/domain';
import {
  Answers,
  AnswersModule,
  defineConfig,
  RegistryModule,
  RetentionModule,
  StoreModule,
} from '@licensing/platform';
import { Module } from '@nestjs/common';
import { ExtractionEnvironment } from './extraction.config';
import { ExtractionGrpcController } from './extraction.grpc.controller';
import { GatherService } from './gather/gather.service';
import { PrefillService } from './prefill/prefill.service';
import { SourceReader } from './sources/source-reader.service';

const answers = AnswersModule.forService();

@Module({
  imports: [
    defineConfig(ExtractionEnvironment),
    StoreModule.forService('extraction', ExtractionEnvironment),
    answers,
    RetentionModule.for({
      imports: [answers],
      inject: [Answers],
      useFactory: (kept: Answers) => [kept.toSweep('registry-replies', cutOffFor('registry-replies'))],
    }),
    RegistryModule.for(ExtractionEnvironment),
  ],
  controllers: [ExtractionGrpcController],
  providers: [GatherService, PrefillService, SourceReader],
})
export class ExtractionModule {}
