import { DefaultLogger, Runtime, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { readKeptHistories } from '../support/kept-histories';
import { bundleWorkflows } from '../support/workflow-bundle';

// A workflow that is changed must still be able to continue what began before the change. The histories come from the real
// engine; new ones are kept by RECORD_HISTORIES=1 npx jest --selectProjects integration --testPathPatterns licence-application
// Old ones stay, under their names, for as long as an application begun under them may be running: `waiting` was recorded
// before waits were counted.

const histories = readKeptHistories();
let workflowBundle: WorkflowBundleWithSourceMap;

beforeAll(async () => {
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR', () => undefined) });
  workflowBundle = await bundleWorkflows();
}, 60_000);

describe('the workflow as it is now', () => {
  it('is checked against each way an application can go', () => {
    expect(histories.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        ...['asked-answered', 'asked-unanswered', 'continued', 'continuing', 'handed-over', 'referred'],
        ...['straight-through', 'waiting', 'waiting-by-turns', 'with-documents'],
      ]),
    );
  });

  it.each(histories)('replays the history "%s"', async (name, history) => {
    await Worker.runReplayHistory({ workflowBundle }, history, name);
  });

  it('would notice a history that it does not continue', async () => {
    const [, straight] = histories.find(([name]) => name === 'straight-through')!;
    const scheduled = straight.events?.find(
      (event) => event.activityTaskScheduledEventAttributes?.activityType?.name === 'gather',
    );
    scheduled!.activityTaskScheduledEventAttributes!.activityType!.name = 'decide';
    await expect(Worker.runReplayHistory({ workflowBundle }, straight)).rejects.toThrow(/nondeterminism/i);
  });
});
