import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Document } from '@licensing/contracts';
import { createLogger, defineConfig, documentsFolder, FolderVault, HealthModule, LoggingModule, ObjectsModule, StoreModule } from '@licensing/platform'; // prettier-ignore
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { getConnectionToken } from '@nestjs/mongoose';
import { type Connection } from 'mongoose';
import { certificatesFor } from '../../../../test/support/certificates';
import { keySettings } from '../../../../test/support/field-keys';
import { until } from '../../../../test/support/until';
import { ExtractionEnvironment } from '../extraction.config';
import { FakeReader, providing, toStream } from '../testing/fake-reader';
import { AddDocumentService } from './add-document.service';
import { DocumentsModule } from './documents.module';
import { DocumentsService } from './documents.service';
import { LeftOvers } from './left-overs.service';
import { ReadDocumentsService } from './read-documents.service';

@Module({})
class SpecRoot {}

const DAY = 86_400_000;
const later = (): Date => new Date(Date.now() + 10 * DAY);
const earlier = (): Date => new Date(Date.now() - 10 * DAY);

let app: INestApplicationContext;
let folder: string;
let vault: FolderVault;
let store: Connection;
let sweep: (before: Date) => Promise<number>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'left-overs-'));
  vault = new FolderVault(documentsFolder({ OBJECT_STORE_DIR: folder }));
  Object.assign(process.env, {
    ...(await certificatesFor('extraction')), ...keySettings(), HEALTH_PORT: '1', EXTRACTION_ADDRESS: '127.0.0.1:1024',
    REGISTRY_URL: 'http://127.0.0.1:9', REGISTRY_API_KEY: 'x'.repeat(16), OBJECT_STORE_DIR: folder,
    MONGO_DB_PREFIX: `test_${randomBytes(6).toString('hex')}`,
  }); // prettier-ignore
  app = await NestFactory.createApplicationContext(
    {
      module: SpecRoot,
      imports: [
        LoggingModule.with(createLogger('extraction', 'silent')), HealthModule, defineConfig(ExtractionEnvironment),
        StoreModule.forService('extraction', ExtractionEnvironment), ObjectsModule.for(ExtractionEnvironment),
        providing(new FakeReader(vault)), DocumentsModule,
      ],
    },
    { logger: false, abortOnError: false },
  ); // prettier-ignore
  store = app.get<Connection>(getConnectionToken());
  sweep = (before) => app.get(LeftOvers).sweep(before, 500);
});

afterAll(async () => {
  await store.dropDatabase();
  await app.close();
  await rm(folder, { recursive: true });
});

async function add(ownerSubject: string, text: string): Promise<Document> {
  const { name, sha256, size, dataKey } = await vault.put(toStream(text), { limitBytes: 1_000 });
  const document = await app.get(AddDocumentService).add({
    licenceType: 'food-business', typeVersion: '1.1.0', ownerSubject, slot: 'business-licence', draftId: '', objectName: name,
    sha256, size, dataKey,
  }); // prettier-ignore
  await until('it is read', async () => {
    const { readAt } = await app.get(DocumentsService).get(document.id, ownerSubject);
    return readAt === '' ? undefined : readAt;
  });
  return document;
}

async function submit(document: Document, applicationId: string): Promise<void> {
  const refs = [{ slot: document.slot, documentId: document.id, sha256: document.sha256 }];
  const reading = app.get(ReadDocumentsService).read(refs, applicationId, new AbortController().signal);
  while ((await reading.next()).done !== true);
}

const files = async (): Promise<string[]> => {
  const root = documentsFolder({ OBJECT_STORE_DIR: folder });
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

const count = (collection: string): Promise<number> => store.collection(collection).countDocuments();
const counts = async (): Promise<number[]> =>
  Promise.all(['documents', 'document_versions', 'objects', 'readings'].map(count));

/** Makes every file look as old as the rest would be. */
async function age(): Promise<void> {
  for (const file of await files()) await utimes(file, earlier(), earlier());
}

describe('uploads', () => {
  it('stay until their time is over, and go with everything that was made of them', async () => {
    await add('sweeper', 'business-licence\nname=甲');
    await sweep(earlier());
    expect(await counts()).toEqual([1, 0, 1, 1]);
    expect(await files()).toHaveLength(2);
    expect(await sweep(later())).toBeGreaterThan(0);
    expect(await files()).toEqual([]);
    expect(await counts()).toEqual([0, 0, 0, 0]);
  });

  it('that belong to an application stay with it', async () => {
    const document = await add('sweeper', 'business-licence\nname=乙');
    await submit(document, randomUUID());
    await age();
    await sweep(later());
    expect((await counts()).slice(0, 1)).toEqual([1]);
    expect(await files()).toHaveLength(2);
  });

  it('that broke off before they were told of go too, and no others', async () => {
    const kept = await files();
    await vault.put(toStream('broken off'), { limitBytes: 100 });
    await sweep(earlier());
    expect(await files()).toHaveLength(kept.length + 1);
    await age();
    await sweep(new Date());
    expect((await files()).sort()).toEqual(kept.sort());
  });

  it('whose erasure was interrupted are erased to the end', async () => {
    const kept = await files();
    const document = await add('sweeper', 'business-licence\nname=丙');
    await store.collection('document_versions').insertOne({
      _id: `${document.id}:1` as never, documentId: document.id, n: 1, at: new Date(), erased: true,
    }); // prettier-ignore
    await expect(app.get(DocumentsService).get(document.id, 'sweeper')).rejects.toMatchObject({
      code: 'RESOURCE.NOT_FOUND',
    });
    expect(await sweep(earlier())).toBe(1);
    expect((await files()).sort()).toEqual(kept.sort());
  });
});
