import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { appNames, backingNames, bringUp, takeDown } from './bring-up.mjs';
import { runAttached } from './child.mjs';
import { build } from './compile.mjs';
import { profileEnvironment } from './environment.mjs';
import { countJestResults } from './jest-results.mjs';
import { root } from './paths.mjs';
import { removeData } from './profile.mjs';
import { readJson } from './state-file.mjs';

const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');

/** The Jest projects in the order in which they run, with the parts that each needs up and the tools of its own. */
export const jestSuites = [
  { name: 'unit', parts: [] },
  { name: 'integration', parts: backingNames },
  { name: 'e2e', parts: [...backingNames, ...appNames], tools: ['chromium'] },
  { name: 'faults', parts: [...backingNames, ...appNames] },
  { name: 'canary', parts: [...backingNames, ...appNames] },
];

/**
 * Runs one Jest project on this terminal and counts its tests. A suite that needs services gets them with empty data,
 * so that none is judged by what another has left.
 */
export async function runJestSuite(profile, { name, parts }) {
  if (parts.length > 0) {
    await takeDown(profile, [...backingNames, ...appNames]);
    removeData(profile);
    await bringUp(profile, parts, { isOwned: true, whenBuilt: build() });
  }
  const reportFile = join(profile.folder, `${name}.json`);
  rmSync(reportFile, { force: true });
  // A connection that a test leaves open must not hold up the gate after the last result.
  const args = ['--selectProjects', name, '--forceExit', '--json', `--outputFile=${reportFile}`];
  const environment = parts.length > 0 ? profileEnvironment(profile) : {};
  // One worker where services run: they need the other core, and measured times mean something.
  const exitCode = await runAttached(process.execPath, [jest, ...args, ...(parts.length > 0 ? ['--runInBand'] : [])], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'test', ...environment },
  });
  return countJestResults(readJson(reportFile), exitCode);
}
