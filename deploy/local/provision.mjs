import { areDependenciesInstalled, installDependencies } from './dependencies.mjs';
import { cacheRoot, root } from './paths.mjs';
import { freeSpaceNeeded, requireFreeSpace, requireTools } from './prerequisites.mjs';
import { locate, produce, recipes } from './recipes.mjs';

// Building is bound by the processor, installing by the network: more than two at once only get in each other's way.
const jobsAtOnce = 2;

/** Makes sure that npm packages are installed and every backing part has a program or an address. */
export async function provision() {
  const missing = Object.values(recipes).filter((recipe) => locate(recipe).origin === 'missing');
  requireTools(missing);
  requireRuntime();
  const isFirstRun = missing.length > 0 || !areDependenciesInstalled();
  for (const folder of [root, cacheRoot()]) {
    requireFreeSpace(folder, isFirstRun ? freeSpaceNeeded.build : freeSpaceNeeded.run);
  }
  // The longest job first: Temporal takes as long as the rest together.
  const jobs = [...missing.map((recipe) => () => produce(recipe)), installDependencies];
  await runJobs(jobs);
}

/** Makes sure that npm packages are installed; for commands that need no backing part. */
export async function provisionPackages() {
  if (!areDependenciesInstalled()) requireFreeSpace(root, freeSpaceNeeded.build);
  await installDependencies();
}

// Kafka's jars may be cached while the Java that ran them has gone.
function requireRuntime() {
  if (locate(recipes.kafka).origin === 'cached') requireTools([{ ...recipes.kafka, tools: ['java'] }]);
}

async function runJobs(jobs) {
  const queue = [...jobs];
  const worker = async () => {
    for (let job = queue.shift(); job; job = queue.shift()) await job();
  };
  await Promise.all(Array.from({ length: jobsAtOnce }, worker));
}
