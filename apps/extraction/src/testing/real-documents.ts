import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Document, DocumentStatus, ExtractionServiceService } from '@licensing/contracts';
import { findLicenceType } from '@licensing/domain';
import { documentsFolder, FolderVault } from '@licensing/platform';
import { startServiceUnderTest } from '../../../../test/support/service-under-test';
import { until } from '../../../../test/support/until';
import { ExtractionEnvironment } from '../extraction.config';
import { ExtractionModule } from '../extraction.module';
import { ReadingModule } from '../reading/reading.module';

const { DOCUMENT_STATUS_READ: READ, DOCUMENT_STATUS_UNREADABLE: UNREADABLE } = DocumentStatus;
const LIMIT = { limitBytes: 20 * 1024 * 1024 };

/** The version of the type that applications are begun with today. */
export function currentLicenceType(): { licenceType: string; typeVersion: string } {
  const type = findLicenceType('food-business');
  if (type === undefined) throw new Error('there is no food-business');
  return { licenceType: type.id, typeVersion: type.version };
}

/** The service with the processes that read, as they are built, and what one person does with it. */
export interface RealDocuments {
  add(bytes: Buffer, slot: string): Promise<Document>;
  get(document: Document): Promise<Document>;
  untilDone(document: Document): Promise<Document>;
  /** What `getExtracted` says of it: what a decision may rest on. */
  extract(document: Document): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

export async function startRealDocuments(settings: Record<string, string> = {}): Promise<RealDocuments> {
  const folder = await mkdtemp(join(tmpdir(), 'real-documents-'));
  const vault = new FolderVault(documentsFolder({ OBJECT_STORE_DIR: folder }));
  const service = await startServiceUnderTest(
    {
      name: 'extraction', module: ExtractionModule.with(ReadingModule.for(ExtractionEnvironment)), environment: ExtractionEnvironment,
      service: 'ExtractionService', definition: ExtractionServiceService,
    },
    { REGISTRY_URL: 'http://127.0.0.1:9', REGISTRY_API_KEY: 'x'.repeat(16), OBJECT_STORE_DIR: folder, ...settings },
  ); // prettier-ignore
  const { client } = service;
  const type = currentLicenceType();
  const ownerSubject = 'owner';
  const documents: RealDocuments = {
    async add(bytes, slot) {
      const { name, sha256, size, dataKey } = await vault.put(pieceOf(bytes), LIMIT);
      const request = { ...type, ownerSubject, slot, draftId: '', objectName: name, sha256, size, dataKey };
      return getDocument(await client.addDocument(request, { timeoutMs: 60_000 }));
    },
    get: async ({ id }) => getDocument(await client.getDocument({ documentId: id, ownerSubject })),
    untilDone: (document) =>
      until(
        'it is read or cannot be',
        async () => {
          const now = await documents.get(document);
          return now.status === READ || now.status === UNREADABLE ? now : undefined;
        },
        200,
      ),
    async extract({ slot, id, sha256 }) {
      const answer = await client.getExtracted({ ...type, documents: [{ slot, documentId: id, sha256 }] });
      return JSON.parse(answer.extractedJson) as Record<string, unknown>;
    },
    async stop() {
      await service.stop();
      await rm(folder, { recursive: true });
    },
  };
  return documents;
}

async function* pieceOf(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}

function getDocument({ document }: { document?: Document | undefined }): Document {
  if (document === undefined) throw new TypeError('an answer without its document');
  return document;
}
