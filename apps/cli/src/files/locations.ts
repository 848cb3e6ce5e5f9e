import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { CommandFailure, EXIT } from '../failure';

const SAMPLES = join('test', 'fixtures', 'applications');

/** The folder of the system: the nearest one above that holds the sample files. */
export function findRoot(start = __dirname): string | undefined {
  if (existsSync(join(start, SAMPLES))) return start;
  const above = dirname(start);
  return above === start ? undefined : findRoot(above);
}

/** Where the person stands: npm changes to the system's folder before it calls us, and says where it was called. */
export function chooseFolder(calledFrom: string | undefined, current = process.cwd(), root = findRoot()): string {
  return calledFrom !== undefined && current === root ? calledFrom : current;
}

export async function readText(path: string, folder: string): Promise<string> {
  try {
    return await readFile(resolve(folder, path), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandFailure(
      `${path} cannot be read (${code ?? 'unknown reason'}), looked for in ${folder}.`,
      EXIT.usage,
    );
  }
}

/** Names of the sample applications that come with the system. */
export function sampleNames(root = findRoot()): string[] {
  if (root === undefined) return [];
  return readdirSync(join(root, SAMPLES))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

export async function readSample(name: string, root = findRoot()): Promise<{ text: string; file: string }> {
  if (root === undefined || !sampleNames(root).includes(name)) {
    const known = sampleNames(root).join(', ') || 'none is installed here';
    throw new CommandFailure(`There is no sample “${name}”. Samples: ${known}.`, EXIT.usage);
  }
  const file = join(SAMPLES, `${name}.json`);
  return { text: await readText(file, root), file };
}

/** Where this machine keeps what staff of a local profile prove themselves with; undefined for a system elsewhere. */
export function staffFolder(profile: string | undefined, root = findRoot()): string | undefined {
  return profile === undefined || root === undefined ? undefined : join(root, '.state', profile, 'staff-factors');
}
