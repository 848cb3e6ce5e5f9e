import { accessSync, constants, mkdirSync, statfsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Problem } from './terminal.mjs';

const gigabyte = 1024 ** 3;

/** Free space that a first run needs for packages and build caches, and that a later run needs for its data. */
export const freeSpaceNeeded = { build: 3 * gigabyte, run: gigabyte / 2 };

const advice = {
  go: 'Go 1.25 or newer (package `golang` or the Go project’s own archive) builds Temporal and the store',
  java: 'a Java 17 or newer runtime (package `openjdk-17-jre-headless`, or any JDK) runs Kafka',
  mvn: 'Maven (package `maven`) fetches Kafka’s jars',
  chromium: 'Chromium (package `chromium`) runs the pages in the end-to-end tests',
};

/** Full path of a program on the PATH, or undefined. */
export function findProgram(name, env = process.env) {
  return (env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

/**
 * Checks that the tools which `parts` (each with its `tools`) still need are there; also steps of `npm test`. Names everything that is missing at
 * once, with how to get it and which address in the environment makes it unnecessary.
 */
export function requireTools(parts, env = process.env) {
  const missing = new Map();
  for (const part of parts) {
    for (const tool of part.tools) {
      if (!findProgram(tool, env)) missing.set(tool, [...(missing.get(tool) ?? []), part.external]);
    }
  }
  if (missing.size === 0) return;
  const lines = [...missing].map(
    ([tool, externals]) => `  ${tool}: ${advice[tool]}${unless(externals.filter(Boolean))}`,
  );
  throw new Problem(`Missing on the PATH:\n${lines.join('\n')}\nInstall what is missing and run the command again.`);
}

const unless = (externals) => (externals.length > 0 ? `; not needed when ${externals.join(' and ')} is set` : '');

/** Refuses to begin on a disk that would fill up half-way. */
export function requireFreeSpace(folder, bytes) {
  mkdirSync(folder, { recursive: true });
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= bytes) return;
  throw new Problem(
    `Only ${(free / gigabyte).toFixed(1)} GB are free at ${folder}; ${(bytes / gigabyte).toFixed(1)} GB are needed. Free some space and run the command again.`,
  );
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
