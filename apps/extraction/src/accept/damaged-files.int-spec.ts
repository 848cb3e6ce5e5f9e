import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Document, DocumentStatus, ExtractionServiceService } from '@licensing/contracts';
import { AppError, documentsFolder, FolderVault } from '@licensing/platform';
import { type ServiceUnderTest, startServiceUnderTest } from '../../../../test/support/service-under-test';
import { ExtractionEnvironment } from '../extraction.config';
import { ExtractionModule } from '../extraction.module';
import { ReadingModule } from '../reading/reading.module';
import { currentLicenceType } from '../testing/real-documents';
import { mutate } from './testing/mutate';
import { smallFiles } from './testing/small-files';

const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_417);
const COUNT = Number(process.env['FUZZ_COUNT'] ?? 500);
/** One person may have no more lying that belongs to no application. */
const EACH = 25;
const LIMIT = { limitBytes: 20 * 1024 * 1024 };
const { DOCUMENT_STATUS_READ: READ, DOCUMENT_STATUS_UNREADABLE: UNREADABLE } = DocumentStatus;

let folder: string;
let vault: FolderVault;
let extraction: ServiceUnderTest<typeof ExtractionServiceService>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'damaged-'));
  vault = new FolderVault(documentsFolder({ OBJECT_STORE_DIR: folder }));
  extraction = await startServiceUnderTest(
    {
      name: 'extraction', module: ExtractionModule.with(ReadingModule.for(ExtractionEnvironment)),
      environment: ExtractionEnvironment, service: 'ExtractionService', definition: ExtractionServiceService,
    },
    {
      REGISTRY_URL: 'http://127.0.0.1:9', REGISTRY_API_KEY: 'x'.repeat(16), OBJECT_STORE_DIR: folder,
      READER_QUEUE: String(COUNT), READER_DEADLINE_SECONDS: '30',
    },
  ); // prettier-ignore
}, 60_000);

afterAll(async () => {
  await extraction.stop();
  await rm(folder, { recursive: true });
});

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}

/** The document, or the codes of why it is none. Whatever else is thrown is a failure of the service. */
async function bring(bytes: Buffer, ownerSubject: string): Promise<Document | string[]> {
  const { name, sha256, size, dataKey } = await vault.put(piecesOf(bytes), LIMIT);
  try {
    const { document } = await extraction.client.addDocument({
      ownerSubject, ...currentLicenceType(), slot: 'business-licence', draftId: '',
      objectName: name, sha256, size, dataKey,
    }, { timeoutMs: 60_000 }); // prettier-ignore
    return document!;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'REQUEST.INVALID') throw error;
    return error.problems.map(({ code, zh, en, todo }) => `${code}${[zh, en, todo.zh, todo.en].every(Boolean) ? '' : ' without words'}`); // prettier-ignore
  }
}

/** Asked seldom, so that those who read have the processor. */
async function untilDone(document: Document, ownerSubject: string): Promise<DocumentStatus> {
  for (;;) {
    const { document: now } = await extraction.client.getDocument({ documentId: document.id, ownerSubject });
    if (now?.status === READ || now?.status === UNREADABLE) return now.status;
    await setTimeout(250);
  }
}

describe(`${String(COUNT)} damaged files of seed ${String(SEED)}, brought as documents`, () => {
  it('are each refused in words or come to an end, and the service goes on', async () => {
    const brought: { document: Document; owner: string; name: string }[] = [];
    const refusals: string[] = [];
    let index = 0;
    const startedAt = performance.now();
    for (const { name, bytes } of mutate(await smallFiles(), COUNT, SEED)) {
      const owner = `person-${String(Math.floor(index / EACH))}`;
      index += 1;
      const answer = await bring(bytes, owner);
      if (Array.isArray(answer)) refusals.push(...answer);
      else brought.push({ document: answer, owner, name });
      if (Array.isArray(answer)) expect([name, answer]).toEqual([name, expect.arrayContaining([expect.any(String)])]);
    }
    expect(refusals.filter((code) => !/^[A-Z_]+$/.test(code))).toEqual([]);
    expect(brought.length).toBeGreaterThan(COUNT / 20);
    const inspectedAt = performance.now();
    const ends: Record<string, number> = {};
    for (const { document, owner } of brought) {
      const status = await untilDone(document, owner);
      ends[DocumentStatus[status]] = (ends[DocumentStatus[status]] ?? 0) + 1;
    }
    process.stdout.write(
      `${JSON.stringify({ seed: SEED, refused: COUNT - brought.length, ...ends, inspectionSeconds: Math.round((inspectedAt - startedAt) / 1000), readingSeconds: Math.round((performance.now() - inspectedAt) / 1000) })}\n`,
    );
    const [whole] = (await smallFiles()).values();
    const good = await bring(whole!, 'afterwards');
    expect(Array.isArray(good) ? good : await untilDone(good, 'afterwards')).toBe(READ);
  }, 580_000);
});
