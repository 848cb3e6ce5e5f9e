import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { onShutdown } from './shutdown.mjs';
import { Problem, tail } from './terminal.mjs';

/**
 * Runs a program to its end with its output in `logFile`. The program gets a process group of its own, so that all it
 * started ends with it when this command is interrupted.
 */
export async function runLogged(command, args, { logFile, cwd, env, lastLines }) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  const withdraw = onShutdown(() => killGroup(child.pid, 'SIGKILL'));
  try {
    const { code, signal } = await ended(child);
    if (code === 0) return;
    throw new Problem(
      `${command} ${args.join(' ')}\nended with ${signal ?? `exit code ${code}`}. Last lines of ${logFile}:\n${tail(logFile, lastLines)}`,
    );
  } finally {
    withdraw();
  }
}

/** Runs a program to its end on this terminal. Returns its exit code; 128 when a signal ended it. */
export async function runAttached(command, args, { cwd, env } = {}) {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const withdraw = onShutdown(() => void child.kill('SIGTERM'));
  try {
    const { code } = await ended(child);
    return code ?? 128;
  } finally {
    withdraw();
  }
}

/** Signals every process of a group; a group that has gone is no error. */
export function killGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Problem(`${child.spawnfile} could not be started: ${error.message}`)));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}
