import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '../logging/logger';
import { KeyFile } from './key-file';
import { newKeyringText } from './keyring';

const folder = mkdtempSync(join(tmpdir(), 'key-file-'));
const path = join(folder, 'field-keys.json');
const lines: string[] = [];
const log = createLogger('spec', 'info', { write: (line: string) => void lines.push(line) });
let file: KeyFile;

const replace = (text: string): void => {
  writeFileSync(`${path}.next`, text);
  renameSync(`${path}.next`, path);
};
const currentOf = (text: string): string => (JSON.parse(text) as { current: string }).current;

beforeEach(() => {
  lines.length = 0;
  replace(newKeyringText());
  file = new KeyFile(path, log, 3_600_000);
});

afterEach(() => { file.close(); }); // prettier-ignore
afterAll(() => { rmSync(folder, { recursive: true }); }); // prettier-ignore

describe('KeyFile', () => {
  it('takes the keys of a file that replaced the one before, and tells whoever listens', async () => {
    const heard: string[] = [];
    file.onChange(({ current }) => heard.push(current));
    const next = newKeyringText();
    replace(next);
    await file.look();
    expect(file.ring().current).toBe(currentOf(next));
    expect(heard).toEqual([currentOf(next)]);
  });

  it('takes a file that was written in place', async () => {
    const next = newKeyringText();
    writeFileSync(path, next);
    await file.look();
    expect(file.ring().current).toBe(currentOf(next));
  });

  it('says nothing when the file was touched and holds the same', async () => {
    const heard = jest.fn();
    file.onChange(heard);
    const { current, keys } = file.ring();
    replace(JSON.stringify({ current, keys: { [current]: keys.get(current)!.toString('base64') } }));
    await file.look();
    expect(heard).not.toHaveBeenCalled();
  });

  it.each([
    ['broken', () => { replace('{"current":"k-x","keys":{"k-x":"c2Vj'); }],
    ['empty', () => { replace(''); }],
    ['away', () => { rmSync(path); }],
  ])('keeps its keys while the file is %s, complains once, and goes on when it is good again', async (_, spoil) => {
    const { current } = file.ring();
    spoil();
    await file.look();
    await file.look();
    expect(file.ring().current).toBe(current);
    expect(lines.filter((line) => line.includes('"error"'))).toHaveLength(1);
    const next = newKeyringText();
    replace(next);
    await file.look();
    expect(file.ring().current).toBe(currentOf(next));
  }); // prettier-ignore

  it('looks by itself', async () => {
    const quick = new KeyFile(path, log, 20);
    const next = newKeyringText();
    replace(next);
    for (const end = Date.now() + 3_000; quick.ring().current !== currentOf(next) && Date.now() < end;) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    quick.close();
    expect(quick.ring().current).toBe(currentOf(next));
  });

  it('never logs a key or where it is kept', async () => {
    replace(newKeyringText());
    await file.look();
    replace('{}');
    await file.look();
    expect(lines.length).toBeGreaterThan(1);
    const [key] = [...file.ring().keys.values()];
    for (const secret of [key!.toString('base64'), folder]) expect(lines.join('')).not.toContain(secret);
  });

  it('does not start without usable keys, and says why without quoting any', () => {
    expect(() => new KeyFile(join(folder, 'absent.json'), log)).toThrow(
      'configuration: FIELD_KEYS_FILE: it cannot be read (ENOENT)',
    );
    replace('{"current":"k-secret-of-somebody"}');
    expect(() => new KeyFile(path, log)).toThrow('configuration: FIELD_KEYS_FILE: “keys” is missing');
  });
});
