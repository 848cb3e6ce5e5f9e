import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderVault } from './folder-vault';
import { ObjectError } from './object-error';
import { CHUNK_BYTES, SEALED_BYTES } from './sealed-chunks';

const LIMIT = { limitBytes: 1_000_000 };
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function* inPieces(bytes: Buffer, length = 10_007): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield Promise.resolve(bytes.subarray(at, at + length));
}

const faultOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof ObjectError ? error.fault : error),
  );

describe('the folder vault', () => {
  let root: string;
  let vault: FolderVault;
  const files = async (): Promise<string[]> =>
    (await readdir(root, { recursive: true, withFileTypes: true }))
      .filter((one) => one.isFile())
      .map(({ name }) => name);

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'vault-'));
    vault = new FolderVault(root);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 5 * CHUNK_BYTES, 777_777])(
    'gives %d bytes back, and holds none of them in the clear',
    async (size) => {
      const bytes = randomBytes(size);
      const stored = await vault.put(inPieces(bytes), LIMIT);
      expect(stored).toMatchObject({ sha256: sha256(bytes), size });
      expect(stored.name.startsWith(`${stored.sha256.slice(0, 2)}/${stored.sha256}-`)).toBe(true);
      expect((await new FolderVault(root).read(stored.name, stored.dataKey, LIMIT)).equals(bytes)).toBe(true);
      const lying = await readFile(join(root, stored.name));
      if (size > 15) expect(lying.includes(bytes.subarray(0, 16))).toBe(false);
      expect(await files()).toHaveLength(1);
    },
  );

  it('takes whole pieces larger than a chunk', async () => {
    const bytes = randomBytes(300_001);
    const { name, dataKey } = await vault.put(inPieces(bytes, bytes.length), LIMIT);
    expect((await vault.read(name, dataKey, LIMIT)).equals(bytes)).toBe(true);
  });

  describe('finds what somebody did to the file', () => {
    const size = 4 * CHUNK_BYTES + 100;
    const tamper = async (change: (lying: Buffer) => Buffer): Promise<unknown> => {
      const { name, dataKey } = await vault.put(inPieces(randomBytes(size)), LIMIT);
      await writeFile(join(root, name), change(await readFile(join(root, name))));
      return faultOf(vault.read(name, dataKey, LIMIT));
    };
    const chunk = (lying: Buffer, index: number): Buffer =>
      lying.subarray(index * SEALED_BYTES, (index + 1) * SEALED_BYTES);

    it.each<[string, (lying: Buffer) => Buffer]>([
      ['nothing left', () => Buffer.alloc(0)],
      ['less than a tag', (lying) => lying.subarray(0, 5)],
      ['its end cut off', (lying) => lying.subarray(0, -1)],
      ['its last chunk cut off', (lying) => lying.subarray(0, 4 * SEALED_BYTES)],
      ['its first chunk cut off', (lying) => lying.subarray(SEALED_BYTES)],
      ['two chunks changed over', (lying) => Buffer.concat([chunk(lying, 1), chunk(lying, 0), lying.subarray(2 * SEALED_BYTES)])],
      ['a chunk twice', (lying) => Buffer.concat([chunk(lying, 0), lying])],
      ['something added', (lying) => Buffer.concat([lying, Buffer.alloc(1)])],
      ['a flipped bit in the text', (lying) => (lying.writeUInt8(lying.readUInt8(70_000) ^ 1, 70_000), lying)],
      ['a flipped bit in a tag', (lying) => (lying.writeUInt8(lying.readUInt8(SEALED_BYTES - 1) ^ 128, SEALED_BYTES - 1), lying)],
    ])('%s', async (_, change) => {
      expect(await tamper(change)).toBe('damaged');
    }); // prettier-ignore

    it('another object at its place, and another key', async () => {
      const [one, other] = await Promise.all([vault.put(inPieces(randomBytes(9)), LIMIT), vault.put(inPieces(randomBytes(9)), LIMIT)]); // prettier-ignore
      expect(await faultOf(vault.read(one.name, other.dataKey, LIMIT))).toBe('damaged');
      await writeFile(join(root, one.name), await readFile(join(root, other.name)));
      expect(await faultOf(vault.read(one.name, one.dataKey, LIMIT))).toBe('damaged');
    });
  });

  it('takes as much as the limit, and leaves nothing of more', async () => {
    const bytes = randomBytes(200_000);
    await vault.put(inPieces(bytes), { limitBytes: bytes.length });
    await vault.erase((await vault.put(inPieces(bytes), { limitBytes: bytes.length })).name);
    const before = await files();
    expect(await faultOf(vault.put(inPieces(bytes), { limitBytes: bytes.length - 1 }))).toBe('too-large');
    expect(await files()).toEqual(before);
  });

  it('asks for no more of a stream once it is beyond the limit', async () => {
    let given = 0;
    const endless = async function* (): AsyncGenerator<Buffer> {
      for (;;) yield Promise.resolve(Buffer.alloc(1_000, (given += 1)));
    };
    expect(await faultOf(vault.put(endless(), { limitBytes: 50_000 }))).toBe('too-large');
    expect(given).toBe(51);
  });

  it('passes the error of a stream that breaks on, and leaves nothing', async () => {
    const gone = new Error('the caller went away');
    const breaking = async function* (): AsyncGenerator<Buffer> {
      yield* inPieces(randomBytes(100_000));
      throw gone;
    };
    await expect(vault.put(breaking(), LIMIT)).rejects.toBe(gone);
    expect(await files()).toEqual([]);
  });

  it('waits for the store before it asks for more', async () => {
    let asked = 0;
    let written = 0;
    const stream = async function* (): AsyncGenerator<Buffer> {
      for (; asked < 40; asked += 1) {
        yield Promise.resolve(Buffer.alloc(CHUNK_BYTES));
        const draft = (await readdir(join(root, '.drafts')))[0] ?? '';
        written = (await stat(join(root, '.drafts', draft))).size;
        expect(asked * CHUNK_BYTES - written).toBeLessThanOrEqual(CHUNK_BYTES);
      }
    };
    await vault.put(stream(), { limitBytes: 1e8 });
    expect(written).toBeGreaterThanOrEqual(39 * CHUNK_BYTES);
  });

  it('keeps the same bytes put at once apart, each under its own key', async () => {
    const bytes = randomBytes(150_000);
    const all = await Promise.all(Array.from({ length: 12 }, () => new FolderVault(root).put(inPieces(bytes), LIMIT)));
    expect(new Set(all.map(({ name }) => name)).size).toBe(12);
    await vault.erase(all[0]?.name ?? '');
    for (const { name, dataKey } of all.slice(1))
      expect((await vault.read(name, dataKey, LIMIT)).equals(bytes)).toBe(true);
  });

  it('removes an object for good, once or twice', async () => {
    const { name, dataKey } = await vault.put(inPieces(randomBytes(10)), LIMIT);
    await vault.erase(name);
    await vault.erase(name);
    expect(await faultOf(vault.read(name, dataKey, LIMIT))).toBe('missing');
  });

  it('reads no further than asked', async () => {
    const { name, dataKey } = await vault.put(inPieces(randomBytes(100_000)), LIMIT);
    expect(await faultOf(vault.read(name, dataKey, { limitBytes: 99_999 }))).toBe('too-large');
  });

  it.each(['..', '../../etc/passwd', 'aa/../x', `ab/${'c'.repeat(64)}-${'0'.repeat(24)}`])('opens and erases no %s', async (name) => {
    await expect(vault.read(name, randomBytes(32), LIMIT)).rejects.toThrow(RangeError);
    await expect(vault.erase(name)).rejects.toThrow(RangeError);
  }); // prettier-ignore

  it('sweeps drafts that a killed process left, and none that is being written', async () => {
    const drafts = join(root, '.drafts');
    await mkdir(drafts);
    await writeFile(join(drafts, 'old'), 'x');
    await writeFile(join(drafts, 'young'), 'x');
    const twoHoursAgo = new Date(Date.now() - 7_200_000);
    await utimes(join(drafts, 'old'), twoHoursAgo, twoHoursAgo);
    await vault.put(inPieces(randomBytes(10)), LIMIT);
    expect(await readdir(drafts)).toEqual(['young']);
  });

  it('lists what was put before an instant', async () => {
    const [old, young] = [await vault.put(inPieces(randomBytes(1)), LIMIT), await vault.put(inPieces(randomBytes(1)), LIMIT)]; // prettier-ignore
    await utimes(join(root, old.name), new Date(0), new Date(0));
    const names: string[] = [];
    for await (const name of vault.listBefore(new Date(Date.now() - 60_000))) names.push(name);
    expect(names).toEqual([old.name]);
    expect(young.name).not.toBe(old.name);
    for await (const name of new FolderVault(join(root, 'none')).listBefore(new Date())) names.push(name);
    expect(names).toHaveLength(1);
  });

  it('says when its folder cannot be used', async () => {
    await expect(vault.check()).resolves.toBeUndefined();
    const { name } = await vault.put(inPieces(randomBytes(1)), LIMIT);
    const blocked = new FolderVault(join(root, name));
    expect(await faultOf(blocked.check())).toBe('unavailable');
    expect(await faultOf(blocked.put(inPieces(randomBytes(1)), LIMIT))).toBe('unavailable');
  });
});
