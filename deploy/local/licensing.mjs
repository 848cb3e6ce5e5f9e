import './node-version.mjs';
import { runCommandLine, runExtract } from './command-line.mjs';
import { build } from './compile.mjs';
import { profileEnvironment } from './environment.mjs';
import { runKeys } from './keys.mjs';
import { isPartReady } from './part-process.mjs';
import { openProfile, profileExists } from './profile.mjs';
import { provisionPackages } from './provision.mjs';
import { runCommand } from './shutdown.mjs';
import { Problem } from './terminal.mjs';

runCommand(async () => {
  const args = process.argv.slice(2);
  if (args[0] === 'keys') return runKeys(openProfile(process.env.LICENSING_PROFILE || 'dev'), args.slice(1));
  await provisionPackages();
  await build();
  if (args[0] === 'extract') return runExtract(args.slice(1));
  return runCommandLine(args, await chooseTarget(args));
});

/** The system that `LICENSING_URL` names, else the one that `npm start` runs here. Help needs neither. */
async function chooseTarget(args) {
  if (process.env.LICENSING_URL) return {};
  const profile = profileExists('dev') ? openProfile('dev') : undefined;
  if (profile && (await isPartReady(profile, 'gateway'))) return profileEnvironment(profile);
  const asksForHelp = args.length === 0 || args.includes('--help') || args.includes('-h') || args[0] === 'help';
  if (asksForHelp) return {};
  throw new Problem('Nothing runs here. Start it with `npm start`, or set LICENSING_URL to the address of a gateway.');
}
