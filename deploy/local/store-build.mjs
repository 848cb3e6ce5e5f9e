import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runLogged } from './child.mjs';
import { Problem } from './terminal.mjs';

const module = 'github.com/FerretDB/FerretDB';
const sqlite = join('internal', 'backends', 'sqlite');

/**
 * What is replaced in FerretDB 1.24, file by file. Its look-ups by `_id` ask for `->'$._id'`, but its unique index is on
 * `->"_id"`, and SQLite takes an index only for the same expression: without the first change each reads the whole
 * collection. And it asks the index only when the filter has `_id` alone: without the second each compare-and-set
 * (`{ _id, field: old }`) reads the whole collection. Whatever else a filter says is checked on what was found.
 */
const changes = [
  {
    file: join(sqlite, 'metadata', 'metadata.go'),
    from: `IDColumn = DefaultColumn + "->'$._id'"`,
    to: 'IDColumn = DefaultColumn + `->"_id"`',
    times: 1,
  },
  { file: join(sqlite, 'collection.go'), from: 'params.Filter.Len() == 1', to: 'params.Filter.Len() >= 1', times: 2 },
];

/** Builds the store of `folder` into `target`, from a copy of FerretDB with these changes. */
export async function buildStore(folder, target, logFile) {
  await runLogged('go', ['mod', 'download'], { logFile, cwd: folder });
  const source = execFileSync('go', ['list', '-m', '-f', '{{.Dir}}', module], { cwd: folder, encoding: 'utf8' }).trim();
  const work = mkdtempSync(join(tmpdir(), 'licensing-store-'));
  try {
    const copy = join(work, 'ferretdb');
    copyWritable(source, copy);
    for (const { file, from, to, times } of changes) {
      const parts = readFileSync(join(copy, file), 'utf8').split(from);
      if (parts.length !== times + 1) throw new Problem(`${module} has changed: look again at ${file}.`);
      writeFileSync(join(copy, file), parts.join(to));
    }

    const moduleFile = join(work, 'go.mod');
    writeFileSync(moduleFile, `${readFileSync(join(folder, 'go.mod'), 'utf8')}\nreplace ${module} => ${copy}\n`);
    copyFileSync(join(folder, 'go.sum'), join(work, 'go.sum'));
    const args = ['build', '-trimpath', '-modfile', moduleFile, '-o', join(target, 'store'), '.'];
    await runLogged('go', args, { logFile, cwd: folder });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Modules lie in the cache without write bits; tests and documentation are not needed. */
function copyWritable(from, to) {
  const isNeeded = (path) => !/(_test\.go|\/testdata|\/website|\/integration)$/.test(path);
  cpSync(from, to, { recursive: true, filter: isNeeded });
  for (const path of [to, ...readdirSync(to, { recursive: true }).map((name) => join(to, name))])
    chmodSync(path, 0o755);
}
