import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readJson, writeJson } from './state-file.mjs';

/** The file with the keys of a profile that encrypt personal fields. Its folder is nobody else's. */
export function fieldKeysFile({ folder }) {
  return join(folder, 'keys', 'field-keys.json');
}

/** Makes the key file of a profile if there is none: with one new key, or with the one key of a profile of before. */
export function writeFieldKeys(folder, former) {
  const path = fieldKeysFile({ folder });
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const [id, key] = former ? [unnamedKeyId(former), former] : newKey();
  writeJson(path, { current: id, keys: { [id]: key } });
}

/** The keys of a profile as they are now. */
export function readFieldKeys(profile) {
  return readJson(fieldKeysFile(profile));
}

/** A random key and its id. */
export function newKey() {
  return [`k${randomBytes(4).toString('hex')}`, randomBytes(32).toString('base64')];
}

// The id that libs/platform gave the one key of an installation before keys had names of their own.
function unnamedKeyId(key) {
  return createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 8);
}
