import { sha256Hex } from '@licensing/platform';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ObjectStore } from './object-store';

const BYTES = Buffer.from('a certificate');
const DIGEST = sha256Hex(BYTES);

describe('the object store', () => {
  let root: string;
  const filesOf = async (): Promise<string[]> =>
    (await readdir(root, { recursive: true })).filter((name) => /\.pdf$|^\.drafts./.test(name));

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'objects-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('keeps bytes under their digest and gives them back', async () => {
    const store = new ObjectStore(root);
    await store.put(DIGEST, BYTES);
    expect(await readFile(join(root, DIGEST.slice(0, 2), `${DIGEST}.pdf`))).toEqual(BYTES);
    expect(await new ObjectStore(root).find(DIGEST)).toEqual(BYTES);
    expect(await store.find('0'.repeat(64))).toBeUndefined();
  });

  it('writes identical bytes once', async () => {
    const store = new ObjectStore(root);
    await store.put(DIGEST, BYTES);
    const path = join(root, DIGEST.slice(0, 2), `${DIGEST}.pdf`);
    const { ino, mtimeNs } = await stat(path, { bigint: true });
    await store.put(DIGEST, BYTES);
    expect(await stat(path, { bigint: true })).toMatchObject({ ino, mtimeNs });
  });

  it('leaves one whole file and no draft when 20 write it at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => new ObjectStore(root).put(DIGEST, BYTES)));
    expect(await filesOf()).toEqual([join(DIGEST.slice(0, 2), `${DIGEST}.pdf`)]);
    expect(await new ObjectStore(root).find(DIGEST)).toEqual(BYTES);
  });

  it('takes nothing but a digest for a name', async () => {
    await expect(new ObjectStore(root).put('../outside', BYTES)).rejects.toThrow(RangeError);
    await expect(new ObjectStore(root).find('..')).rejects.toThrow(RangeError);
  });

  it('says when its folder cannot be used', async () => {
    const store = new ObjectStore(root);
    await store.put(DIGEST, BYTES);
    await expect(store.check()).resolves.toBeUndefined();
    await expect(new ObjectStore(join(root, DIGEST.slice(0, 2), `${DIGEST}.pdf`)).check()).rejects.toThrow();
  });
});
