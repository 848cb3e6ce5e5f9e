import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './file-tree.mjs';
import { root } from './paths.mjs';

/**
 * The settings of an app's configuration class, read from its source: all that it knows, and those it cannot start
 * without. Settings of the platform's classes that it extends are included.
 */
export function configurationOf(app) {
  const folder = join(root, 'apps', app, 'src');
  const file = readdirSync(folder).find((name) => name.endsWith('.config.ts'));
  if (!file) return { known: [], required: [] };
  const own = parseConfiguration(readFileSync(join(folder, file), 'utf8'));
  const inherited = platformClasses().find(({ name }) => name === own[0]?.parent);
  const merged = [...(inherited ? withParents(inherited) : []), ...own.flatMap(({ settings }) => settings)];
  const byKey = new Map(merged.map((setting) => [setting.key, setting]));
  return {
    known: [...byKey.keys()],
    required: [...byKey.values()].filter(({ isRequired }) => isRequired).map(({ key }) => key),
  };
}

/**
 * Finds configuration classes in TypeScript source. A setting is required when it has no default, which is written as
 * `undefined`, and no `@IsOptional()`.
 */
export function parseConfiguration(source) {
  const classes = [...source.matchAll(/class (\w+)(?: extends (\w+))?[^{]*\{([\s\S]*?)\n\}/g)];
  return classes.map(([, name, parent, body]) => ({ name, parent, settings: parseSettings(body) }));
}

function parseSettings(body) {
  return `${body}\n`.split(/;\n/).flatMap((member) => {
    const declaration = member.match(/(?:^|\n) {2}(?:override )?([A-Z][A-Z0-9_]+)(?:: [^=]+)? = ([^;]+)$/);
    if (!declaration) return [];
    const [, key, value] = declaration;
    return [{ key, isRequired: /^(undefined|required)/.test(value) && !member.includes('@IsOptional()') }];
  });
}

function withParents({ parent, settings }) {
  const above = platformClasses().find(({ name }) => name === parent);
  return [...(above ? withParents(above) : []), ...settings];
}

function platformClasses() {
  return listFiles(join(root, 'libs', 'platform', 'src'))
    .filter((path) => /\.(config|module)\.ts$/.test(path))
    .flatMap((path) => parseConfiguration(readFileSync(path, 'utf8')));
}
