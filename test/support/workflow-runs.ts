import { randomUUID } from 'node:crypto';
import {
  LICENCE_APPLICATION,
  type LicenceActivities,
  type LicenceApplicationInput,
  type LicenceApplicationResult,
} from '@licensing/workflows';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { getSetting } from './environment';
import { bundleWorkflows } from './workflow-bundle';

/** Named, so that a history that is kept says nothing of the machine it was recorded on. */
const IDENTITY = 'test';

type Handle = WorkflowHandle<(application: LicenceApplicationInput) => Promise<LicenceApplicationResult>>;
type History = Awaited<ReturnType<Handle['fetchHistory']>>;

/** A worker on the real engine with the activities of a test, on a task queue of its own. */
export interface WorkflowRuns {
  readonly client: Client;
  start(application: LicenceApplicationInput, workflowId?: string): Promise<Handle>;
  stop(): Promise<void>;
}

export async function startWorkflowRuns(activities: LicenceActivities): Promise<WorkflowRuns> {
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR', () => undefined) });
  const address = getSetting('TEMPORAL_ADDRESS');
  const taskQueue = `test-${randomUUID()}`;
  const workflowBundle = await bundleWorkflows();
  const native = await NativeConnection.connect({ address });
  const worker = await Worker.create({ connection: native, taskQueue, workflowBundle, activities, identity: IDENTITY });
  const running = worker.run();
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, identity: IDENTITY });
  return {
    client,
    start: (application, workflowId = randomUUID()) =>
      client.workflow.start(LICENCE_APPLICATION, {
        taskQueue, workflowId, args: [application], workflowIdConflictPolicy: 'USE_EXISTING', workflowIdReusePolicy: 'REJECT_DUPLICATE',
      }), // prettier-ignore
    stop: async () => {
      worker.shutdown();
      await running;
      await connection.close();
      await native.close();
    },
  };
}

/** Names of the activities a history scheduled, in order. */
export function activitiesOf({ events }: History): string[] {
  return (events ?? []).flatMap(
    ({ activityTaskScheduledEventAttributes: scheduled }) => scheduled?.activityType?.name ?? [],
  );
}
