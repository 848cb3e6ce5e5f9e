import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runLogged } from './child.mjs';
import { withLock } from './lock.mjs';
import { cacheRoot, deployPath, stateRoot } from './paths.mjs';
import { findProgram } from './prerequisites.mjs';
import { buildStore } from './store-build.mjs';
import { say, step } from './terminal.mjs';

const temporalVersion = '1.5.1';
const kafkaVersion = '4.1.1';
const storeVersion = '1.24.0';

/**
 * How each backing part gets its program: `external` is the variable whose address makes it unnecessary, `program` the
 * name under which an installed one is taken, `tools` what the build needs, `produce` the build into an empty folder.
 */
export const recipes = {
  temporal: {
    name: 'temporal',
    label: `Temporal CLI ${temporalVersion}`,
    external: 'TEMPORAL_ADDRESS',
    program: 'temporal',
    tools: ['go'],
    folder: `temporal-${temporalVersion}`,
    result: 'temporal',
    produce: (target, logFile) =>
      runLogged('go', ['install', '-trimpath', `github.com/temporalio/cli/cmd/temporal@v${temporalVersion}`], {
        logFile,
        env: { ...process.env, GOBIN: target },
      }),
  },
  store: {
    name: 'store',
    label: `store (FerretDB ${storeVersion})`,
    external: 'MONGO_URL',
    program: 'mongod',
    tools: ['go'],
    folder: `store-${storeVersion}-${digest('store/main.go', 'store/go.mod', 'store/go.sum', 'local/store-build.mjs')}`,
    result: 'store',
    produce: (target, logFile) => buildStore(deployPath('store'), target, logFile),
  },
  kafka: {
    name: 'kafka',
    label: `Kafka ${kafkaVersion}`,
    external: 'KAFKA_BROKERS',
    tools: ['mvn', 'java'],
    folder: `kafka-${kafkaVersion}-${digest('kafka/pom.xml')}`,
    result: 'jars',
    produce: (target, logFile) =>
      runLogged(
        'mvn',
        [
          '-B',
          '-q',
          'dependency:copy-dependencies',
          '-DincludeScope=runtime',
          `-DoutputDirectory=${join(target, 'jars')}`,
        ],
        { logFile, cwd: deployPath('kafka') },
      ),
  },
};

/**
 * Where a part's program comes from on this machine: `external` (an address is given), `installed` (on the PATH),
 * `cached` (built before) or `missing` (to be built), with its path where it has one.
 */
export function locate(recipe, env = process.env) {
  if (env[recipe.external]) return { origin: 'external' };
  const installed = recipe.program && findProgram(recipe.program, env);
  if (installed) return { origin: 'installed', path: installed };
  const path = join(cacheRoot(env), recipe.folder, recipe.result);
  return { origin: existsSync(path) ? 'cached' : 'missing', path };
}

/** Builds a part into the cache. It appears there whole or not at all; of two commands at once, one waits for the other. */
export async function produce(recipe) {
  const target = join(cacheRoot(), recipe.folder);
  await withLock(
    `${target}.lock`,
    async () => {
      if (existsSync(join(target, recipe.result))) return;
      removeAbandoned(target);
      const building = `${target}.building-${process.pid}`;
      mkdirSync(building, { recursive: true });
      try {
        await step(recipe.label, () => recipe.produce(building, join(stateRoot, 'logs', `${recipe.name}-build.log`)));
        renameSync(building, target);
      } finally {
        rmSync(building, { recursive: true, force: true });
      }
    },
    (holder) => say(`${recipe.label} is being built by process ${holder.pid}; waiting for it`),
  );
}

function removeAbandoned(target) {
  const prefix = `${basename(target)}.building-`;
  for (const entry of readdirSync(dirname(target))) {
    if (entry.startsWith(prefix)) rmSync(join(dirname(target), entry), { recursive: true, force: true });
  }
}

function digest(...files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(deployPath(...file.split('/'))));
  return hash.digest('hex').slice(0, 8);
}
