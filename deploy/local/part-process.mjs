import { mkdirSync } from 'node:fs';
import { appEnvironment } from './environment.mjs';
import { appEntry, apps, backingParts, isAppReady } from './parts.mjs';
import { isRunning } from './process-identity.mjs';
import { locate, recipes } from './recipes.mjs';
import { adopt, launch, readRecord, stop, untilReady } from './supervisor.mjs';
import { say, step } from './terminal.mjs';

/** True for one of our own services, false for a backing part. */
export function isApp(name) {
  return Object.hasOwn(apps, name);
}

/** Whether a part answers as ready. */
export function isPartReady(profile, name) {
  if (isApp(name)) return isAppReady(profile, name);
  const { address, isReady } = backingParts[name];
  return isReady(address(profile));
}

/**
 * Starts one part with its data and ports as they are, and waits until it answers. `owner` is the identity of the
 * command that it ends with; undefined when it outlives the command.
 */
export async function startPart(profile, name, owner) {
  const plan = isApp(name)
    ? { command: process.execPath, args: [appEntry(name)], env: appEnvironment(profile, name) }
    : await backingPlan(profile, name);
  await launch(profile, name, { ...plan, owner, isReady: () => isPartReady(profile, name) });
}

/**
 * Makes sure that a part runs and answers. What an interrupted command left behind is taken over: a backing part as it
 * runs, one of our services by a new start, because it may be older than the build.
 */
export async function ensurePart(profile, name, owner) {
  const external = backingParts[name]?.external;
  if (external && process.env[external]) return say(`${name}: using ${external}`);
  const record = readRecord(profile, name);
  const isOrphan = record.isRunning && record.owner !== undefined && !isRunning(record.owner);
  if (isOrphan && isApp(name)) {
    say(`${name}: left behind by an interrupted command, started anew`);
    await stop(profile, name);
  } else if (record.isRunning) {
    await untilReady(profile, name, record, () => isPartReady(profile, name));
    if (isOrphan && owner) adopt(profile, name, owner);
    return say(`${name}: runs already${isOrphan ? ' (left behind by an interrupted command, taken over)' : ''}`);
  }
  await step(name, () => startPart(profile, name, owner));
}

async function backingPlan(profile, name) {
  const { folder, ...plan } = await backingParts[name].launch(profile, locate(recipes[name]));
  mkdirSync(folder, { recursive: true });
  return plan;
}
