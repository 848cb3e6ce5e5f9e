import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { killGroup } from './child.mjs';
import { identityOf, isRunning } from './process-identity.mjs';
import { isEnding } from './shutdown.mjs';
import { writeJson } from './state-file.mjs';
import { Problem, formatDuration, tail } from './terminal.mjs';

const readyTimeout = 90_000;
const stopTimeout = 15_000;
const pollInterval = 100;
const largestLog = 20 * 1024 * 1024;

/**
 * What is recorded of a part's process: its identity, the command that owns it (undefined when it is meant to outlive
 * the command that started it), and whether it runs.
 */
export function readRecord(profile, part) {
  try {
    const record = JSON.parse(readFileSync(profile.recordFile(part), 'utf8'));
    return { ...record, isRunning: isRunning(record) };
  } catch {
    return { isRunning: false };
  }
}

/** Records a new owner of a part that runs already, so that it is stopped with that command. */
export function adopt(profile, part, owner) {
  const { pid, started } = readRecord(profile, part);
  writeJson(profile.recordFile(part), { pid, started, owner });
}

/**
 * Starts a process in a session of its own, its output appended to the part's log. It outlives this command unless it
 * is stopped. Returns when it answers, and fails with the end of its log when it ends before that.
 */
export async function launch(profile, part, { command, args, env, isReady, owner }) {
  if (isEnding()) throw new Problem(`${part} is not started any more`);
  const child = spawnDetached(profile.logFile(part), command, args, env);
  const failure = new Promise((_, reject) => {
    child.once('error', (error) => reject(new Problem(`${part} could not be started: ${error.message}`)));
  });
  if (child.pid === undefined) return failure;
  // Written at once: an interruption from here on must find the process.
  const record = { ...identityOf(child.pid), owner };
  writeJson(profile.recordFile(part), record);
  await untilReady(profile, part, record, isReady);
}

/** Waits until a running part answers. */
export async function untilReady(profile, part, record, isReady) {
  const logFile = profile.logFile(part);
  for (const deadline = Date.now() + readyTimeout; Date.now() < deadline; await sleep(pollInterval)) {
    if (await isReady()) return;
    if (!isRunning(record))
      throw new Problem(`${part} ended at its start. Last lines of ${logFile}:\n${tail(logFile)}`);
  }
  throw new Problem(
    `${part} did not become ready within ${formatDuration(readyTimeout)}. Last lines of ${logFile}:\n${tail(logFile)}`,
  );
}

/** Ends a part's process: SIGTERM, and SIGKILL after 15 s. Returns false when it did not run. */
export async function stop(profile, part) {
  const record = readRecord(profile, part);
  if (record.isRunning) {
    killGroup(record.pid, 'SIGTERM');
    if (!(await untilGone(record, stopTimeout))) killGroup(record.pid, 'SIGKILL');
    await untilGone(record, stopTimeout);
  }
  rmSync(profile.recordFile(part), { force: true });
  return record.isRunning;
}

/** Sends a signal to a part's process and, for one that ends it, waits until it is gone. Its record stays. */
export async function signal(profile, part, name) {
  const record = readRecord(profile, part);
  if (!record.isRunning) throw new Problem(`${part} does not run in profile ${profile.name}`);
  killGroup(record.pid, name);
  if (['SIGKILL', 'SIGTERM', 'SIGINT'].includes(name)) await untilGone(record, stopTimeout);
}

async function untilGone(record, timeout) {
  for (const deadline = Date.now() + timeout; Date.now() < deadline; await sleep(50)) {
    if (!isRunning(record)) return true;
  }
  return !isRunning(record);
}

function spawnDetached(logFile, command, args, env) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a');
  if (statSync(logFile).size > largestLog) truncateSync(logFile);
  const child = spawn(command, args, { env, stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  child.unref();
  return child;
}
