import { type KeyProgress, type Keys } from '@licensing/platform';
import { type NativeConnection } from '@temporalio/worker';
import { type OrchestratorEnvironment } from './orchestrator.config';

/** A process that has not yet seen the new key may still begin a workflow under the one before. */
const SETTLING_MS = 10_000;

const ofNone: KeyProgress = { resealed: 0, left: 0, unreadable: 0, done: true };

/**
 * What the histories need the older keys for. A history cannot be encrypted again: a workflow that began before the current
 * key needs the one before until it ends, and its closed history until the engine's retention removes it.
 */
export function openWorkflows(
  connection: NativeConnection,
  { TEMPORAL_NAMESPACE: namespace, TEMPORAL_TASK_QUEUE: queue }: OrchestratorEnvironment,
  keys: Keys,
): { name: string; look(): Promise<KeyProgress> } {
  const startedAt = new Date();
  return {
    name: 'workflows',
    look: async () => {
      const { keys: known, since = startedAt } = keys.ring();
      if (known.size === 1) return ofNone;
      const until = new Date(since.getTime() + SETTLING_MS).toISOString();
      const query = `ExecutionStatus = "Running" AND TaskQueue = "${queue}" AND StartTime < "${until}"`;
      const { count } = await connection.workflowService.countWorkflowExecutions({ namespace, query });
      const left = Number(count);
      return { ...ofNone, left, done: left === 0 };
    },
  };
}
