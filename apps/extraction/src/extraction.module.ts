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
import { DocumentsModule, type ReaderProvider } from './documents/documents.module';
import { LeftOvers } from './documents/left-overs.service';
import { ExtractionEnvironment } from './extraction.config';
import { ExtractionGrpcController } from './extraction.grpc.controller';
import { GatherService } from './gather/gather.service';
import { PrefillService } from './prefill/prefill.service';
import { SourceReader } from './sources/source-reader.service';

@Module({})
export class ExtractionModule {
  /** @param reader who looks at documents and reads them */
  static with(reader: ReaderProvider): DynamicModule {
    const answers = AnswersModule.forService();
    const documents = DocumentsModule.with(reader);
    return {
      module: ExtractionModule,
      imports: [
        defineConfig(ExtractionEnvironment),
        StoreModule.forService('extraction', ExtractionEnvironment),
        answers,
        ObjectsModule.for(ExtractionEnvironment),
        documents,
        RetentionModule.for({
          imports: [answers, documents],
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
