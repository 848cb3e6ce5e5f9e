import { ApplicationFailure, type Client, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { type Application } from './application';
import { WorkflowAnswers } from './workflow-answers';

const application = { applicationId: 'application-1', records: [{}, {}, {}] } as unknown as Application;
const payload = { by: 'reference', assurance: 'real-name' };

function setUp(update: () => Promise<void>): { answers: WorkflowAnswers; sent: unknown[] } {
  const sent: unknown[] = [];
  const executeUpdate = (name: string, options: object): Promise<void> => {
    sent.push([name, options]);
    return update();
  };
  const client = { workflow: { getHandle: () => ({ executeUpdate }) } } as unknown as Client;
  return { answers: new WorkflowAnswers(client), sent };
}

const refused = (type: string): Error =>
  new WorkflowUpdateFailedError('refused', ApplicationFailure.create({ type, nonRetryable: true }));

describe('WorkflowAnswers', () => {
  it('sends one update for one set of questions, however often', async () => {
    const { answers, sent } = setUp(() => Promise.resolve());
    await answers.give(application, payload);
    await answers.give(application, payload);
    expect(sent[0]).toEqual(['answer', { args: [payload], updateId: 'answer-3' }]);
    expect(sent[1]).toEqual(sent[0]);
  });

  it.each<[string, Error, string]>([
    ['a workflow that asks nothing', refused('ANSWER.NOT_ASKED'), 'APPLICATION.NOT_ASKED'],
    ['somebody else', refused('ANSWER.NOT_YOURS'), 'RESOURCE.NOT_FOUND'],
    ['an answer of ours that has no form', refused('ANSWER.MALFORMED'), 'SERVICE.FAULT'],
    ['a failure nobody knows', refused('constructor'), 'SERVICE.FAULT'],
    [
      'a workflow that has ended',
      new WorkflowNotFoundError('gone', 'application-1', undefined),
      'APPLICATION.NOT_ASKED',
    ],
    ['an engine that is away', new Error('14 UNAVAILABLE'), 'SERVICE.UNAVAILABLE'],
  ])('says what is the matter with %s', async (_name, error, code) => {
    const { answers } = setUp(() => Promise.reject(error));
    await expect(answers.give(application, payload)).rejects.toMatchObject({ code });
  });
});
