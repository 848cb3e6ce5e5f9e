import { toStoreError } from '../mongo/insert-once';
import { AppError } from '../errors/app-error';
import { withCorrelation } from './correlation';
import { createLogger, type Logger, toNestLogger } from './logger';

/** Runs `work` with a logger and returns the lines it wrote to standard output. */
function linesOf(work: (log: Logger) => void, level = 'info'): Record<string, unknown>[] {
  const written: string[] = [];
  // The logger writes to the file descriptor, past process.stdout: its stream is replaced by one in memory.
  const log = createLogger('identity', level, { write: (line: string) => void written.push(line) });
  work(log);
  return written.map((line) => JSON.parse(line) as Record<string, unknown>);
}

const PERSON = '样例甲';

describe('createLogger', () => {
  it('writes one JSON line with service, level, time and message', () => {
    const [line] = linesOf((log) => { log.info({ port: 4032 }, 'started'); }); // prettier-ignore
    expect(line).toMatchObject({ service: 'identity', level: 'info', msg: 'started', port: 4032 });
    expect(line?.['time']).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/);
  });

  it('drops every key that is not on its list, at any level', () => {
    const person = { name: PERSON, idNumber: '1', form: { phone: '2' }, declaredJson: '{}', applicant: PERSON };
    const lines = linesOf((log) => {
      log.debug({ ...person, step: 'verify' }, 'a');
      log.warn({ ...person, step: 'verify' }, 'b');
      log.error({ ...person, step: 'verify' }, 'c');
    }, 'debug');
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(Object.keys(line).sort()).toEqual(['level', 'msg', 'service', 'step', 'time']);
  });

  it('puts the correlation id into each line written under one', () => {
    const lines = linesOf((log) => {
      withCorrelation('abcdefgh-1', () => {
        log.info({ step: 'verify' }, 'first');
        log.error({ err: new Error('x') }, 'second');
        log.info('third');
      });
      log.info('outside');
    });
    expect(lines.map((line) => line['correlationId'])).toEqual(['abcdefgh-1', 'abcdefgh-1', 'abcdefgh-1', undefined]);
  });

  it('says of an error of ours what failed: type, code, frames, and the same of its cause', () => {
    const [line] = linesOf((log) => {
      log.error(
        { err: new AppError('SERVICE.UNAVAILABLE', Object.assign(new Error('x'), { code: 'ECONNREFUSED' })) },
        'f',
      );
    });
    expect(line?.['err']).toMatchObject({
      type: 'AppError',
      code: 'SERVICE.UNAVAILABLE',
      stack: expect.arrayContaining([expect.stringContaining('logger.spec')]) as unknown,
      cause: { type: 'Error', code: 'ECONNREFUSED' },
    });
  });

  const quoting: [string, () => unknown][] = [
    ['a parser', () => capture(() => JSON.parse(PERSON) as unknown)],
    ['a store', () => toStoreError(Object.assign(new Error(`dup key: { _id: "${PERSON}" }`), { code: 11_000 }))],
    [
      'a validator',
      () => Object.assign(new Error(`Cast to Date failed for value "${PERSON}"`), { errors: { PERSON } }),
    ],
    ['an error with the data on it', () => Object.assign(new Error('x'), { value: PERSON, details: [PERSON] })],
    ['problems about a person', () => new AppError('REQUEST.INVALID', undefined, [problemAbout(PERSON)])],
    ['an error whose stack repeats its message', () => new Error(`line one\n    at ${PERSON}`)],
    ['something that is no error', () => ({ name: PERSON })],
    ['a text', () => PERSON],
    ['a deep cause', () => new Error('a', { cause: new Error('b', { cause: new Error(PERSON) }) })],
  ];

  it.each(quoting)('never quotes the data of %s', (_, create) => {
    const [line] = linesOf((log) => { log.error({ err: create() }, 'failed'); }); // prettier-ignore
    expect(line?.['err']).toHaveProperty('type');
    expect(JSON.stringify(line)).not.toContain(PERSON);
  });

  it('takes no message from an error that is logged alone', () => {
    const [line] = linesOf((log) => { log.error(new Error(PERSON)); }); // prettier-ignore
    expect(line?.['err']).toHaveProperty('type', 'Error');
    expect(JSON.stringify(line)).not.toContain(PERSON);
  });
});

describe('toNestLogger', () => {
  it('keeps the framework’s levels and its context, and drops what it says of itself', () => {
    const lines = linesOf((log) => {
      const nest = toNestLogger(log);
      nest.log('quiet', 'Router');
      nest.warn('careful', 'Router');
      nest.error('broken', 'stack text', 'Router');
    });
    expect(lines).toMatchObject([
      { level: 'warn', msg: 'careful', context: 'Router' },
      { level: 'error', msg: 'broken', context: 'Router' },
    ]);
    expect(JSON.stringify(lines)).not.toContain('stack text');
  });

  it('does not pass on the message of an exception that nobody caught', () => {
    const lines = linesOf((log) => {
      const nest = toNestLogger(log);
      nest.error(`Cast failed for "${PERSON}"`, 'stack', 'ExceptionsHandler');
      nest.error(`Cast failed for "${PERSON}"`, 'stack', 'RpcExceptionsHandler');
    });
    expect(lines).toHaveLength(2);
    expect(JSON.stringify(lines)).not.toContain(PERSON);
  });
});

function capture(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

function problemAbout(name: string): AppError['problems'][number] {
  return { pointer: `/${name}`, code: 'isString', zh: name, en: name, todo: { zh: name, en: name } };
}
