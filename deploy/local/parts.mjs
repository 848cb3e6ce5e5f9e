import { join } from 'node:path';
import { prepareKafka } from './kafka.mjs';
import { root } from './paths.mjs';
import { answersHttp, answersKafka, answersMongo, answersTemporal } from './probes.mjs';

const host = '127.0.0.1';

/**
 * The backing services. `ports` are offsets from the profile's base; `external` is the variable whose address replaces
 * the local part; `launch` tells how the located program is started.
 */
export const backingParts = {
  temporal: {
    ports: { frontend: 50, ui: 51 },
    external: 'TEMPORAL_ADDRESS',
    address: (profile) => `${host}:${profile.base + 50}`,
    isReady: answersTemporal,
    launch: (profile, program) => ({
      command: program.path,
      args: [
        ...['server', 'start-dev', '--ip', host, '--port', profile.base + 50, '--ui-port', profile.base + 51],
        ...['--db-filename', join(profile.dataFolder('temporal'), 'temporal.db'), '--log-level', 'warn'],
        ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL'],
        // The dev server polls its queues 20 times a second by default: each task would wait 40 ms.
        ...['--dynamic-config-value', 'history.transferProcessorMaxPollRPS=300'],
        ...['--dynamic-config-value', 'history.timerProcessorMaxPollRPS=300'],
        ...['--dynamic-config-value', 'system.enableActivityEagerExecution=true'],
      ].map(String),
      folder: profile.dataFolder('temporal'),
    }),
  },
  kafka: {
    ports: { broker: 60, controller: 61 },
    external: 'KAFKA_BROKERS',
    address: (profile) => `${host}:${profile.base + 60}`,
    isReady: answersKafka,
    launch: (profile, program) => prepareKafka(profile, program.path, { broker: 60, controller: 61 }),
  },
  store: {
    ports: { server: 70 },
    external: 'MONGO_URL',
    address: (profile) => `${host}:${profile.base + 70}`,
    isReady: answersMongo,
    launch: (profile, program) => {
      const data = profile.dataFolder(program.origin === 'installed' ? 'mongod' : 'store');
      const port = String(profile.base + 70);
      return program.origin === 'installed'
        ? { command: program.path, args: ['--dbpath', data, '--port', port, '--bind_ip', host], folder: data }
        : { command: program.path, args: ['-data', data, '-listen', `${host}:${port}`], folder: data };
    },
  },
};

/**
 * Our own services. `env` names the groups of settings that the app reads (`environment.mjs`); `needs` what must answer
 * before its start is worth trying; `stage` the order of stopping: the highest, where work comes in, first.
 */
export const apps = {
  'registry-sandbox': { ports: { HTTP_PORT: 10 }, env: ['registries', 'signIn', 'sandbox'], needs: [], stage: 1 },
  identity: service(22, 32, ['store', 'registries', 'services'], ['store']),
  extraction: service(23, 33, ['store', 'documents', 'reader', 'registries'], ['store']),
  comparison: service(24, 34, ['store'], ['store']),
  issuance: service(25, 35, ['store', 'documents', 'public'], ['store']),
  casework: service(21, 31, ['store', 'events', 'services'], ['store', 'kafka']),
  supervision: service(26, 36, ['store', 'events'], ['store', 'kafka']),
  orchestrator: {
    ports: { HEALTH_PORT: 37 },
    env: ['workflows', 'services', 'tls'],
    needs: ['temporal'],
    stage: 2,
  },
  gateway: {
    ports: { HTTP_PORT: 0 },
    env: ['store', 'documents', 'events', 'workflows', 'services', 'tls', 'signIn', 'staff', 'public'],
    needs: ['temporal', 'store', 'kafka', 'registry-sandbox'],
    stage: 2,
  },
};

/** The apps that speak gRPC with each other: each shows a certificate of its own. */
export const certificateHolders = Object.keys(apps).filter((name) => apps[name].env.includes('tls'));

/** The port on which an app answers `/health/ready`. */
export function healthUrl(profile, name) {
  const { HTTP_PORT, HEALTH_PORT } = apps[name].ports;
  return `http://${host}:${profile.base + (HEALTH_PORT ?? HTTP_PORT)}/health/ready`;
}

/** True when an app answers that it is ready. */
export function isAppReady(profile, name) {
  return answersHttp(healthUrl(profile, name));
}

/** The compiled entry of an app. */
export function appEntry(name) {
  return join(root, 'dist', 'apps', name, 'src', 'main.js');
}

/**
 * Every offset that a profile uses in its block of ports.
 *
 * @returns {number[]}
 */
export function allOffsets() {
  return [...Object.values(backingParts), ...Object.values(apps)]
    .flatMap(({ ports }) => Object.values(ports))
    .sort((a, b) => a - b);
}

function service(grpc, health, env, needs) {
  return { ports: { grpc, HEALTH_PORT: health }, env: [...env, 'tls'], needs, stage: 1 };
}
