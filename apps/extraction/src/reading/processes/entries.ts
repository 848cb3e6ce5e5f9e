import { join, sep } from 'node:path';

/**
 * The compiled entry of a child process. Specs run from the sources: there the entry is taken from the build output, which
 * `npm run build` writes.
 */
export function childEntry(name: 'reader-process' | 'inspector-process'): string {
  const sources = `${sep}apps${sep}extraction${sep}src${sep}`;
  const folder = __filename.endsWith('.ts') ? __dirname.replace(sources, `${sep}dist${sources}`) : __dirname;
  return join(folder, `${name}.js`);
}
