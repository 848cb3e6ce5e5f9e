import { join } from 'node:path';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { getSetting } from '../support/environment';

const place = { n: 1, hash: '0'.repeat(64) };

/** The activities of a licence application with nothing in them: what is left is the orchestration engine. */
const emptyActivities = {
  verify: () => Promise.resolve({ kind: 'verified', outcome: 'proved', reasons: [], place }),
  gather: () => Promise.resolve({ kind: 'gathered', place }),
  decide: () =>
    Promise.resolve({
      kind: 'decided',
      outcome: 'grant',
      decidedAt: new Date(0).toISOString(),
      receiptSha256: place.hash,
      place,
    }),
  issue: () => Promise.resolve({ kind: 'issued', number: 'JY10000000000000', place }),
};

/** The peer of the measurement: the same workflow bundle and the same worker settings, empty activities. */
async function run(): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  // It ends with the measurement, however that ends.
  process.on('disconnect', () => process.exit(0));
  const connection = await NativeConnection.connect({ address: getSetting('TEMPORAL_ADDRESS') });
  const worker = await Worker.create({
    connection,
    namespace: getSetting('TEMPORAL_NAMESPACE'),
    taskQueue: getSetting('EMPTY_TASK_QUEUE'),
    workflowBundle: { codePath: join(__dirname, '..', '..', 'apps', 'orchestrator', 'workflow-bundle.js') },
    activities: emptyActivities,
    maxCachedWorkflows: 400,
    maxConcurrentActivityTaskExecutions: 24,
  });
  process.send?.('ready');
  await worker.run();
}

void run();
