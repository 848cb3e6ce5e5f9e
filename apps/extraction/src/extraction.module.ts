import { cutOffFor } from '@licensing/domain';
import {
  Answers,
  AnswersModule,
  defineConfig,
  ObjectsModule,
  RegistryModule,
  RetentionModule,
  StoreModule,
  type Sweep,
} from '@licensing/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { DocumentsModule } from './documents/documents.module';
import { LeftOvers } from './documents/left-overs.service';
import { ExtractionEnvironment } from './extraction.config';
import { ExtractionGrpcController } from './extraction.grpc.controller';
import { GatherService } from './gather/gather.service';
import { PrefillService } from './prefill/prefill.service';
import { SourceReader } from './sources/source-reader.service';

@Module({})
export class ExtractionModule {
  /** @param reading provides whoever looks at documents and reads them, everywhere */
  static with(reading: DynamicModule): DynamicModule {
    const answers = AnswersModule.forService();
    return {
      module: ExtractionModule,
      imports: [
        defineConfig(ExtractionEnvironment),
        StoreModule.forService('extraction', ExtractionEnvironment),
        answers,
        ObjectsModule.for(ExtractionEnvironment),
        reading,
        DocumentsModule,
        RetentionModule.for({
          imports: [answers, DocumentsModule],
          inject: [Answers, LeftOvers],
          useFactory: (kept: Answers, uploads: LeftOvers): Sweep[] => [
            kept.toSweep('registry-replies', cutOffFor('registry-replies')),
            { kind: 'upload', cutOff: cutOffFor('upload'), sweep: (before, limit) => uploads.sweep(before, limit) },
          ],
        }),
        RegistryModule.for(ExtractionEnvironment),
      ],
      controllers: [ExtractionGrpcController],
      providers: [GatherService, PrefillService, SourceReader],
    };
  }
}
