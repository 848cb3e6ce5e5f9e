import './node-version.mjs';
import { appNames, backingNames, stopOwned, sweepAbandonedProfiles, takeDown } from './bring-up.mjs';
import { addCounts, exitCodeOf } from './jest-results.mjs';
import { jestSuites, runJestSuite } from './jest-suites.mjs';
import { requireTools } from './prerequisites.mjs';
import { openProfile, removeProfile } from './profile.mjs';
import { provision, provisionPackages } from './provision.mjs';
import { onShutdown, runCommand } from './shutdown.mjs';
import { Problem, formatDuration, report, say, step } from './terminal.mjs';

const checksAtOnce = 2;

runCommand(async () => {
  const plan = await planFrom(process.argv.slice(2));
  const profile = openProfile(`test-${process.pid}`);
  onShutdown(() => stopOwned(profile));
  await sweepAbandonedProfiles();
  const results = await runChecks(profile, plan.checks);
  for (const suite of plan.suites) results.push(await runSuite(profile, suite));
  await takeDown(profile, [...backingNames, ...appNames]);
  return conclude(profile, results);
});

/** Installs what the chosen steps need, then loads them: some of them import packages. */
async function planFrom(args) {
  const only = args[0] === '--only' ? args[1] : undefined;
  const isStatic = args.length === 1 && args[0] === '--static';
  const suites = jestSuites.filter(({ name, parts }) => (only ? name === only : !isStatic || parts.length === 0));
  requireTools(suites.filter(({ tools }) => tools));
  await (suites.some(({ parts }) => parts.length > 0) ? provision() : provisionPackages());
  const { staticChecks } = await import('./static-checks.mjs');
  const checks = staticChecks.filter(({ name }) => !only || name === only);
  const isUnderstood = args.length === 0 || isStatic || (args.length === 2 && checks.length + suites.length > 0);
  if (isUnderstood) return { checks, suites };
  const names = [...staticChecks, ...jestSuites].map(({ name }) => `"${name}"`);
  throw new Problem(`npm test [-- --static | --only <step>]\n\nSteps: ${names.join(', ')}`);
}

async function runChecks(profile, checks) {
  const queue = [...checks];
  const results = [];
  const worker = async () => {
    for (let check = queue.shift(); check; check = queue.shift()) results.push(await runCheck(profile, check));
  };
  await Promise.all(Array.from({ length: checksAtOnce }, worker));
  return results;
}

async function runCheck(profile, { name, run }) {
  try {
    await step(name, () => run(profile.logFile(name.replaceAll(' ', '-'))));
    return { name, passed: 1, failed: 0, notes: [] };
  } catch (error) {
    report(error);
    return { name, passed: 0, failed: 1, notes: [] };
  }
}

async function runSuite(profile, suite) {
  say(`${suite.name} tests`);
  const began = Date.now();
  try {
    const counts = await runJestSuite(profile, suite);
    say(
      `${suite.name} tests: ${counts.passed} passed, ${counts.failed} failed in ${formatDuration(Date.now() - began)}`,
    );
    return { name: suite.name, ...counts };
  } catch (error) {
    report(error);
    return { name: suite.name, passed: 0, failed: 1, notes: ['the suite could not be run'] };
  }
}

function conclude(profile, results) {
  const total = addCounts(results);
  for (const { name, failed, notes } of results.filter((result) => result.failed > 0)) {
    say(`FAILED ${name}${failed > 1 ? ` (${failed})` : ''}${notes.length > 0 ? `: ${notes.join('; ')}` : ''}`);
  }
  const exitCode = exitCodeOf(total);
  if (exitCode === 0) removeProfile(profile);
  else say(`data and logs of this run: ${profile.folder}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return exitCode;
}
