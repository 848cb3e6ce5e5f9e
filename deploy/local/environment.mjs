import { join } from 'node:path';
import { certificateSettings } from './certificates.mjs';
import { fieldKeysFile } from './field-keys.mjs';
import { apps, backingParts } from './parts.mjs';
import { writeJson } from './state-file.mjs';

const host = '127.0.0.1';

/** Holder of the certificate of tests, measurements and people at the machine itself. */
export const operator = 'operator';

/** Businesses of the sandbox's chain operator, so that tests and measurements need one sign-in. */
const CHAIN_STORES = { dev: 200, test: 2_000, bench: 30_000 };

/**
 * The settings of a profile, in the groups that an app names in its `env`. Addresses of backing services that are given
 * in the environment of the command win; `holder` is whose certificate is meant.
 */
export function settingGroups(profile, env = process.env, holder = operator) {
  const at = (offset) => `${host}:${profile.base + offset}`;
  const publicUrl = `http://localhost:${profile.base + apps.gateway.ports.HTTP_PORT}`;
  const registryUrl = `http://localhost:${profile.base + apps['registry-sandbox'].ports.HTTP_PORT}`;
  const address = (part) => env[backingParts[part].external] || backingParts[part].address(profile);
  const suffix = profile.name === 'dev' ? '' : `-${profile.name}`;
  return {
    store: {
      MONGO_URL: env.MONGO_URL || `mongodb://${address('store')}/`,
      MONGO_DB_PREFIX: `licensing${suffix}`,
      FIELD_KEYS_FILE: fieldKeysFile(profile),
      INDEX_KEY: profile.secrets.INDEX_KEY,
    },
    events: { KAFKA_BROKERS: address('kafka'), KAFKA_TLS_CA_FILE: env.KAFKA_TLS_CA_FILE || '' },
    workflows: {
      TEMPORAL_ADDRESS: address('temporal'),
      TEMPORAL_NAMESPACE: env.TEMPORAL_NAMESPACE || 'default',
      TEMPORAL_TASK_QUEUE: `licensing${suffix}`,
      TEMPORAL_TLS_CA_FILE: env.TEMPORAL_TLS_CA_FILE || '',
      FIELD_KEYS_FILE: fieldKeysFile(profile),
    },
    documents: { OBJECT_STORE_DIR: profile.dataFolder('objects') },
    reader: {
      READER_PROCESSES: env.READER_PROCESSES || '1',
      READER_QUEUE: env.READER_QUEUE || '50',
      READER_DEADLINE_SECONDS: env.READER_DEADLINE_SECONDS || '120',
      READER_MEMORY_MIB: env.READER_MEMORY_MIB || '1000',
      READER_THREADS: env.READER_THREADS || '1',
      MODELS_DIR: env.MODELS_DIR || '',
    },
    registries: { REGISTRY_URL: registryUrl, REGISTRY_API_KEY: profile.secrets.REGISTRY_API_KEY },
    signIn: {
      OIDC_ISSUER: `${registryUrl}/oidc`,
      OIDC_CLIENT_ID: 'licensing-gateway',
      OIDC_CLIENT_SECRET: profile.secrets.OIDC_CLIENT_SECRET,
      SESSION_TTL_SECONDS: '3600',
      SESSION_IDLE_SECONDS: '1800',
    },
    staff: { STAFF_ENROLMENT_SECRET: profile.secrets.STAFF_ENROLMENT_SECRET },
    sandbox: {
      SANDBOX_SEED: '20231201',
      SANDBOX_ADMIN: 'local',
      SANDBOX_CHAIN_STORES: String(
        env.SANDBOX_CHAIN_STORES || CHAIN_STORES[profile.name.split('-')[0]] || CHAIN_STORES.dev,
      ),
      SANDBOX_JWKS_FILE: join(profile.dataFolder('registry-sandbox'), 'jwks.json'),
      OIDC_REDIRECT_URIS: `${publicUrl}/v1/sign-in/callback`,
    },
    public: { PUBLIC_URL: publicUrl },
    tls: certificateSettings(certificateFolder(profile), holder),
    services: Object.fromEntries(
      Object.entries(apps)
        .filter(([, app]) => app.ports.grpc)
        .map(([name, app]) => [addressKey(name), at(app.ports.grpc)]),
    ),
  };
}

/**
 * Environment variables of one app: its own ports, its groups of settings, and what every process needs.
 *
 * @returns {Record<string, string>}
 */
export function appEnvironment(profile, name, env = process.env) {
  const { ports, env: groups } = apps[name];
  const settings = settingGroups(profile, env, name);
  const own = Object.entries(ports).map(([key, offset]) =>
    key === 'grpc' ? [addressKey(name), `${host}:${profile.base + offset}`] : [key, String(profile.base + offset)],
  );
  return {
    PATH: env.PATH,
    HOME: env.HOME,
    ...(env.TZ && { TZ: env.TZ }),
    // Options for the runtime of one app only, for example NODE_OPTIONS_CASEWORK=--inspect.
    ...(env[optionsKey(name)] && { NODE_OPTIONS: env[optionsKey(name)] }),
    LOG_LEVEL: env.LOG_LEVEL || 'info',
    ...Object.assign({}, ...groups.map((group) => settings[group])),
    ...Object.fromEntries(own),
  };
}

/**
 * Every setting of a profile, for tests and tools outside the services: the groups together, `LICENSING_URL` (the
 * gateway) and `LICENSING_PROFILE` (for `control.mjs`).
 */
export function profileEnvironment(profile, env = process.env) {
  const settings = Object.assign({}, ...Object.values(settingGroups(profile, env)));
  return { ...settings, LICENSING_PROFILE: profile.name, LICENSING_URL: settings.PUBLIC_URL };
}

/** Where the certificates of a profile are, and the key of the authority that has signed them. */
export function certificateFolder(profile) {
  return join(profile.folder, 'certificates');
}

/** Writes the profile's environment beside its data and returns the path. */
export function writeEnvironment(profile) {
  const path = join(profile.folder, 'environment.json');
  writeJson(path, profileEnvironment(profile));
  return path;
}

function addressKey(name) {
  return `${name.toUpperCase().replaceAll('-', '_')}_ADDRESS`;
}

function optionsKey(name) {
  return `NODE_OPTIONS_${name.toUpperCase().replaceAll('-', '_')}`;
}
