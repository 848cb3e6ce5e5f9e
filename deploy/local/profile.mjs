import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeFieldKeys } from './field-keys.mjs';
import { tryLock } from './lock.mjs';
import { allOffsets } from './parts.mjs';
import { cacheRoot, stateRoot } from './paths.mjs';
import { blockSize, chooseBase } from './ports.mjs';
import { ownIdentity } from './process-identity.mjs';
import { readJson, writeJson } from './state-file.mjs';
import { readRecord } from './supervisor.mjs';
import { Problem, say } from './terminal.mjs';

const firstBase = { dev: 4000, bench: 24_000, test: 20_000 };

/**
 * A profile is one complete stack with its own data, logs, ports and secrets in `.state/<name>/`: `dev` for people,
 * `bench` and `test-<pid>` for measurements and tests.
 */
export function openProfile(name) {
  const folder = join(stateRoot, name);
  mkdirSync(join(folder, 'logs'), { recursive: true });
  return {
    name,
    folder,
    ...readJson(join(folder, 'profile.json')),
    secrets: readSecrets(join(folder, 'secrets.json')),
    logFile: (part) => join(folder, 'logs', `${part}.log`),
    recordFile: (part) => join(folder, `${part}.pid.json`),
    dataFolder: (part) => join(folder, 'data', part),
  };
}

/** True when the folder of a profile exists, without creating it. */
export function profileExists(name) {
  return existsSync(join(stateRoot, name, 'profile.json'));
}

/**
 * Decides the profile's ports. They stay what they were while one of its parts runs; otherwise the first block is taken
 * in which every port is free and that no other command has claimed. The claim lasts as long as this command.
 */
export async function claimPorts(profile, partNames, env = process.env) {
  const explicit = profile.name === 'dev' ? env.LICENSING_PORT_BASE : undefined;
  const wanted = explicit ? toBase(explicit) : firstBase[profile.name.replace(/-\d+$/, '')];
  if (profile.base !== undefined && partNames.some((part) => readRecord(profile, part).isRunning)) {
    if (explicit && wanted !== profile.base)
      say(`parts of ${profile.name} run already: keeping ports from ${profile.base}`);
    return;
  }
  profile.base = await chooseBase({ wanted, offsets: allOffsets(), isFixed: Boolean(explicit), claim });
  writeJson(join(profile.folder, 'profile.json'), { base: profile.base, owner: ownIdentity() });
}

/** Removes what the parts of a profile have stored, but not its logs and secrets. */
export function removeData(profile) {
  rmSync(join(profile.folder, 'data'), { recursive: true, force: true });
}

/** Removes a profile altogether. */
export function removeProfile(profile) {
  rmSync(profile.folder, { recursive: true, force: true });
}

function toBase(text) {
  const base = Number(text);
  if (Number.isInteger(base) && base >= 1024 && base + blockSize <= 65_536) return base;
  throw new Problem(`LICENSING_PORT_BASE must be a number from 1024 to ${65_536 - blockSize}, not ${text}.`);
}

function claim(base) {
  return tryLock(join(cacheRoot(), 'ports', `${base}.lock`)).holder;
}

/** Profiles of before second factors get the secret that makes enrolment codes. */
function readSecrets(path) {
  const known = readKeys(path);
  if (known.STAFF_ENROLMENT_SECRET) return known;
  const secrets = { ...known, STAFF_ENROLMENT_SECRET: randomBytes(24).toString('base64url') };
  writeJson(path, secrets);
  return secrets;
}

function readKeys(path) {
  const known = readJson(path);
  if (known?.INDEX_KEY) return known;
  // Profiles of before key ids: names and tokens stay what they were, and the key goes into the key file.
  const { FIELD_KEY: former, ...others } = known ?? {
    OIDC_CLIENT_SECRET: randomBytes(24).toString('base64url'),
    REGISTRY_API_KEY: randomBytes(24).toString('base64url'),
  };
  writeFieldKeys(dirname(path), former);
  const secrets = { INDEX_KEY: former ?? randomBytes(32).toString('base64'), ...others };
  writeJson(path, secrets);
  return secrets;
}
