// Lets a child process of a spec load TypeScript: `node -r <this file> child.ts`.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

const root = join(__dirname, '..', '..', '..', '..', '..');
const { $schema, ...settings } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));

require.extensions['.ts'] = (module, filename) => {
  const source = readFileSync(filename, 'utf8');
  const options = {
    ...settings,
    jsc: { ...settings.jsc, baseUrl: root },
    filename,
    swcrc: false,
    sourceMaps: 'inline',
  };
  module._compile(transformSync(source, options).code, filename);
};
