import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createLogger, documentsFolder, FolderVault } from '@licensing/platform';
import { generateDocument, type GeneratedDocument } from '../../../../test/corpus/generate-document';
import { TUNE_SEED } from '../../../../test/corpus/seeds';
import { DocumentProcesses } from './document-processes.service';
import { childEntry } from './processes/entries';
import { type ReadAnswer, type ReadJob } from './processes/messages';
import { type PoolNote, type PoolSettings, ProcessPool } from './processes/process-pool';

// With the processes as they are built and the real models: `npm run build` comes first.
jest.setTimeout(240_000);

const MIB = 1024 * 1024;
let folder: string;
let card: GeneratedDocument;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reading-'));
  card = await generateDocument({ type: 'resident-id-front', level: 'photo', seed: TUNE_SEED, form: 'image' });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const untilGone = async (pid: number): Promise<boolean> => {
  for (let tries = 0; isAlive(pid) && tries < 100; tries += 1) await pause(100);
  return !isAlive(pid);
};

describe('the service’s way to its processes', () => {
  let processes: DocumentProcesses;
  let vault: FolderVault;

  beforeAll(async () => {
    const settings = {
      OBJECT_STORE_DIR: folder, MODELS_DIR: '', READER_PROCESSES: 1, READER_QUEUE: 2, READER_DEADLINE_SECONDS: 100,
      READER_MEMORY_MIB: 1_000, READER_THREADS: 1,
    }; // prettier-ignore
    vault = new FolderVault(documentsFolder(settings));
    processes = new DocumentProcesses(settings, vault, createLogger('reading', 'silent'));
    await processes.onModuleInit();
  });
  afterAll(() => {
    processes.onApplicationShutdown();
  });

  const put = async (bytes: Buffer): Promise<{ name: string; dataKey: Buffer }> => {
    async function* once(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(bytes);
    }
    return vault.put(once(), { limitBytes: 20 * MIB });
  };

  it('looks at a photo, reads it, and keeps the straightened page under a key of its own', async () => {
    const object = await put(card.bytes);
    await expect(processes.inspect(object)).resolves.toMatchObject({ kind: 'accepted', mediaType: 'image/jpeg', pages: 1 });
    const outcome = await processes.read({ ...object, mediaType: card.mediaType }).done;
    if (outcome.kind !== 'read') throw new Error(outcome.kind);
    expect(outcome.reading.type).toBe('resident-id-front');
    const idNumber = outcome.reading.fields.find(({ name }) => name === 'idNumber');
    expect(idNumber?.value).toBe(card.truth.fields['idNumber']);
    const [{ width, height }, [picture]] = [outcome.reading.pages[0]!, outcome.pictures];
    expect(idNumber!.box.x + idNumber!.box.width).toBeLessThanOrEqual(width);
    expect(idNumber!.box.y + idNumber!.box.height).toBeLessThanOrEqual(height);
    const jpeg = await vault.read(picture!.name, picture!.dataKey, { limitBytes: 20 * MIB });
    expect(jpeg.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect((await readFile(join(folder, 'documents', picture!.name))).includes(jpeg.subarray(0, 32))).toBe(false);
  }); // prettier-ignore

  it('is told what speaks against a file', async () => {
    const inspection = await processes.inspect(await put(Buffer.from('no picture at all')));
    expect(inspection).toMatchObject({ kind: 'refused', problems: [{ code: 'FILE_TEXT' }] });
  });

  it('says how many wait, and refuses what its queue cannot hold, with when to come back', async () => {
    const job = { ...(await put(card.bytes)), mediaType: card.mediaType };
    const tickets = [1, 2, 3].map(() => processes.read(job));
    expect(tickets.map((ticket) => ticket.position())).toEqual([0, 1, 2]);
    const refused = (): unknown => processes.read(job);
    expect(refused).toThrow(expect.objectContaining({ code: 'DOCUMENT.QUEUE_FULL' }) as Error);
    for (const { done } of tickets) await expect(done).resolves.toMatchObject({ kind: 'read' });
  });

  it('does not take a lost object for an unreadable document', async () => {
    const object = await put(Buffer.from('soon gone'));
    await vault.erase(object.name);
    await expect(processes.read({ ...object, mediaType: 'image/jpeg' }).done).rejects.toMatchObject({
      fault: 'missing',
    });
  });

  it('tries what no decoder takes twice, and then leaves it to a person', async () => {
    const object = await put(Buffer.from('not the JPEG that it was taken for'));
    await expect(processes.read({ ...object, mediaType: 'image/jpeg' }).done).resolves.toEqual({ kind: 'unreadable' });
    const next = processes.read({ ...(await put(card.bytes)), mediaType: card.mediaType });
    await expect(next.done).resolves.toMatchObject({ kind: 'read' });
  });
});

describe('a reading process that comes to harm', () => {
  let pool: ProcessPool<ReadJob, ReadAnswer>;
  let notes: PoolNote[];
  let job: ReadJob;

  beforeAll(async () => {
    const path = join(folder, 'card.jpg');
    await writeFile(path, card.bytes);
    job = { source: { kind: 'file', path }, mediaType: card.mediaType, on: '2026-11-24' };
  });
  afterEach(() => {
    pool.stop();
  });

  function start(settings: Partial<PoolSettings> = {}): void {
    notes = [];
    pool = new ProcessPool(
      {
        entry: childEntry('reader-process'), argument: { modelsFolder: '', threads: 1 }, processes: 1, queue: 5,
        deadlineMs: 100_000, memoryBytes: 1_000 * MIB, ...settings,
      },
      (note) => notes.push(note),
    ); // prettier-ignore
  }

  const warmUp = async (): Promise<number> => {
    await expect(pool.run(job).done).resolves.toMatchObject({ kind: 'answer' });
    return pool.pids()[0]!;
  };

  it('killed in the middle: its document is read in a fresh one, the next one too', async () => {
    start();
    const pid = await warmUp();
    const [hit, next] = [pool.run(job), pool.run(job)];
    await pause(150);
    process.kill(pid, 'SIGKILL');
    await expect(hit.done).resolves.toMatchObject({
      kind: 'answer',
      answer: { reading: { type: 'resident-id-front' } },
    });
    await expect(next.done).resolves.toMatchObject({ kind: 'answer' });
    expect(notes).toMatchObject([{ kind: 'failed', failure: 'crash', attempt: 1 }]);
    expect(pool.pids()).not.toContain(pid);
  });

  it('hanging: ended at the deadline, its document is read in a fresh one', async () => {
    start({ deadlineMs: 25_000 });
    const pid = await warmUp();
    const hit = pool.run(job);
    await pause(150);
    process.kill(pid, 'SIGSTOP');
    await expect(hit.done).resolves.toMatchObject({ kind: 'answer' });
    expect(notes).toMatchObject([{ kind: 'failed', failure: 'deadline', attempt: 1 }]);
    expect(await untilGone(pid)).toBe(true);
  });

  it('taking more memory than it may: ended, and its document left to a person after the second try', async () => {
    start({ memoryBytes: 180 * MIB });
    await expect(pool.run(job).done).resolves.toMatchObject({ kind: 'failed', failure: 'memory' });
    expect(notes).toMatchObject([1, 2].map((attempt) => ({ failure: 'memory', attempt })));
  });

  it('without its models: says which file is missing', async () => {
    start({ argument: { modelsFolder: '/nowhere', threads: 1 } });
    await expect(pool.run(job).done).rejects.toThrow('/nowhere/ch_PP-OCRv4_det_infer.onnx');
  });
});

it('a process whose parent was killed goes too', async () => {
  const script = `
    const { fork } = require('node:child_process');
    const child = fork(${JSON.stringify(childEntry('inspector-process'))}, ['{}'], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    child.once('message', () => console.log(child.pid));`;
  const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  const pid = await new Promise<number>((resolve) => {
    parent.stdout.once('data', (text: Buffer) => {
      resolve(Number(text.toString()));
    });
  });
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  expect(await untilGone(pid)).toBe(true);
}, 60_000);
