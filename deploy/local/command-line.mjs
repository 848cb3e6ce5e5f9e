import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runAttached } from './child.mjs';
import { profileEnvironment } from './environment.mjs';
import { root } from './paths.mjs';
import { takeSampleDocuments } from './sample-documents.mjs';
import { Problem, say } from './terminal.mjs';

const entry = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
const extractEntry = join(root, 'dist', 'apps', 'extraction', 'src', 'extract-file.js');

/** Runs the command line of the built system against a profile, on this terminal. Returns its exit code. */
export function runCommandLine(args, env) {
  if (!existsSync(entry))
    throw new Problem(`The command line is not built: ${entry} is missing. Run \`npm run build\`.`);
  return runAttached(process.execPath, [entry, ...args], { env: { ...process.env, ...env } });
}

/** Reads one document on this machine, without a running system. Paths are those of whoever typed them. */
export function runExtract(args) {
  return runAttached(process.execPath, [extractEntry, ...args], { cwd: process.env.INIT_CWD || process.cwd() });
}

/** Sends one sample application through the whole path. Exit code 0 means issued, and its event consumed. */
export async function runSample(profile, name) {
  say(name ? `sample application “${name}”` : 'sample application');
  const documents = name === 'documents' ? await takeSampleDocuments(profile) : [];
  return runCommandLine(['sample', ...(name ? [name] : []), ...documents], profileEnvironment(profile));
}
