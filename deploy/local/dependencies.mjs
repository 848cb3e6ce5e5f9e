import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runLogged } from './child.mjs';
import { withLock } from './lock.mjs';
import { root, stateRoot } from './paths.mjs';
import { say, step } from './terminal.mjs';

const stampFile = join(root, 'node_modules', '.installed-for');

/** True when the packages that the lock file names are installed. */
export function areDependenciesInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wantedStamp();
}

/** Installs the npm packages when they are missing or the lock file has changed since. */
export async function installDependencies() {
  if (areDependenciesInstalled()) return;
  await withLock(
    join(stateRoot, 'locks', 'npm.lock'),
    async () => {
      if (areDependenciesInstalled()) return;
      // `install`, not `ci`: a registry mirror may lack other platforms' packages that the lock names.
      const args = ['install', '--include=dev', '--no-audit', '--no-fund', '--prefer-offline'];
      const logFile = join(stateRoot, 'logs', 'npm-install.log');
      await step('npm packages', () => runLogged('npm', args, { logFile, cwd: root }));
      writeFileSync(stampFile, wantedStamp());
    },
    (holder) => say(`npm packages are being installed by process ${holder.pid}; waiting for it`),
  );
}

function wantedStamp() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}
