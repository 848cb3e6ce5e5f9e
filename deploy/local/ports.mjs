import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { Problem, say } from './terminal.mjs';

/** Every profile has one block of this many ports, from its base on. */
export const blockSize = 100;

/** True when nobody listens on this port of the loopback address. */
export function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Inodes of the sockets that listen on `port`, from the text of `/proc/net/tcp` or `/proc/net/tcp6`. */
export function listeningInodes(table, port) {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(suffix) && fields[3] === '0A')
    .map((fields) => fields[9]);
}

/** Says who listens on a port: `process 4711 (node server.js)`, or `an unknown process`. */
export function describeHolder(port) {
  const inodes = ['tcp', 'tcp6'].flatMap((name) => listeningInodes(readOrEmpty(`/proc/net/${name}`), port));
  const sockets = new Set(inodes.map((inode) => `socket:[${inode}]`));
  const pid =
    sockets.size > 0 ? listOrEmpty('/proc').find((entry) => /^\d+$/.test(entry) && opens(entry, sockets)) : undefined;
  if (!pid) return 'an unknown process';
  const command = readOrEmpty(`/proc/${pid}/cmdline`).split('\0').join(' ').trim();
  return `process ${pid} (${command.length > 100 ? `${command.slice(0, 100)}…` : command})`;
}

/**
 * The base of a block in which every port of `offsets` is free: `wanted` itself, or the next block after it.
 * With `isFixed` a port that is taken is an error that names its holder.
 *
 * `claim` reserves a block against other commands that choose at the same time and returns the holder of an earlier
 * claim. `probe` and `holder` ask the machine who listens. All three are replaced in tests.
 */
export async function chooseBase({
  wanted,
  offsets,
  isFixed,
  claim,
  probe = isFree,
  holder = describeHolder,
  tell = say,
}) {
  for (let base = wanted; base + blockSize <= 65_536; base += blockSize) {
    const complaint = await complaintAbout(base, { offsets, claim, probe, holder });
    if (!complaint) return base;
    if (isFixed) {
      throw new Problem(
        `LICENSING_PORT_BASE=${base} cannot be used: ${complaint}.\nStop that process, or set LICENSING_PORT_BASE to another multiple of 100.`,
      );
    }
    tell(`${complaint}; trying the block from ${base + blockSize} on`);
  }
  throw new Problem(`No free block of ${blockSize} ports from ${wanted} on.`);
}

async function complaintAbout(base, { offsets, claim, probe, holder }) {
  for (const offset of offsets) {
    const port = base + offset;
    if (!(await probe(port))) return `port ${port} is taken by ${holder(port)}`;
  }
  const claimant = claim(base);
  return claimant && `ports ${base} to ${base + blockSize - 1} are claimed by process ${claimant.pid}`;
}

function opens(pid, sockets) {
  return listOrEmpty(`/proc/${pid}/fd`).some((fd) => {
    try {
      return sockets.has(readlinkSync(`/proc/${pid}/fd/${fd}`));
    } catch {
      return false;
    }
  });
}

function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function listOrEmpty(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
