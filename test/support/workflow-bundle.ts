import { join } from 'node:path';
import { FAILURE_CONVERTER_PATH } from '@licensing/platform';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

const WORKFLOWS = join(__dirname, '..', '..', 'libs', 'workflows', 'src', 'workflows.ts');

/** The workflow code as it stands in the sources, bundled as the build does. */
export function bundleWorkflows(workflowsPath = WORKFLOWS): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath,
    failureConverterPath: FAILURE_CONVERTER_PATH,
    logger: new DefaultLogger('ERROR', () => undefined),
  });
}
