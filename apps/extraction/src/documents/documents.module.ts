import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AddDocumentService } from './add-document.service';
import { DocumentVersion, DocumentVersionSchema, StoredDocument, StoredDocumentSchema } from './document.schema';
import { DocumentsRepository } from './documents.repository';
import { DocumentsService } from './documents.service';
import { ExtractedService } from './extracted.service';
import { LeftOvers } from './left-overs.service';
import { StoredObjectKey, StoredObjectKeySchema } from './object.schema';
import { ObjectsRepository } from './objects.repository';
import { OwnerRefs } from './owner-refs';
import { ReadDocumentsService } from './read-documents.service';
import { StoredReading, StoredReadingSchema } from './reading.schema';
import { ReadingsRepository } from './readings.repository';
import { ReadingsService } from './readings.service';

const PROVIDERS = [
  AddDocumentService,
  DocumentsRepository,
  DocumentsService,
  ExtractedService,
  LeftOvers,
  ObjectsRepository,
  OwnerRefs,
  ReadDocumentsService,
  ReadingsRepository,
  ReadingsService,
];

/** Documents that people bring: kept sealed, read in a queue, shown with what was read. Needs a reader from outside. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: StoredDocument.name, schema: StoredDocumentSchema },
      { name: DocumentVersion.name, schema: DocumentVersionSchema },
      { name: StoredObjectKey.name, schema: StoredObjectKeySchema },
      { name: StoredReading.name, schema: StoredReadingSchema },
    ]),
  ],
  providers: PROVIDERS,
  exports: PROVIDERS,
})
export class DocumentsModule {}
