import { IsInt, Min } from 'class-validator';
import { TemporalEnvironment } from '../temporal/temporal.module';
import { ConfigError, loadConfig } from './define-config';
import { IsAddress, StoreEnvironment } from './service.config';

class Environment extends StoreEnvironment {
  @IsAddress()
  PEER_ADDRESS: string = undefined as unknown as string;

  @IsInt()
  @Min(100)
  WAIT_MS = 3_000;
}

const SECRET = 'c2VjcmV0IHNlY3JldCBzZWNyZXQgc2VjcmV0IHNlYyE=';
const tls = { TLS_CA_FILE: '/tls/ca.crt', TLS_CERT_FILE: '/tls/tls.crt', TLS_KEY_FILE: '/tls/tls.key' };
const given = {
  ...tls,
  HEALTH_PORT: '4032',
  MONGO_URL: 'mongodb://127.0.0.1:27017/',
  FIELD_KEYS_FILE: '/keys/field-keys.json',
  INDEX_KEY: SECRET,
  PEER_ADDRESS: '127.0.0.1:4022',
};

function messageOf(environment: NodeJS.ProcessEnv): string {
  try {
    loadConfig(Environment, environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

describe('loadConfig', () => {
  it('reads what it knows, converted, with defaults for the rest', () => {
    const config = loadConfig(Environment, { ...given, SOMETHING_ELSE: 'x' });
    expect(config).toBeInstanceOf(Environment);
    expect(Object.fromEntries(Object.entries(config))).toEqual({
      ...given,
      HEALTH_PORT: 4032,
      LOG_LEVEL: 'info',
      MONGO_DB_PREFIX: 'licensing',
      WAIT_MS: 3_000,
    });
  });

  it('takes an empty variable for one that is not given', () => {
    expect(loadConfig(Environment, { ...given, WAIT_MS: '' }).WAIT_MS).toBe(3_000);
  });

  it('names every key that is missing', () => {
    const parts = messageOf({}).replace('configuration: ', '').split(', ');
    const missing = ['FIELD_KEYS_FILE', 'HEALTH_PORT', 'INDEX_KEY', 'MONGO_URL', 'PEER_ADDRESS', ...Object.keys(tls)];
    expect(parts.sort()).toEqual(missing.map((key) => `${key} is missing`));
  });

  it.each([
    ['HEALTH_PORT', 'port'],
    ['HEALTH_PORT', '0'],
    ['HEALTH_PORT', '65536'],
    ['LOG_LEVEL', 'loud'],
    ['MONGO_URL', 'http://store-of-somebody'],
    ['MONGO_URL', ''],
    ['INDEX_KEY', 'c2hvcnQ='],
    ['PEER_ADDRESS', 'peer-without-port'],
    ['PEER_ADDRESS', 'http://peer:4022'],
    ['WAIT_MS', '99'],
    ['WAIT_MS', '1.5'],
  ])('names %s when it is %j, and that key only', (key, value) => {
    const message = messageOf({ ...given, [key]: value });
    expect(message).toMatch(new RegExp(`^configuration: ${key}\\b`));
    expect(message.match(/[A-Z]+_[A-Z_]+/g)?.filter((name) => name !== key)).toEqual([]);
  });

  it('never prints a value', () => {
    const wrong = {
      HEALTH_PORT: 'qqq1',
      LOG_LEVEL: 'qqq2',
      MONGO_URL: 'qqq3',
      INDEX_KEY: 'qqq4',
      PEER_ADDRESS: 'qqq5',
    };
    const message = messageOf({ ...wrong, WAIT_MS: 'qqq6' });
    for (const key of [...Object.keys(wrong), 'WAIT_MS']) expect(message).toContain(key);
    expect(message).not.toContain('qqq');
  });

  it('refuses a blank namespace for the orchestration engine', () => {
    const config = loadConfig(TemporalEnvironment, {
      ...tls,
      HEALTH_PORT: '1',
      TEMPORAL_ADDRESS: '127.0.0.1:7233',
      FIELD_KEYS_FILE: 'keys.json',
    });
    expect(config).toMatchObject({ TEMPORAL_NAMESPACE: 'default', TEMPORAL_TASK_QUEUE: 'licensing' });
  });
});
