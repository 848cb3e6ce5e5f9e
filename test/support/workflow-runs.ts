import { randomUUID } from 'node:crypto';
import {
  LICENCE_APPLICATION,
  type LicenceActivities,
  type LicenceApplicationInput,
  type LicenceApplicationResult,
  type Progress,
} from '@licensing/workflows';
import { Client, Connection, type DataConverter, type WorkflowHandle } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { getSetting } from './environment';
import { bundleWorkflows } from './workflow-bundle';

/** Named, so that a history that is kept says nothing of the machine it was recorded on. */
const IDENTITY = 'test';

type Handle = WorkflowHandle<
  (application: LicenceApplicationInput, carried?: Progress) => Promise<LicenceApplicationResult>
>;
type History = Awaited<ReturnType<Handle['fetchHistory']>>;

/** A worker on the real engine with the activities of a test, on a task queue of its own. */
export interface WorkflowRuns {
  readonly client: Client;
  /** @param carried as if an earlier run had come so far */
  start(application: LicenceApplicationInput, workflowId?: string, carried?: Progress): Promise<Handle>;
  stop(): Promise<void>;
}

/** @param dataConverter none by default, so that a test reads in a history what an unencrypted one would show */
export async function startWorkflowRuns(
  activities: LicenceActivities,
  dataConverter?: DataConverter,
): Promise<WorkflowRuns> {
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR', () => undefined) });
  const address = getSetting('TEMPORAL_ADDRESS');
  const taskQueue = `test-${randomUUID()}`;
  const workflowBundle = await bundleWorkflows();
  const native = await NativeConnection.connect({ address });
  const settings = { connection: native, taskQueue, workflowBundle, activities, identity: IDENTITY };
  const worker = await Worker.create({ ...settings, dataConverter });
  const running = worker.run();
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, identity: IDENTITY, dataConverter });
  return {
    client,
    start: (application, workflowId = randomUUID(), carried) =>
      client.workflow.start(LICENCE_APPLICATION, {
        taskQueue, workflowId, args: carried === undefined ? [application] : [application, carried], workflowIdConflictPolicy: 'USE_EXISTING', workflowIdReusePolicy: 'REJECT_DUPLICATE',
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
