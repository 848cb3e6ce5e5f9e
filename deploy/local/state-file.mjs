import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Content of a JSON file; undefined when there is none. */
export function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/** Writes a JSON file so that a reader sees the old content or the new, never half of it. Only its owner may read it. */
export function writeJson(path, value) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, path);
}
