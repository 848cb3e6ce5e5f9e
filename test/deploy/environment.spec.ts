import { configurationOf, parseConfiguration } from '../../deploy/local/app-configuration.mjs';
import { outputOf } from '../../deploy/local/compile.mjs';
import { appEnvironment, profileEnvironment } from '../../deploy/local/environment.mjs';
import { allOffsets, apps } from '../../deploy/local/parts.mjs';
import { blockSize } from '../../deploy/local/ports.mjs';

const profile = {
  name: 'test-7',
  base: 20_000,
  folder: '/state/test-7',
  secrets: { INDEX_KEY: 'index', OIDC_CLIENT_SECRET: 'client', REGISTRY_API_KEY: 'registry' },
  dataFolder: (part: string) => `/state/test-7/data/${part}`,
};

describe('the table of parts', () => {
  it('gives each port to one part only, inside one block', () => {
    const offsets: number[] = allOffsets();
    expect(new Set(offsets).size).toBe(offsets.length);
    expect(Math.max(...offsets)).toBeLessThan(blockSize);
  });
});

describe('appEnvironment', () => {
  it.each(Object.keys(apps))('gives %s nothing of another app’s secrets', (name) => {
    const { known } = configurationOf(name);
    const given: object = appEnvironment(profile, name, {});
    const secrets = Object.keys(profile.secrets).filter((key) => Object.hasOwn(given, key));
    expect(secrets.filter((key) => !known.includes(key))).toEqual([]);
  });

  it('passes nothing of the caller’s environment on that it does not name', () => {
    expect(appEnvironment(profile, 'identity', { PATH: '/bin', SOME_TOKEN: 'x' })).not.toHaveProperty('SOME_TOKEN');
  });

  it('lets an address in the environment win', () => {
    expect(appEnvironment(profile, 'casework', { KAFKA_BROKERS: 'k:1,k:2' })).toMatchObject({
      KAFKA_BROKERS: 'k:1,k:2',
      MONGO_URL: 'mongodb://127.0.0.1:20070/',
      CASEWORK_ADDRESS: '127.0.0.1:20021',
      HEALTH_PORT: '20031',
    });
  });

  it('keeps the data of profiles apart on backing services that they have in common', () => {
    expect(profileEnvironment(profile, {})).toMatchObject({
      MONGO_DB_PREFIX: 'licensing-test-7',
      TEMPORAL_TASK_QUEUE: 'licensing-test-7',
      LICENSING_URL: 'http://localhost:20000',
    });
  });
});

describe('parseConfiguration', () => {
  const source = `
export class SomeEnvironment extends StoreEnvironment {
  @IsInt()
  HTTP_PORT: number = undefined as unknown as number;

  @IsOptional()
  FOLDER: string | undefined = undefined;

  override LEVEL: 'a' | 'b' = 'a';

  SEED = 20_000;

  LAST: string = required;
}
`;

  it('tells what is required from what has a default', () => {
    expect(parseConfiguration(source)).toEqual([
      {
        name: 'SomeEnvironment',
        parent: 'StoreEnvironment',
        settings: [
          { key: 'HTTP_PORT', isRequired: true },
          { key: 'FOLDER', isRequired: false },
          { key: 'LEVEL', isRequired: false },
          { key: 'SEED', isRequired: false },
          { key: 'LAST', isRequired: true },
        ],
      },
    ]);
  });
});

describe('outputOf', () => {
  it.each([
    ['apps/casework/src/main.ts', 'apps/casework/src/main.js'],
    ['apps/issuance/assets/certificate.typ', 'apps/issuance/assets/certificate.typ'],
    ['apps/casework/src/ledger.spec.ts', undefined],
    ['apps/casework/src/ledger.int-spec.ts', undefined],
    ['apps/casework/README.md', undefined],
  ])('%s → %s', (file, output) => {
    expect(outputOf(file)).toBe(output);
  });
});
