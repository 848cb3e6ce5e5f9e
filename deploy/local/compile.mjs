import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { runLogged } from './child.mjs';
import { listFiles } from './file-tree.mjs';
import { withLock } from './lock.mjs';
import { root, stateRoot } from './paths.mjs';
import { say, step } from './terminal.mjs';

// The measurements are compiled like the services that they measure.
const sources = ['apps', 'libs', 'test/bench', 'test/corpus', 'test/support'];
const settings = ['.swcrc', 'package-lock.json', 'deploy/local/compile.mjs'];
const output = join(root, 'dist');
const manifestFile = join(output, '.build.json');
const bundleScript = join(output, 'apps', 'orchestrator', 'src', 'bundle.js');
const filesAtOnce = 16;

/**
 * Compiles apps and libs into `dist/` and copies what else they hold. Only files that changed since the last build are
 * compiled, and nothing is done when none has.
 */
export async function build() {
  await withLock(
    join(stateRoot, 'locks', 'build.lock'),
    async () => {
      const inputs = readInputs();
      const before = readManifest();
      const settingsHash = hashOf(...settings.map((file) => readFileSync(join(root, file))));
      const known = before.settings === settingsHash ? before.files : {};
      const changed = Object.keys(inputs).filter((file) => known[file] !== inputs[file]);
      const removed = Object.keys(before.files).filter((file) => !(file in inputs));
      if (changed.length === 0 && removed.length === 0) return;
      // Without a manifest an interrupted build is done again from the start.
      rmSync(manifestFile, { force: true });
      await step(`build (${changed.length} files)`, () => writeOutputs(changed, removed));
      writeFileSync(manifestFile, JSON.stringify({ settings: settingsHash, files: inputs }));
    },
    (holder) => say(`process ${holder.pid} is building; waiting for it`),
  );
}

/** Path below `dist/` of what is made from a source file; undefined for files that are not part of a running service. */
export function outputOf(file) {
  if (/\.(spec|int-spec|e2e-spec|faults-spec|canary-spec|d)\.ts$|\/(testing|fixtures)\/|\.md$/.test(file))
    return undefined;
  return file.replace(/\.ts$/, '.js');
}

async function writeOutputs(changed, removed) {
  for (const file of removed) {
    for (const suffix of ['', '.map']) rmSync(join(output, outputOf(file) + suffix), { force: true });
  }
  const queue = [...changed];
  const worker = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) await writeOutput(file);
  };
  await Promise.all(Array.from({ length: filesAtOnce }, worker));
  if (!existsSync(bundleScript)) return;
  await runLogged(process.execPath, [bundleScript], {
    cwd: root,
    logFile: join(stateRoot, 'logs', 'workflow-bundle.log'),
  });
}

async function writeOutput(file) {
  const source = join(root, file);
  const target = join(output, outputOf(file));
  mkdirSync(dirname(target), { recursive: true });
  if (!file.endsWith('.ts')) return writeFileSync(target, readFileSync(source));
  // Loaded here because npm packages may be installed only after this module is.
  const { transformFile } = createRequire(import.meta.url)('@swc/core');
  const { code, map } = await transformFile(source, { configFile: join(root, '.swcrc'), jsc: { baseUrl: root } });
  const mapName = `${target.slice(target.lastIndexOf('/') + 1)}.map`;
  writeFileSync(target, map ? `${code}\n//# sourceMappingURL=${mapName}\n` : code);
  if (map) writeFileSync(`${target}.map`, map);
}

function readInputs() {
  const inputs = {};
  for (const folder of sources) {
    for (const path of listFiles(join(root, folder))) {
      const file = relative(root, path);
      if (outputOf(file)) inputs[file] = hashOf(readFileSync(path));
    }
  }
  return inputs;
}

function readManifest() {
  return existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, 'utf8')) : { files: {} };
}

function hashOf(...contents) {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content);
  return hash.digest('hex');
}
