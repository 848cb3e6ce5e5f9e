import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { settingGroups } from './environment.mjs';
import { root } from './paths.mjs';
import { readJson, writeJson } from './state-file.mjs';
import { Problem, step } from './terminal.mjs';

const script = join(root, 'dist', 'test', 'support', 'photograph-new-business.js');

/**
 * Photos of the documents of a business that was registered today and that no register knows yet; each run of a profile
 * takes another one, since one place has one licence. Returns the arguments with which the command line takes it.
 */
export async function takeSampleDocuments(profile) {
  const folder = profile.dataFolder('sample-documents');
  const usedFile = join(folder, 'used.json');
  const used = readJson(usedFile)?.creditCodes ?? [];
  const { login, creditCode, files } = await step('taking photos of a business licence and a lease', () =>
    photograph(profile, folder, used),
  );
  writeJson(usedFile, { creditCodes: [...used, creditCode] });
  return [
    '--as',
    login,
    '--document',
    `business-licence=${files.licence}`,
    '--document',
    `premises-right=${files.lease}`,
  ];
}

async function photograph(profile, folder, used) {
  const { REGISTRY_URL } = settingGroups(profile).registries;
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script, folder, ...used], {
      env: { ...process.env, REGISTRY_URL },
    });
    return JSON.parse(stdout);
  } catch (error) {
    throw new Problem(`No sample documents: ${error.stderr || error.message}`);
  }
}
