import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Document, type DocumentRef, DocumentStatus, ExtractionServiceService, type ReadDocumentsResponse } from '@licensing/contracts'; // prettier-ignore
import { completeCreditCode } from '@licensing/domain';
import { type AppError, documentsFolder, FolderVault, type GrpcClient } from '@licensing/platform';
import { type Connection } from 'mongoose';
import { startServiceUnderTest } from '../../../../test/support/service-under-test';
import { until } from '../../../../test/support/until';
import { ExtractionEnvironment } from '../extraction.config';
import { ExtractionModule } from '../extraction.module';
import { FakeReader, providing, toStream } from './fake-reader';

const { DOCUMENT_STATUS_READ: READ, DOCUMENT_STATUS_UNREADABLE: UNREADABLE } = DocumentStatus;

export const LICENCE_TYPE = { licenceType: 'food-business', typeVersion: '1.1.0' };
export const CREDIT_CODE = completeCreditCode('92440703', 'MA4UK3R0');

interface Upload {
  readonly slot?: string;
  readonly draftId?: string;
}

/** The service with a reader of text files, on the real store and object store, and what people do with it. */
export interface DocumentsHarness {
  readonly reader: FakeReader;
  readonly client: GrpcClient<typeof ExtractionServiceService>;
  readonly store: Connection;
  add(ownerSubject: string, text: string, upload?: Upload): Promise<Document>;
  /** The same, and waits until it is read. */
  addRead(ownerSubject: string, text: string, upload?: Upload): Promise<Document>;
  untilRead(document: Document, ownerSubject: string): Promise<Document>;
  get(document: Document, ownerSubject: string): Promise<Document>;
  list(ownerSubject: string, draftId?: string): Promise<string[]>;
  correct(document: Document, ownerSubject: string, declared: object): Promise<Document>;
  erase(document: Document, ownerSubject: string): Promise<unknown>;
  /** Makes documents an application's, and gives what was said until they were read. */
  readAll(documents: readonly Document[], applicationId: string): Promise<ReadDocumentsResponse[]>;
  /** Files in the object store. */
  countFiles(): Promise<number>;
  stop(): Promise<void>;
}

export async function startDocuments(): Promise<DocumentsHarness> {
  const folder = await mkdtemp(join(tmpdir(), 'documents-'));
  const root = documentsFolder({ OBJECT_STORE_DIR: folder });
  const vault = new FolderVault(root);
  const reader = new FakeReader(vault);
  const service = await startServiceUnderTest(
    {
      name: 'extraction', module: ExtractionModule.with(providing(reader)), environment: ExtractionEnvironment,
      service: 'ExtractionService', definition: ExtractionServiceService,
    },
    { REGISTRY_URL: 'http://127.0.0.1:9', REGISTRY_API_KEY: 'x'.repeat(16), OBJECT_STORE_DIR: folder },
  ); // prettier-ignore
  const { client, store } = service;
  const harness: DocumentsHarness = {
    reader,
    client,
    store,
    async add(ownerSubject, text, { slot = 'business-licence', draftId = '' } = {}) {
      const { name, sha256, size, dataKey } = await vault.put(toStream(text), { limitBytes: 1_000_000 });
      const request = { ...LICENCE_TYPE, ownerSubject, slot, draftId, objectName: name, sha256, size, dataKey };
      return getDocument(await client.addDocument(request));
    },
    addRead: async (ownerSubject, text, upload) =>
      harness.untilRead(await harness.add(ownerSubject, text, upload), ownerSubject),
    untilRead: (document, ownerSubject) =>
      until('it is read', async () => {
        const now = await harness.get(document, ownerSubject);
        return now.status === READ || now.status === UNREADABLE ? now : undefined;
      }),
    get: async ({ id }, ownerSubject) => getDocument(await client.getDocument({ documentId: id, ownerSubject })),
    list: async (ownerSubject, draftId = '') =>
      (await client.listDocuments({ ownerSubject, draftId })).documents.map(({ id }) => id),
    correct: async ({ id }, ownerSubject, declared) =>
      getDocument(
        await client.correctDocument({ documentId: id, ownerSubject, declaredJson: JSON.stringify(declared) }),
      ),
    erase: ({ id }, ownerSubject) => client.eraseDocument({ documentId: id, ownerSubject }),
    async readAll(documents, applicationId) {
      const said: ReadDocumentsResponse[] = [];
      for await (const progress of client.readDocuments({ documents: documents.map(refOf), applicationId }))
        said.push(progress);
      return said;
    },
    async countFiles() {
      const found = await readdir(root, { recursive: true, withFileTypes: true });
      return found.filter((entry) => entry.isFile()).length;
    },
    async stop() {
      await service.stop();
      await rm(folder, { recursive: true });
    },
  };
  return harness;
}

/** A business licence as the reader of text files reads it, with a scope of its own. */
export const licenceText = (scope: string): string =>
  [
    'business-licence', `creditCode=${CREDIT_CODE}`, 'name=样例食品店', 'representative=样例甲', 'address=样例路1号',
    'establishedOn=2026-11-20', `scope=${scope}`,
  ].join('\n'); // prettier-ignore

export const refOf = ({ slot, id, sha256 }: Document): DocumentRef => ({ slot, documentId: id, sha256 });

/** What it fails with. @throws Error when it does not fail */
export const failure = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => { throw new Error('it was done'); },
    (error: unknown) => error as AppError,
  ); // prettier-ignore

function getDocument({ document }: { document?: Document | undefined }): Document {
  if (document === undefined) throw new TypeError('an answer without its document');
  return document;
}
