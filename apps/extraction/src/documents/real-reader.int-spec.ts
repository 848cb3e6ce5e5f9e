import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Document, DocumentStatus, ExtractionServiceService } from '@licensing/contracts';
import { documentsFolder, FolderVault } from '@licensing/platform';
import { generateDocument } from '../../../../test/corpus/generate-document';
import { TUNE_SEED } from '../../../../test/corpus/seeds';
import { type ServiceUnderTest, startServiceUnderTest } from '../../../../test/support/service-under-test';
import { until } from '../../../../test/support/until';
import { ExtractionEnvironment } from '../extraction.config';
import { ExtractionModule } from '../extraction.module';
import { ReadingModule } from '../reading/reading.module';

const LICENCE_TYPE = { licenceType: 'food-business', typeVersion: '1.1.0' };
const READ = DocumentStatus.DOCUMENT_STATUS_READ;

let folder: string;
let vault: FolderVault;
let extraction: ServiceUnderTest<typeof ExtractionServiceService>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'real-reader-'));
  vault = new FolderVault(documentsFolder({ OBJECT_STORE_DIR: folder }));
  extraction = await startServiceUnderTest(
    {
      name: 'extraction', module: ExtractionModule.with(ReadingModule.for(ExtractionEnvironment)), environment: ExtractionEnvironment,
      service: 'ExtractionService', definition: ExtractionServiceService,
    },
    { REGISTRY_URL: 'http://127.0.0.1:9', REGISTRY_API_KEY: 'x'.repeat(16), OBJECT_STORE_DIR: folder },
  ); // prettier-ignore
});

afterAll(async () => {
  await extraction.stop();
  await rm(folder, { recursive: true });
});

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}

async function add(bytes: Buffer, slot: string): Promise<Document> {
  const { name, sha256, size, dataKey } = await vault.put(piecesOf(bytes), { limitBytes: 20 * 1024 * 1024 });
  const { document } = await extraction.client.addDocument(
    { ...LICENCE_TYPE, ownerSubject: 'owner', slot, draftId: '', objectName: name, sha256, size, dataKey },
    { timeoutMs: 60_000 },
  );
  return document!;
}

const read = (document: Document): Promise<Document> =>
  until(
    'it is read',
    async () => {
      const { document: now } = await extraction.client.getDocument({ documentId: document.id, ownerSubject: 'owner' });
      return now?.readAt === '' && now.status !== DocumentStatus.DOCUMENT_STATUS_UNREADABLE ? undefined : now!;
    },
    120,
  );

describe('the service with the processes that read', () => {
  it('reads a licence, keeps the page it was read from, and answers the same bytes from what it keeps', async () => {
    const made = await generateDocument({ type: 'business-licence', seed: TUNE_SEED, level: 'clean' });
    const first = await read(await add(made.bytes, 'business-licence'));
    expect(first).toMatchObject({ status: READ, type: 'business-licence', isWrongType: false });
    const values = Object.fromEntries(
      first.fields.map(({ name, valueJson }) => [name, JSON.parse(valueJson) as unknown]),
    );
    expect(values['creditCode']).toBe(made.truth.fields['creditCode']);
    expect(first.fields.find(({ name }) => name === 'creditCode')).toMatchObject({ accepted: true, fault: '' });
    const picture = await extraction.client.getPagePicture({ documentId: first.id, ownerSubject: 'owner', page: 1 });
    expect([...picture.picture.subarray(0, 2)]).toEqual([0xff, 0xd8]);
    const startedAt = performance.now();
    const again = await add(made.bytes, 'business-licence');
    expect(again).toMatchObject({ status: READ, readAt: first.readAt, fields: first.fields });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  }, 200_000);

  it('says at once that it is another document than the slot asks for', async () => {
    const made = await generateDocument({ type: 'resident-id-front', seed: TUNE_SEED, level: 'clean' });
    const document = await read(await add(made.bytes, 'business-licence'));
    expect(document).toMatchObject({ status: READ, isWrongType: true, problems: [{ code: 'WRONG_DOCUMENT' }] });
  }, 200_000);

  it('refuses what is none, in words, and is still there afterwards', async () => {
    const refused = add(Buffer.from('PK\x03\x04 an archive'), 'business-licence');
    await expect(refused).rejects.toMatchObject({ code: 'REQUEST.INVALID' });
    expect((await extraction.client.listDocuments({ ownerSubject: 'owner', draftId: '' })).documents).toHaveLength(3);
  }, 60_000);
});
