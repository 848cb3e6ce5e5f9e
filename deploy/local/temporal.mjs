import { readFileSync } from 'node:fs';
import { runLogged } from './child.mjs';
import { deployPath } from './paths.mjs';
import { locate, recipes } from './recipes.mjs';

/** Tells the local engine for how long it keeps the histories of what has ended: `deploy/temporal/namespace.json`. */
export async function keepHistories(profile, { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace }) {
  const { retentionDays } = JSON.parse(readFileSync(deployPath('temporal', 'namespace.json'), 'utf8'));
  const term = ['--retention', `${retentionDays * 24}h`];
  const { path } = locate(recipes.temporal);
  const args = ['operator', 'namespace', 'update', '--address', address, '--namespace', namespace, ...term];
  await runLogged(path, args, { logFile: profile.logFile('temporal-namespace') });
}
