import './node-version.mjs';
import { existsSync } from 'node:fs';
import { appNames, backingNames, bringUp, statusOf, takeDown, withProfileLock } from './bring-up.mjs';
import { runAttached } from './child.mjs';
import { backingParts } from './parts.mjs';
import { isRunning } from './process-identity.mjs';
import { openProfile, removeData } from './profile.mjs';
import { provision } from './provision.mjs';
import { runCommand } from './shutdown.mjs';
import { readRecord } from './supervisor.mjs';
import { Problem, say } from './terminal.mjs';

const usage = `npm run stack -- <verb>     the backing services alone: Temporal, Kafka and the store

  up            start what does not run yet; they stay up until \`down\`
  down          stop them
  status        what runs, and where
  reset         stop them and remove their data
  logs <part>   follow a log: ${[...backingNames, ...appNames].join(', ')}`;

const verbs = { up, down, status, reset, logs };

async function up(profile) {
  await provision();
  await bringUp(profile, backingNames, { isOwned: false });
  await status(profile);
}

async function down(profile) {
  await withProfileLock(profile, () => takeDown(profile, stoppable(profile)));
  say('stopped');
}

async function status(profile) {
  for (const { name, state, pid } of await statusOf(profile, backingNames)) {
    const { address, external } = backingParts[name];
    const place = state === 'external' ? process.env[external] : profile.base === undefined ? '' : address(profile);
    say(`${name.padEnd(9)} ${state.padEnd(9)} ${place}${pid ? `  (process ${pid})` : ''}`);
  }
  if (readRecord(profile, 'temporal').isRunning) {
    say(`Temporal UI http://localhost:${profile.base + backingParts.temporal.ports.ui}`);
  }
}

async function reset(profile) {
  await withProfileLock(profile, async () => {
    await takeDown(profile, stoppable(profile));
    removeData(profile);
  });
  say('stopped, and their data removed');
}

async function logs(profile, part) {
  const file = part && profile.logFile(part);
  if (!file || !existsSync(file))
    throw new Problem(`${part ? `There is no log of ${part}.` : 'Which part?'}\n\n${usage}`);
  return runAttached('tail', ['-n', '100', '-F', file]);
}

/** The backing parts, and what an interrupted `npm start` has left behind. Refuses while one still runs. */
function stoppable(profile) {
  const running = [...appNames, ...backingNames].filter((name) => {
    const { isRunning: runs, owner } = readRecord(profile, name);
    return runs && owner !== undefined && isRunning(owner);
  });
  if (running.length === 0) return [...backingNames, ...appNames];
  throw new Problem(`${running.join(', ')} belong to an \`npm start\` that still runs: end it with Ctrl-C first.`);
}

runCommand(async () => {
  const [verb, ...args] = process.argv.slice(2);
  if (!Object.hasOwn(verbs, verb ?? '')) throw new Problem(usage);
  return verbs[verb](openProfile('dev'), ...args);
});
