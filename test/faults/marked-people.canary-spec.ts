import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { completeResidentId } from '@licensing/domain';
import { sha256Hex } from '@licensing/platform';
import { getSetting } from '../support/environment';
import { inParallel, pause } from '../support/in-parallel';
import { castOf, type Cast, marksOf } from './canary-cast';
import { hitsInBytes, patternsOf, type Scan, scanFolder } from './canary-marks';
import { type Answers, restart, Walk } from './canary-path';

const SERVICES = [
  'gateway', 'casework', 'identity', 'extraction', 'comparison', 'issuance', 'orchestrator', 'supervision',
]; // prettier-ignore
const UNREDACTED = Object.fromEntries(
  SERVICES.map((name) => [
    `NODE_OPTIONS_${name.toUpperCase()}`,
    `--require ${join(__dirname, 'canary-unredacted.cjs')}`,
  ]),
);

/** What each path must have been answered: a walk that did not get anywhere would leave no traces either. */
const EXPECTED: Answers = {
  'wrong sign-ins': ['refused', 'refused', 'refused', 'refused'],
  'values quoted': 0,
  issued: 'issued',
  referred: 'referred',
  killed: 'issued',
  register: 200,
  'staff reads': [200, 422],
  mandate: [200, 422, 201, 200, 201, 200, 200],
  submitted: true,
  sessions: [401, 204, 401],
};

const folder = join(__dirname, '..', '..', '.state', getSetting('LICENSING_PROFILE'));

/** An issued certificate bears its holder's name: the file that the object store names by its own digest, and no other. */
function isIssuedDocument(path: string, bytes: Buffer): boolean {
  return (
    path.includes(`${sep}objects${sep}`) &&
    bytes.subarray(0, 5).toString() === '%PDF-' &&
    path.endsWith(sha256Hex(bytes))
  );
}

/** Which part of the system a file belongs to. */
function ownerOf(file: string): string {
  const [first = '', second = ''] = file.split(sep);
  return first === 'logs' ? 'logs' : first === 'data' ? second : 'state files';
}

function printTable(title: string, { files, bytes, hits }: Scan): void {
  const owners = [...new Set(['logs', ...readdirSync(join(folder, 'data')), 'state files'])];
  const rows = owners.map((owner) => {
    const mine = hits.filter(({ file }) => ownerOf(file) === owner);
    const places = [...new Set(mine.map(({ label, encoding }) => `${label} as ${encoding}`))];
    return `  ${owner.padEnd(17)} ${String(mine.length).padStart(5)}  ${places.slice(0, 4).join('; ')}${places.length > 4 ? ' …' : ''}`;
  });
  process.stdout.write(
    `canary, ${title}: ${String(files)} files, ${(bytes / 1_048_576).toFixed(0)} MB, ${String(hits.length)} hits\n${rows.join('\n')}\n`,
  );
}

async function restartAll(environment: Record<string, string>): Promise<void> {
  await inParallel(SERVICES, 4, (name) => restart(name, environment));
}

async function walkAndScan(
  title: string,
  cast: Cast,
  environment: Record<string, string>,
): Promise<{ scan: Scan; answers: Answers }> {
  const answers = await new Walk(cast, environment).all();
  await pause(3_000);
  const scan = scanFolder(folder, marksOf(cast), isIssuedDocument);
  printTable(title, scan);
  return { scan, answers };
}

describe('the search', () => {
  const mark = { label: 'name', text: '欧阳金丝雀' };
  const number = { label: 'number', text: completeResidentId('11010119900307887') };
  const { text } = mark;
  const json = text.replace(/./g, (char) => `\\u${char.charCodeAt(0).toString(16)}`);

  it.each<[string, Buffer]>([
    ['plain', Buffer.from(`x${text}y`)],
    ['UTF-16LE', Buffer.from(`x${text}`, 'utf16le')],
    ['UTF-16BE', Buffer.from(`x${text}`, 'utf16le').swap16()],
    ['JSON', Buffer.from(`{"name":"${json}"}`)],
    ['JSON in capitals', Buffer.from(json.toUpperCase().replaceAll('\\U', '\\u'))],
    ['percent', Buffer.from(`?name=${encodeURIComponent(text)}`)],
    ['base64', Buffer.from(Buffer.from(`{"n":"${text}"}`).toString('base64'))],
    ['base64, one further', Buffer.from(Buffer.from(`{"na":"${text}"}`).toString('base64'))],
    ['base64, two further', Buffer.from(Buffer.from(`{"nam":"${text}"}`).toString('base64url'))],
    ['hex', Buffer.from(Buffer.from(text).toString('hex'))],
    ['gzip', Buffer.concat([Buffer.from('head'), gzipSync(`x${text}`), Buffer.from('tail')])],
    ['zlib', Buffer.concat([Buffer.from('stream\n'), deflateSync(`x${text}`), Buffer.from('\nendstream')])],
    ['zlib, cut off', deflateSync(`${text} ${'and more '.repeat(2_000)}${String(Math.random())}`).subarray(0, -6)],
  ])('finds a name as %s', (_, bytes) => {
    expect(hitsInBytes('f', bytes, patternsOf(mark)).length).toBeGreaterThan(0);
  });

  it('finds a number, in files and their names, and nothing where nothing is', () => {
    const place = mkdtempSync(join(tmpdir(), 'canary-'));
    writeFileSync(join(place, 'a.bin'), Buffer.from(Buffer.from(`n=${number.text}`).toString('base64')));
    writeFileSync(join(place, `${number.text}.log`), 'x');
    writeFileSync(join(place, 'c.log'), completeResidentId('11010119900307888'));
    const { hits, files } = scanFolder(place, [number], () => false);
    rmSync(place, { recursive: true });
    expect(files).toBe(3);
    expect(hits.map(({ file, encoding }) => `${file} ${encoding}`).sort()).toEqual([
      `${number.text}.log file name UTF-8`, 'a.bin base64',
    ]); // prettier-ignore
  });
});

// In this order and in one file: what the second walk leaves behind must not be seen by the first. And on a stack of its own:
// whatever is looked at after it would be found damaged.
describe('marked people on every path', () => {
  it(
    'stand in no file of any process',
    async () => {
      const cast = await castOf(0);
      const { scan, answers } = await walkAndScan('redaction on', cast, {});
      expect(answers).toMatchObject(EXPECTED);
      expect(scan.hits).toEqual([]);
      const poisoned = scanFolder(folder, [{ label: 'poison', text: cast.poison }], () => false);
      expect(poisoned.hits.filter(({ file }) => !file.includes('licensing.events.v1-'))).toEqual([]);
      expect(poisoned.hits.length).toBeGreaterThan(0);
    },
    4 * 60_000,
  );

  it(
    'are found in the store, in the histories and in the logs when redaction is off',
    async () => {
      await restartAll(UNREDACTED);
      const walked = walkAndScan('redaction off', await castOf(1), UNREDACTED);
      const { scan } = await walked.finally(() => restartAll({}));
      for (const owner of ['store', 'temporal', 'logs', 'kafka']) {
        expect([owner, scan.hits.filter(({ file }) => ownerOf(file) === owner).length]).not.toEqual([owner, 0]);
      }
    },
    5 * 60_000,
  );
});
