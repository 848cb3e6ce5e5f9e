import './node-version.mjs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { appNames, backingNames, bringUp, stopOwned, sweepAbandonedProfiles } from './bring-up.mjs';
import { runSample } from './command-line.mjs';
import { build } from './compile.mjs';
import { settingGroups } from './environment.mjs';
import { tryLock } from './lock.mjs';
import { isPartReady } from './part-process.mjs';
import { isRunning } from './process-identity.mjs';
import { openProfile } from './profile.mjs';
import { provision } from './provision.mjs';
import { endWellOnSignal, onShutdown, runCommand } from './shutdown.mjs';
import { watchParts } from './watch-parts.mjs';
import { printAddresses } from './welcome.mjs';
import { Problem, say, step } from './terminal.mjs';

const usage = `npm start [-- --once] [-- --sample <name>]

  --once            end after the sample application; exit code 0 when its licence was issued and its event consumed
  --sample <name>   another sample application (\`npm run licensing -- sample --help\` lists them); \`documents\`: a business
                    that no register knows yet gets its licence from two photos`;

runCommand(async () => {
  const { isOnce, sample } = readArguments(process.argv.slice(2));
  const profile = openProfile('dev');
  const { holder } = tryLock(join(profile.folder, 'start.lock'));
  if (holder) return joinRunning(profile, holder, sample);

  onShutdown(() => stopOwned(profile));
  await provision();
  await sweepAbandonedProfiles();
  await bringUp(profile, [...backingNames, ...appNames], { isOwned: true, whenBuilt: build() });
  await checkSandbox(profile);
  const exitCode = await runSample(profile, sample);
  if (isOnce) return exitCode;

  printAddresses(profile, exitCode === 0);
  endWellOnSignal();
  return watchParts(profile, [...backingNames, ...appNames]);
});

/** Another `npm start` of this checkout has the stack: the sample application goes to that one. */
async function joinRunning(profile, holder, sample) {
  say(`npm start runs already in this checkout (process ${holder.pid}); using it`);
  await step('waiting until it is ready', async () => {
    while (!(await isGatewayReady())) {
      if (!isRunning(holder)) throw new Problem('It has ended before it was ready. Run the command again.');
      await sleep(300);
    }
  });
  return runSample(openProfile(profile.name), sample);

  // Its ports may be decided only after this command has begun.
  async function isGatewayReady() {
    const current = openProfile(profile.name);
    return current.base !== undefined && (await isPartReady(current, 'gateway'));
  }
}

async function checkSandbox(profile) {
  const { REGISTRY_URL } = settingGroups(profile).registries;
  const answer = await fetch(`${REGISTRY_URL}/admin/population?limit=1`);
  const { total } = await answer.json();
  if (!answer.ok || !total) throw new Problem(`The registry sandbox at ${REGISTRY_URL} has no businesses.`);
  say(`registry sandbox: ${total} businesses`);
}

function readArguments(args) {
  const rest = [...args];
  const parsed = { isOnce: false, sample: undefined };
  while (rest.length > 0) {
    const option = rest.shift();
    if (option === '--once') parsed.isOnce = true;
    else if (option === '--sample' && rest.length > 0) parsed.sample = rest.shift();
    else throw new Problem(usage);
  }
  return parsed;
}
