import { AppError, ERROR_KINDS, type ErrorCode, findCorrelationId } from '@licensing/platform';
import { LEDGER_START, type LicenceActivities } from '@licensing/workflows';
import { ApplicationFailure } from '@temporalio/activity';
import { application } from '../../../../test/support/fake-services';
import { withErrors } from './with-errors';

const input = { application, place: LEDGER_START };

/** Activities of which `verify` does what a test says. */
function wrap(verify: () => Promise<unknown>) {
  const seen: unknown[][] = [];
  const activities = withErrors({ verify } as unknown as LicenceActivities, (...failure) => seen.push(failure));
  return { activities, seen };
}

async function failureOf(error: unknown): Promise<ApplicationFailure> {
  const { activities } = wrap(jest.fn().mockRejectedValue(error));
  const thrown: unknown = await activities.verify(input).catch((failure: unknown) => failure);
  if (!(thrown instanceof ApplicationFailure)) throw new Error('no failure of the engine');
  return thrown;
}

describe('withErrors', () => {
  it('runs a step under its application’s correlation id', async () => {
    const { activities } = wrap(() => Promise.resolve(findCorrelationId()));
    await expect(activities.verify(input)).resolves.toBe(application.correlationId);
  });

  it.each(Object.entries(ERROR_KINDS) as [ErrorCode, { retry: boolean }][])(
    '%s: retried as its table says',
    async (code, { retry }) => {
      const failure = await failureOf(new AppError(code));
      expect(failure).toMatchObject({ type: code, message: code, nonRetryable: !retry });
    },
  );

  it('retries what nobody expected', async () => {
    await expect(failureOf(new TypeError('x'))).resolves.toMatchObject({ type: 'SERVICE.FAULT', nonRetryable: false });
  });

  it.each([
    ['its message', new Error('样例甲')],
    [
      'its problems',
      new AppError('REQUEST.INVALID', undefined, [
        { pointer: '/样例甲', code: 'x', zh: '', en: '', todo: { zh: '', en: '' } },
      ]),
    ],
    ['its cause', new AppError('SERVICE.UNAVAILABLE', new Error('样例甲'))],
    ['itself', '样例甲'],
  ])('sends only the code of an error that holds data in %s: a history is for ever', async (_, error) => {
    const failure = await failureOf(error);
    const sent =
      JSON.stringify([failure.message, failure.type, failure.details, failure.cause]) + String(failure.stack);
    expect(sent).not.toContain('样例甲');
    expect(failure.details).toEqual([{ correlationId: application.correlationId }]);
  });

  it('tells the log which step of which application failed, and how', async () => {
    const error = new AppError('SERVICE.TIMEOUT');
    const { activities, seen } = wrap(() => Promise.reject(error));
    await expect(activities.verify(input)).rejects.toThrow();
    expect(seen).toEqual([['verify', application.applicationId, error]]);
  });
});
