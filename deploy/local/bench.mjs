import './node-version.mjs';
import { join } from 'node:path';
import { appNames, backingNames, bringUp, stopOwned, sweepAbandonedProfiles } from './bring-up.mjs';
import { runAttached } from './child.mjs';
import { build } from './compile.mjs';
import { profileEnvironment } from './environment.mjs';
import { tryLock } from './lock.mjs';
import { root } from './paths.mjs';
import { openProfile, removeData } from './profile.mjs';
import { provision } from './provision.mjs';
import { onShutdown, runCommand } from './shutdown.mjs';
import { Problem } from './terminal.mjs';

// A stack of its own with empty data; the measurements themselves are `test/bench/run.ts`, which gets all arguments.
runCommand(async () => {
  await provision();
  await sweepAbandonedProfiles();
  const profile = openProfile('bench');
  const { holder } = tryLock(join(profile.folder, 'bench.lock'));
  if (holder) throw new Problem(`npm run bench runs already in this checkout (process ${holder.pid}).`);

  removeData(profile);
  onShutdown(() => stopOwned(profile));
  await bringUp(profile, [...backingNames, ...appNames], { isOwned: true, whenBuilt: build() });
  return runAttached(process.execPath, [join(root, 'dist', 'test', 'bench', 'run.js'), ...process.argv.slice(2)], {
    cwd: root,
    env: {
      ...process.env,
      ...profileEnvironment(profile),
      LICENSING_ENVIRONMENT: join(profile.folder, 'environment.json'),
    },
  });
});
