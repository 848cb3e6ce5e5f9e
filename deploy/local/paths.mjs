import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The one folder of the checkout that holds state: data, logs, pid files. Ignored by git. */
export const stateRoot = join(root, '.state');

/** Built programs, by part and version; shared by every checkout of this user. */
export function cacheRoot(env = process.env) {
  return env.LICENSING_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'smart-licensing');
}

/** Path of a file below `deploy/`. */
export function deployPath(...segments) {
  return join(root, 'deploy', ...segments);
}
