import { readdirSync, readFileSync } from 'node:fs';
import { generateDocument } from '../../corpus/generate-document';
import { listCorpus } from '../../corpus/list-corpus';
import { Applicant } from '../../support/applicant';
import { gatewayUrl } from '../../support/environment';
import { listCases } from '../../support/sandbox';
import { type Processes, readProcessorMs } from '../processor-time';
import { median, spread, sum } from '../statistics';

/** One person may begin 30 uploads in a row: one to warm up, these, and each of them so often again. */
const DOCUMENTS = 4;
const REPEATS = 5;
const LOOK_MS = 500;
const PATIENCE_MS = 120_000;
const AIM = 0.01;

type Say = (line: string) => void;

/** Upload until read, and the same bytes again: processor time of the gateway, the extraction service and its child processes. */
export async function measureSameBytes(processes: Processes, seed: number, say: Say): Promise<void> {
  const { gateway, extraction } = processes;
  if (gateway === undefined || extraction === undefined) return;
  const [owner] = await listCases('straight-through', 1);
  if (!owner) throw new Error('the sandbox has no good case');
  const uploader = await Uploader.open(owner.login);
  const wishes = listCorpus({ seed, count: DOCUMENTS + 1, types: ['business-licence'], levels: ['photo'] });
  const [warmUp, ...documents] = await Promise.all(wishes.map((wish) => generateDocument(wish)));
  if (!warmUp) throw new Error('no document to warm up with');
  await uploader.untilRead(warmUp.bytes, warmUp.mediaType);

  const cost = async (work: () => Promise<unknown>): Promise<number> => {
    const before = treeMs([gateway, extraction]);
    await work();
    return treeMs([gateway, extraction]) - before;
  };
  const misses: number[] = [];
  const hits: number[] = [];
  for (const { bytes, mediaType } of documents) {
    misses.push(await cost(() => uploader.untilRead(bytes, mediaType)));
    // A hit is shorter than a tick of the kernel's clock: several are measured as one.
    const again = await cost(async () => {
      for (let n = 0; n < REPEATS; n += 1) await uploader.untilRead(bytes, mediaType);
    });
    hits.push(again / REPEATS);
  }
  const ratio = median(hits) / median(misses);
  say('the same bytes again, upload until read, processor ms of gateway, extraction and its processes');
  say(
    `  first ${spread(misses, 0)}   again ${spread(hits, 1)}   ratio ${(100 * ratio).toFixed(2)} % (÷ aim 1 % = ${(ratio / AIM).toFixed(2)})`,
  );
}

/** Somebody who brings business licences. */
class Uploader {
  private constructor(
    private readonly applicant: Applicant,
    private readonly csrfToken: string,
  ) {}

  static async open(login: string): Promise<Uploader> {
    const applicant = await Applicant.signedIn(login);
    const { body } = await applicant.get('/v1/session');
    return new Uploader(applicant, String(body['csrfToken']));
  }

  async untilRead(bytes: Buffer, mediaType: string): Promise<void> {
    const url = `${gatewayUrl()}/v1/documents?slot=business-licence&licenceType=food-business`;
    const headers = { 'content-type': mediaType, 'x-csrf-token': this.csrfToken };
    const response = await this.applicant.client.send(url, { method: 'POST', headers, body: new Uint8Array(bytes) });
    if (response.status !== 201) throw new Error(`upload: ${String(response.status)} ${await response.text()}`);
    let { id, status } = (await response.json()) as { id: string; status: string };
    for (const end = Date.now() + PATIENCE_MS; status !== 'read';) {
      if (Date.now() > end || status === 'unreadable') throw new Error(`a document of the corpus is ${status}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      ({ id, status } = (await this.applicant.get(`/v1/documents/${id}`)).body as { id: string; status: string });
    }
  }
}

/** Processes and all their descendants. */
function treeMs(roots: readonly number[]): number {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(Number(name))] as const);
  const tree = new Set(roots);
  for (let size = 0; size !== tree.size;) {
    size = tree.size;
    for (const [pid, parent] of parents) if (parent !== undefined && tree.has(parent)) tree.add(pid);
  }
  return sum([...tree].map(readProcessorMs));
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
