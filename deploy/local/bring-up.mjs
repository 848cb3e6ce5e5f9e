import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureCertificates } from './certificates.mjs';
import { certificateFolder, operator, settingGroups, writeEnvironment } from './environment.mjs';
import { withLock } from './lock.mjs';
import { ensurePart, isPartReady } from './part-process.mjs';
import { apps, backingParts, certificateHolders } from './parts.mjs';
import { stateRoot } from './paths.mjs';
import { isRunning, ownIdentity } from './process-identity.mjs';
import { claimPorts, openProfile, removeProfile } from './profile.mjs';
import { readRecord, stop } from './supervisor.mjs';
import { say } from './terminal.mjs';
import { keepHistories } from './temporal.mjs';
import { createTopics } from './topics.mjs';

/** Names of the backing parts. */
export const backingNames = Object.keys(backingParts);

/** Names of our own services. */
export const appNames = Object.keys(apps);

// Where work comes in goes first, what it rests on last.
const stopOrder = [namesOfStage(2), namesOfStage(1), backingNames];

/**
 * Makes sure that the named parts of a profile answer. Each starts as soon as the parts it needs do; our own services
 * wait for `whenBuilt` too. The topics exist before anything that needs Kafka starts. With `isOwned` the parts started
 * here belong to this command: {@link stopOwned} ends them.
 */
export async function bringUp(profile, names, { isOwned, whenBuilt = Promise.resolve() }) {
  const owner = isOwned ? ownIdentity() : undefined;
  // A failed build is reported once, by whoever waits for it below.
  whenBuilt.catch(() => {});
  await withProfileLock(profile, async () => {
    await claimPorts(profile, [...backingNames, ...appNames]);
    await ensureCertificates(certificateFolder(profile), [...certificateHolders, operator]);
    writeEnvironment(profile);
    await inOrderOfNeed(names, async (name) => {
      if (apps[name]) await whenBuilt;
      await ensurePart(profile, name, owner);
      const { events, workflows, tls } = settingGroups(profile);
      if (name === 'kafka') await createTopics({ ...events, ...tls });
      // An engine of others keeps its own terms.
      if (name === 'temporal' && !process.env.TEMPORAL_ADDRESS) await keepHistories(profile, workflows);
    });
    await whenBuilt;
  });
}

/** Stops the named parts of a profile, whoever started them. */
export async function takeDown(profile, names) {
  for (const stage of stopOrder) {
    await Promise.all(stage.filter((name) => names.includes(name)).map((name) => stop(profile, name)));
  }
}

/** Stops the parts of a profile that belong to this command, and nothing else. */
export async function stopOwned(profile) {
  const mine = ownIdentity();
  const owned = [...backingNames, ...appNames].filter((name) => {
    const { owner } = readRecord(profile, name);
    return owner?.pid === mine.pid && owner.started === mine.started;
  });
  if (owned.length === 0) return;
  say(`stopping ${owned.join(', ')}`);
  await takeDown(profile, owned);
}

/** Stops and removes the profiles of tests and measurements whose command was killed before it could. */
export async function sweepAbandonedProfiles() {
  for (const name of existsSync(stateRoot) ? readdirSync(stateRoot) : []) {
    if (!/^(test|bench)(-\d+)?$/.test(name) || !existsSync(join(stateRoot, name, 'profile.json'))) continue;
    const profile = openProfile(name);
    if (isRunning(profile.owner)) continue;
    const running = [...backingNames, ...appNames].filter((part) => readRecord(profile, part).isRunning);
    if (running.length === 0) continue;
    say(`profile ${name} was left behind by an interrupted command; stopping ${running.join(', ')}`);
    await takeDown(profile, running);
    removeProfile(profile);
  }
}

/** State of each named part: `external`, `ready`, `starting` or `stopped`, with its pid. */
export function statusOf(profile, names) {
  return Promise.all(
    names.map(async (name) => {
      const external = backingParts[name]?.external;
      if (external && process.env[external]) return { name, state: 'external' };
      const record = readRecord(profile, name);
      if (!record.isRunning || profile.base === undefined) return { name, state: 'stopped' };
      return { name, state: (await isPartReady(profile, name)) ? 'ready' : 'starting', pid: record.pid };
    }),
  );
}

/** Only one command at a time starts or stops the parts of a profile. */
export function withProfileLock(profile, work) {
  return withLock(join(profile.folder, 'lock'), work, (holder) =>
    say(`process ${holder.pid} is starting or stopping profile ${profile.name}; waiting for it`),
  );
}

async function inOrderOfNeed(names, start) {
  const begun = new Map();
  const begin = (name) => {
    if (!begun.has(name)) {
      const needs = (apps[name]?.needs ?? []).filter((need) => names.includes(need));
      begun.set(
        name,
        Promise.all(needs.map(begin)).then(() => start(name)),
      );
    }
    return begun.get(name);
  };
  await Promise.all(names.map(begin));
}

function namesOfStage(stage) {
  return Object.keys(apps).filter((name) => apps[name].stage === stage);
}
