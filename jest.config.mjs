import { readFileSync } from 'node:fs';

const { $schema: _schema, ...swc } = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));

/** Packages published as ES modules only: Jest runs CommonJS, so these are compiled too. */
const esmOnly = ['openid-client', 'oauth4webapi', 'jose', 'content-disposition', 'cookie', 'pdfjs-dist', 'yaml'];

const project = (name, testMatch, extra = {}) => ({
  displayName: name,
  rootDir: import.meta.dirname ?? new URL('.', import.meta.url).pathname,
  testEnvironment: 'node',
  testMatch,
  setupFiles: ['reflect-metadata'],
  transform: { '^.+\\.[mc]?[tj]sx?$': ['@swc/jest', { ...swc, sourceMaps: 'inline' }] },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`, '<rootDir>/dist/'],
  moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'cjs', 'json', 'node'],
  moduleNameMapper: {
    '^@licensing/(\\w+)$': '<rootDir>/libs/$1/src/index.ts',
    '^@licensing/platform/objects$': '<rootDir>/libs/platform/src/objects/index.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.state'],
  ...extra,
});

export default {
  projects: [
    project('unit', [
      '<rootDir>/{apps,libs}/**/*.spec.ts',
      '<rootDir>/test/{access,corpus,deploy,replay}/**/*.spec.ts',
    ]),
    project('integration', ['<rootDir>/{apps,libs}/**/*.int-spec.ts']),
    project('e2e', ['<rootDir>/test/e2e/**/*.e2e-spec.ts']),
    project('faults', ['<rootDir>/test/faults/**/*.faults-spec.ts']),
    project('canary', ['<rootDir>/test/faults/**/*.canary-spec.ts']),
  ],
  testTimeout: 30_000,
};
