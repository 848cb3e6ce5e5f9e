import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Reads state and start time from the text of `/proc/<pid>/stat`. The command name, in parentheses, may itself hold
 * spaces and parentheses, so fields are counted from the last one.
 */
export function parseStat(text) {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0], startTicks: fields[19] };
}

/**
 * A text that names the process with this pid and no later one that is given the same pid; undefined when no such
 * process runs. A zombie counts as gone.
 */
export function processStart(pid) {
  if (process.platform === 'linux') {
    try {
      const { state, startTicks } = parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
      if (state === 'Z' || state === 'X') return undefined;
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${startTicks}`;
    } catch {
      return undefined;
    }
  }
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return started || undefined;
  } catch {
    return undefined;
  }
}

/** Identity of this very process, to be written into locks and pid files. */
export function ownIdentity() {
  return identityOf(process.pid);
}

/** Identity of a process that runs; its `started` is undefined when it has gone already. */
export function identityOf(pid) {
  return { pid, started: processStart(pid) };
}

/** True while the process that was recorded still runs; false for another process with a recycled pid. */
export function isRunning(identity) {
  return Boolean(identity?.pid) && identity.started !== undefined && processStart(identity.pid) === identity.started;
}
