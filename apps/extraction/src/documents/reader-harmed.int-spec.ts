import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { DocumentStatus } from '@licensing/contracts';
import { generateDocument } from '../../../../test/corpus/generate-document';
import { TUNE_SEED } from '../../../../test/corpus/seeds';
import { until } from '../../../../test/support/until';
import { type RealDocuments, startRealDocuments } from '../testing/real-documents';

// The service with its real reading process, which is harmed from outside while it reads.
jest.setTimeout(300_000);

const {
  DOCUMENT_STATUS_READ: READ,
  DOCUMENT_STATUS_QUEUED: QUEUED,
  DOCUMENT_STATUS_UNREADABLE: UNREADABLE,
} = DocumentStatus;
const DEADLINE_SECONDS = 40;
/** More than the models take: a fresh process is at its page by then. */
const AT_WORK_MIB = 250;

let documents: RealDocuments;
let seed = TUNE_SEED;

beforeAll(async () => {
  documents = await startRealDocuments({ READER_DEADLINE_SECONDS: String(DEADLINE_SECONDS) });
});
afterAll(() => documents.stop());

interface Reader {
  readonly pid: number;
  readonly mib: number;
}

/** The processes of this very service that read, told by their parent. */
async function listReaders(): Promise<Reader[]> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'pid=,rss=,args=', '--ppid', String(process.pid)]);
  return stdout.split('\n').filter((line) => line.includes('reader-process')).map((line) => {
    const [pid, kib] = line.trim().split(/\s+/);
    return { pid: Number(pid), mib: Number(kib) / 1024 };
  });
} // prettier-ignore

/** The process of this service, once it takes so much memory; never one that was harmed already. */
const readingProcess = (leastMib = 0, harmed: readonly number[] = []): Promise<number> =>
  until(
    'a process reads',
    async () => (await listReaders()).find(({ pid, mib }) => mib > leastMib && !harmed.includes(pid))?.pid,
    90,
  );

const bringPage = async () => {
  seed += 1;
  const { bytes } = await generateDocument({ type: 'business-licence', level: 'photo', seed, form: 'image' });
  return documents.add(bytes, 'business-licence');
};

/** Two documents, of which the first is being read and the other waits. */
async function bringTwo() {
  const [first, second] = [await bringPage(), await bringPage()];
  expect((await documents.get(second)).status).toBe(QUEUED);
  return { first, second };
}

async function warmUp(): Promise<void> {
  expect((await documents.untilDone(await bringPage())).status).toBe(READ);
}

describe('a reading process that is harmed while it reads', () => {
  it('killed: its document is read by another one, and the next in the queue too', async () => {
    await warmUp();
    const { first, second } = await bringTwo();
    const pid = await readingProcess();
    process.kill(pid, 'SIGKILL');
    expect((await documents.untilDone(first)).status).toBe(READ);
    expect((await documents.untilDone(second)).status).toBe(READ);
    expect((await listReaders()).map((one) => one.pid)).not.toContain(pid);
  });

  it('hanging: ended at the deadline, its document is read by another one, and the next too', async () => {
    await warmUp();
    const { first, second } = await bringTwo();
    const pid = await readingProcess();
    process.kill(pid, 'SIGSTOP');
    const stoppedAt = performance.now();
    expect((await documents.untilDone(first)).status).toBe(READ);
    expect(performance.now() - stoppedAt).toBeGreaterThan((DEADLINE_SECONDS - 5) * 1_000);
    expect((await documents.untilDone(second)).status).toBe(READ);
    expect((await listReaders()).map((one) => one.pid)).not.toContain(pid);
  });

  it('killed twice over one document: that one is left to a person in clear words, the next is read', async () => {
    await warmUp();
    const { first, second } = await bringTwo();
    const once = await readingProcess();
    process.kill(once, 'SIGKILL');
    const twice = await readingProcess(AT_WORK_MIB, [once]);
    process.kill(twice, 'SIGKILL');
    const left = await documents.untilDone(first);
    expect(left).toMatchObject({ status: UNREADABLE, fields: [], type: '' });
    expect(await documents.extract(first)).toEqual({});
    expect((await documents.untilDone(second)).status).toBe(READ);
    // It is not tried a third time because somebody looks at it.
    expect((await documents.get(first)).status).toBe(UNREADABLE);
    expect(left.problems).toEqual([
      expect.objectContaining({
        code: expect.stringMatching(/./) as string,
        zh: expect.stringMatching(/\p{Script=Han}/u) as string,
        en: expect.stringMatching(/./) as string,
        todo: { zh: expect.stringMatching(/工作人员/) as string, en: expect.stringMatching(/person|clerk/) as string },
      }),
    ]);
  });
});
