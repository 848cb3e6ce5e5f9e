import { isPartReady, startPart } from './part-process.mjs';
import { apps, backingParts } from './parts.mjs';
import { openProfile } from './profile.mjs';
import { readRecord, signal } from './supervisor.mjs';

/*
 * Switches for single parts of a profile that is up, for fault tests and measurements. The profile is the one that
 * LICENSING_PROFILE names. A part keeps its data, its port and the command that it ends with.
 */

/**
 * Names of every part, backing ones first.
 * @public also for measurements, which load this module by its path
 */
export const partNames = [...Object.keys(backingParts), ...Object.keys(apps)];

/** Sends a signal to a part's process; returns once it is gone when the signal ends it. SIGTERM is the graceful way. */
export function killService(name, signalName = 'SIGKILL') {
  return signal(currentProfile(), name, signalName);
}

/** Starts a part that does not run and waits until it answers. */
export async function startService(name) {
  const profile = currentProfile();
  const record = readRecord(profile, name);
  if (!record.isRunning) await startPart(profile, name, record.owner);
}

/** True when a part answers as ready. */
export function isServiceReady(name) {
  return isPartReady(currentProfile(), name);
}

/** Process id of a part, or undefined while it does not run. */
export function servicePid(name) {
  const record = readRecord(currentProfile(), name);
  return record.isRunning ? record.pid : undefined;
}

function currentProfile() {
  return openProfile(process.env.LICENSING_PROFILE || 'dev');
}
