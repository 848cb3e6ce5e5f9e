import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fieldKeysFile, newKey, readFieldKeys } from './field-keys.mjs';
import { withLock } from './lock.mjs';
import { apps, healthUrl } from './parts.mjs';
import { writeJson } from './state-file.mjs';
import { readRecord } from './supervisor.mjs';
import { Problem, say } from './terminal.mjs';

/** How long the services may take to notice a key file, and to seal everything again. */
const noticedWithinMs = 60_000;
const sealedWithinMs = 60 * 60_000;

/** Sign-ins that were begun under the old key end by themselves after this time. */
const signInMs = 10 * 60_000;

const commands = { rotate, status, retire };

/** `keys rotate|status|retire` for the system that runs in a profile. Returns the exit code. */
export async function runKeys(profile, [name, ...options]) {
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  if (!command) throw new Problem('Say what to do with the keys: rotate, status or retire [--at-once].');
  const unknown = options.find((option) => name !== 'retire' || option !== '--at-once');
  if (unknown) throw new Problem(`keys ${name} knows no ${unknown}.`);
  await withLock(
    join(profile.folder, 'keys', 'lock'),
    () => command(profile, options),
    (holder) => say(`process ${holder.pid} is at the keys of profile ${profile.name}; waiting for it`),
  );
  return 0;
}

/**
 * Gives the system a new current key while it works. First every process learns the key, only then does one seal with it:
 * so none meets a text that it cannot open. An interrupted rotation is taken up where it ended.
 */
async function rotate(profile) {
  const names = runningUsers(profile);
  if (names.length === 0) throw new Problem('Nothing runs here. Start it first: only a running system seals anew.');
  const { current, since, next: begun, keys } = readFieldKeys(profile);
  const [id, key] = begun ? [begun, keys[begun]] : newKey();
  const known = { ...keys, [id]: key };
  write(profile, { current, since, next: id, keys: known });
  say(`key ${id} is added; waiting until each service knows it`);
  await untilAll(profile, names, noticedWithinMs, (report) => report.known.includes(id));

  write(profile, { current: id, since: new Date().toISOString(), keys: known });
  say(`key ${id} is the current one; everything is being sealed again`);
  await untilAll(profile, names, sealedWithinMs, (report) => report.current === id && isStoreDone(report));
  await status(profile);
  const stopped = keyUsers.filter((name) => !names.includes(name));
  if (stopped.length > 0) say(`not running, and therefore not sealed anew: ${stopped.join(', ')}`);
  say(
    'Done. The older keys still open what they sealed; `npm run licensing -- keys retire` removes them once nothing needs them.',
  );
}

/** Prints which keys there are and what still needs the older ones. */
async function status(profile) {
  const { current, since, keys } = readFieldKeys(profile);
  say(
    `keys: ${Object.keys(keys)
      .map((id) => (id === current ? `${id} (current${since ? ` since ${since}` : ''})` : id))
      .join(', ')}`,
  );
  for (const [name, report] of await reports(profile, keyUsers)) say(`  ${name.padEnd(13)}${describe(report)}`);
}

/** Removes every key but the current one. Refuses while something needs them or a service does not say. */
async function retire(profile, options) {
  const { current, since, keys } = readFieldKeys(profile);
  if (Object.keys(keys).length === 1) return say(`there is only ${current}: nothing to retire`);
  const pending = (await reports(profile, keyUsers)).filter(
    ([, report]) => report?.current !== current || !report.done,
  );
  if (pending.length > 0) {
    const lines = pending.map(([name, report]) => `  ${name}: ${describe(report)}`);
    throw new Problem(`The older keys are still needed:\n${lines.join('\n')}`);
  }
  const wait = new Date(since ?? 0).getTime() + signInMs - Date.now();
  if (wait > 0 && !options.includes('--at-once')) {
    throw new Problem(
      `People may be signing in with the old key: wait ${Math.ceil(wait / 60_000)} min, or add --at-once.`,
    );
  }
  write(profile, { current, since, keys: { [current]: keys[current] } });
  await untilAll(profile, keyUsers, noticedWithinMs, (report) => report.known.length === 1);
  say(
    `Retired: ${Object.keys(keys)
      .filter((id) => id !== current)
      .join(', ')}. Histories of closed workflows under them cannot be read any more.`,
  );
}

/** The services that seal: those that keep something in a store or in the engine's histories. */
const keyUsers = Object.keys(apps).filter((name) =>
  apps[name].env.some((group) => ['store', 'workflows'].includes(group)),
);

function runningUsers(profile) {
  return keyUsers.filter((name) => readRecord(profile, name).isRunning);
}

function write(profile, content) {
  writeJson(fieldKeysFile(profile), content);
}

/** What a service says of its keys; undefined when it does not answer. */
async function findReport(profile, name) {
  try {
    const answer = await fetch(healthUrl(profile, name).replace(/ready$/, 'keys'), {
      signal: AbortSignal.timeout(5_000),
    });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

async function reports(profile, names) {
  return Promise.all(names.map(async (name) => [name, await findReport(profile, name)]));
}

async function untilAll(profile, names, withinMs, isThere) {
  for (const end = Date.now() + withinMs; ; await pause(500)) {
    const missing = (await reports(profile, names)).filter(([, report]) => !report || !isThere(report));
    if (missing.length === 0) return;
    if (Date.now() > end) {
      const lines = missing.map(([name, report]) => `  ${name}: ${describe(report)}`);
      throw new Problem(`Not yet after ${withinMs / 1000} s; the same command goes on from here.\n${lines.join('\n')}`);
    }
  }
}

function isStoreDone({ parts }) {
  return parts.store?.done ?? true;
}

function describe(report) {
  if (!report) return 'does not answer';
  const { current, known, resealed, left, unreadable, done, parts } = report;
  const rest = [
    left > 0 && `${left} ${parts.workflows ? 'to look at or open workflows' : 'to look at'}`,
    unreadable > 0 && `${unreadable} unreadable`,
  ].filter(Boolean);
  return [
    `${done ? 'done' : 'at work'}, current ${current} of ${known.length}, ${resealed} sealed again`,
    ...rest,
  ].join(', ');
}
