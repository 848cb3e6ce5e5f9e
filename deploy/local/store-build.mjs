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
const patched = join('internal', 'backends', 'sqlite', 'metadata', 'metadata.go');

/**
 * FerretDB 1.24 looks documents up by `->'$._id'`, but its unique index is on `->"_id"`: SQLite takes an index only for
 * the same expression, so every look-up by `_id` reads the whole collection. One line makes the two agree.
 */
const [slow, indexed] = [`IDColumn = DefaultColumn + "->'$._id'"`, 'IDColumn = DefaultColumn + `->"_id"`'];

/** Builds the store of `folder` into `target`, from a copy of FerretDB in which that line is replaced. */
export async function buildStore(folder, target, logFile) {
  await runLogged('go', ['mod', 'download'], { logFile, cwd: folder });
  const source = execFileSync('go', ['list', '-m', '-f', '{{.Dir}}', module], { cwd: folder, encoding: 'utf8' }).trim();
  const work = mkdtempSync(join(tmpdir(), 'licensing-store-'));
  try {
    const copy = join(work, 'ferretdb');
    copyWritable(source, copy);
    const text = readFileSync(join(copy, patched), 'utf8');
    if (text.split(slow).length !== 2) throw new Problem(`${module} has changed: look again at ${patched}.`);
    writeFileSync(join(copy, patched), text.replace(slow, indexed));

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
