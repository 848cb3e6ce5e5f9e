/** Who may import what: the table in README.md, "Boundaries". */
const outside = 'node_modules';
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'domain-imports-nothing',
      comment: 'libs/domain is pure: not even node:crypto',
      severity: 'error',
      from: { path: '^libs/domain/src', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/domain/src' },
    },
    {
      name: 'workflows-import-domain-and-temporal-only',
      severity: 'error',
      from: { path: '^libs/workflows/src', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/workflows/src', '^libs/domain/src/', '@temporalio/(workflow|common)'] },
    },
    {
      name: 'messages-hold-names-and-types-only',
      severity: 'error',
      from: { path: '^libs/workflows/src/messages\\.ts$' },
      to: { dependencyTypesNot: ['type-only'], pathNot: '^libs/workflows/src/messages' },
    },
    {
      name: 'contracts-import-no-other-lib',
      severity: 'error',
      from: { path: '^libs/contracts/src' },
      to: { path: '^(apps|libs/(?!contracts))' },
    },
    {
      name: 'platform-imports-contracts-only',
      severity: 'error',
      from: { path: '^libs/platform/src', pathNot: '\\.(int-)?spec\\.ts$' },
      to: { path: '^(apps|libs/(?!platform|contracts))' },
    },
    { name: 'no-lib-imports-an-app', severity: 'error', from: { path: '^libs' }, to: { path: '^apps' } },
    {
      name: 'no-app-imports-an-app',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'a-lib-is-entered-by-its-index',
      severity: 'error',
      from: { path: '^(apps|libs/([^/]+))/' },
      to: {
        path: '^libs/[^/]+/src/(?!index\\.ts$)',
        pathNot: ['^libs/$2/', '^libs/workflows/src/messages\\.ts$', '^libs/platform/src/objects/index\\.ts$'],
      },
    },
    {
      name: 'mongoose-only-where-data-lives',
      severity: 'error',
      from: { path: '^apps', pathNot: '\\.(schema|repository|module)\\.ts$|\\.(int-)?spec\\.ts$|/testing/' },
      to: { path: `${outside}/(mongoose|@nestjs/mongoose|mongodb)/` },
    },
    {
      name: 'no-production-code-imports-test-support',
      severity: 'error',
      from: { path: '^(apps|libs)', pathNot: '\\.(int-)?spec\\.ts$|/testing/|/fixtures/' },
      to: { path: '^test/|/testing/|/fixtures/' },
    },
    {
      name: 'worker-only-in-orchestrator',
      severity: 'error',
      from: { path: '^(apps|libs)', pathNot: '^apps/orchestrator/' },
      to: { path: `${outside}/@temporalio/(worker|activity)/` },
    },
    {
      name: 'event-and-store-clients-only-in-platform',
      severity: 'error',
      from: { path: '^apps' },
      to: { path: `${outside}/(kafkajs|pino)/` },
    },
  ],
  options: {
    doNotFollow: { path: outside },
    exclude: { path: '(^dist|^\\.state|/generated/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
