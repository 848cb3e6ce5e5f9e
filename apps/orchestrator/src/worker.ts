import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createDataConverter, type Keys, type Logger, toTemporalTls } from '@licensing/platform';
import { type LicenceActivities } from '@licensing/workflows';
import { DefaultLogger, makeTelemetryFilterString, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { type OrchestratorEnvironment } from './orchestrator.config';

/** Where the build leaves the sandboxed workflow code. */
export const BUNDLE_PATH = join(__dirname, '..', 'workflow-bundle.js');

/** The engine's own messages go through our structured log; their free text may hold payloads, so only the message goes. */
export function installEngineLog(log: Logger): void {
  Runtime.install({
    // The worker is stopped by our own shutdown order, after health has said so.
    shutdownSignals: [],
    // The engine's core would print its lines itself, with everything that it knows.
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} } },
    logger: new DefaultLogger('WARN', ({ level, message }) => {
      if (level === 'ERROR') log.error({ context: 'temporal' }, message);
      else log.warn({ context: 'temporal' }, message);
    }),
  });
}

export async function createWorker(
  config: OrchestratorEnvironment,
  activities: LicenceActivities,
  keys: Keys,
): Promise<{ worker: Worker; connection: NativeConnection }> {
  if (!existsSync(BUNDLE_PATH)) throw new Error('the workflow bundle is missing: run npm run build');
  const connection = await NativeConnection.connect({ address: config.TEMPORAL_ADDRESS, tls: toTemporalTls(config) });
  const worker = await Worker.create({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue: config.TEMPORAL_TASK_QUEUE,
    workflowBundle: { codePath: BUNDLE_PATH },
    dataConverter: createDataConverter(keys),
    activities,
    maxCachedWorkflows: config.MAX_CACHED_WORKFLOWS,
    maxConcurrentActivityTaskExecutions: config.MAX_CONCURRENT_ACTIVITIES,
    shutdownGraceTime: '10s',
  });
  return { worker, connection };
}
