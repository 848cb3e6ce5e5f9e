import { type DynamicModule, Module } from '@nestjs/common';
import { DOCUMENT_READER } from '../documents/document-reader';
import { DocumentProcesses } from './document-processes.service';
import { READER_SETTINGS, type ReaderSettings } from './reader-settings';

/** Provides the DocumentReader: processes that look at documents and read them. */
@Module({})
export class ReadingModule {
  static for(Environment: new () => ReaderSettings): DynamicModule {
    return {
      module: ReadingModule,
      global: true,
      providers: [
        { provide: READER_SETTINGS, useExisting: Environment },
        { provide: DOCUMENT_READER, useClass: DocumentProcesses },
      ],
      exports: [DOCUMENT_READER],
    };
  }
}
