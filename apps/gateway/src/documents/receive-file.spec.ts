import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type AppError, FolderVault } from '@licensing/platform';
import { MAX_FILE_BYTES, patiently, receiveFile } from './receive-file';

let folder: string;
let vault: FolderVault;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'licensing-receive-'));
  vault = new FolderVault(folder);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const filesLeft = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

function* pieces(bytes: number): Generator<Buffer> {
  const piece = Buffer.alloc(64 * 1024, 7);
  for (let left = bytes; left > 0; left -= piece.length) yield piece.subarray(0, Math.min(left, piece.length));
}

const receive = (body: unknown, headers: Record<string, string> = {}) => receiveFile({ body, headers }, vault);
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'taken',
    (error: unknown) => (error as AppError).code,
  );

describe('receiving a file', () => {
  it('takes one of exactly 20 MB', async () => {
    expect(await receive(Readable.from(pieces(MAX_FILE_BYTES)))).toMatchObject({ size: MAX_FILE_BYTES });
    expect(filesLeft()).toHaveLength(1);
  });

  it('takes not one byte more, and leaves nothing of it', async () => {
    expect(await codeOf(receive(Readable.from(pieces(MAX_FILE_BYTES + 1))))).toBe('REQUEST.TOO_LARGE');
    expect(filesLeft()).toEqual([]);
  });

  it('believes a length that is too large without reading', async () => {
    let isRead = false;
    const body = new Readable({ read: () => (isRead = true) });
    expect(await codeOf(receive(body, { 'content-length': String(MAX_FILE_BYTES + 1) }))).toBe('REQUEST.TOO_LARGE');
    expect(isRead).toBe(false);
  });

  it('asks its sender for no more than the store takes', async () => {
    let [sent, taken, most] = [0, 0, 0];
    function* counted(): Generator<Buffer> {
      for (const piece of pieces(MAX_FILE_BYTES)) {
        sent += piece.length;
        most = Math.max(most, sent - taken);
        yield piece;
      }
    }
    const put: FolderVault['put'] = async (stream) => {
      for await (const piece of stream) {
        taken += piece.length;
        if (taken % (1024 * 1024) === 0) await new Promise((go) => setTimeout(go, 2));
      }
      return { name: 'n', sha256: 'a'.repeat(64), size: taken, dataKey: Buffer.alloc(32) };
    };
    const body = Readable.from(counted(), { highWaterMark: 2 });
    expect(await receiveFile({ body, headers: {} }, { put } as FolderVault)).toMatchObject({ size: MAX_FILE_BYTES });
    expect(most).toBeLessThan(512 * 1024);
  });

  it.each<[string, unknown, Record<string, string>, string]>([
    ['no body', undefined, {}, 'DOCUMENT.EMPTY'],
    ['a length of nothing', Readable.from([]), { 'content-length': '0' }, 'DOCUMENT.EMPTY'],
    ['an empty stream', Readable.from([]), {}, 'DOCUMENT.EMPTY'],
    ['a parsed form', { file: 'x' }, {}, 'DOCUMENT.EMPTY'],
    ['a coded body', Readable.from(['x']), { 'content-encoding': 'gzip' }, 'DOCUMENT.MEDIA_TYPE'],
  ])('refuses %s', async (_name, body, headers, code) => {
    expect(await codeOf(receive(body, headers))).toBe(code);
    expect(filesLeft()).toEqual([]);
  });

  it('leaves nothing of one that breaks off, and calls it no fault of ours', async () => {
    const body = new Readable({ read: () => undefined });
    body.push(Buffer.alloc(100_000));
    const receiving = codeOf(receive(body));
    setTimeout(() => body.destroy(new Error('aborted')), 20);
    expect(await receiving).toBe('REQUEST.MALFORMED');
    expect(filesLeft()).toEqual([]);
  });

  it('gives up a sender that says nothing for too long', async () => {
    const body = new Readable({ read: () => undefined });
    body.push(Buffer.alloc(10));
    const read = async (): Promise<void> => {
      for await (const piece of patiently(body, 30)) expect(piece).toHaveLength(10);
    };
    await expect(read()).rejects.toThrow('no byte for too long');
    expect(body.destroyed).toBe(true);
  });

  it('does not close the connection over which it still has to answer', async () => {
    const body = Readable.from(pieces(MAX_FILE_BYTES + 200_000));
    const closed = jest.fn();
    body.once('close', closed);
    expect(await codeOf(receive(body))).toBe('REQUEST.TOO_LARGE');
    expect(closed).not.toHaveBeenCalled();
  });
});
