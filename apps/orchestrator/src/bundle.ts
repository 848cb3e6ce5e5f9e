import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FAILURE_CONVERTER_PATH } from '@licensing/platform';
import { bundleWorkflowCode } from '@temporalio/worker';
import { BUNDLE_PATH } from './worker';

/** Part of the build: the sandboxed workflow code in one file. Fails when a workflow reaches code it must not. */
async function bundle(): Promise<void> {
  const workflowsPath = join(__dirname, '..', '..', '..', 'libs', 'workflows', 'src', 'workflows.js');
  const { code } = await bundleWorkflowCode({ workflowsPath, failureConverterPath: FAILURE_CONVERTER_PATH });
  await writeFile(BUNDLE_PATH, code);
}

void bundle();
