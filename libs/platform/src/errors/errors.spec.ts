import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { AppError, ERROR_KINDS, type ErrorCode, isErrorCode, type Problem, toAppError } from './app-error';
import { fromGrpcError, toGrpcError } from './grpc-errors';

const codes = Object.keys(ERROR_KINDS) as ErrorCode[];

/** What arrives at the client: an error object with the server's status and trailing metadata. */
const arrive = ({ code, details, metadata }: Pick<ServiceError, 'code' | 'details' | 'metadata'>): ServiceError =>
  Object.assign(new Error(`${String(code)}: ${details}`), { code, details, metadata });

const problem: Problem = {
  pointer: '/fields/items~1/0',
  code: 'isIn',
  zh: '不在可选范围内。“𠮷野家”',
  en: 'It is not one of the allowed values.',
  todo: { zh: '请选择列出的值。', en: 'Choose one of the listed values.' },
};

describe('the table of errors', () => {
  it.each(codes)('%s has a sentence in both languages, an HTTP error status and a gRPC status', (code) => {
    const { zh, en, http, grpc } = ERROR_KINDS[code];
    expect(code).toMatch(/^[A-Z]+\.[A-Z_]+$/);
    expect(zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(en).toMatch(/^[A-Z].*\.$/);
    expect(http).toBeGreaterThanOrEqual(400);
    expect(http).toBeLessThan(600);
    expect(grpc).not.toBe(status.OK);
  });

  it.each(codes)('%s is retried only when it can succeed later: never for what the caller got wrong', (code) => {
    const { retry, http } = ERROR_KINDS[code];
    if (http < 500) expect(retry).toBe(false);
    expect(retry).toBe(code.startsWith('SERVICE.') || code === 'REGISTRY.SILENT' || code === 'DOCUMENT.QUEUE_FULL');
  });

  it.each(['constructor', 'toString', '__proto__', 'SERVICE', '', undefined, 1])('%j is no code', (text) => {
    expect(isErrorCode(text)).toBe(false);
  });
});

describe('AppError', () => {
  it('says its code and nothing else', () => {
    expect(new AppError('DRAFT.CONFLICT', new Error('样例甲'), [problem]).message).toBe('DRAFT.CONFLICT');
  });

  it('is kept as it is; anything else is a fault with its cause', () => {
    const own = new AppError('RESOURCE.NOT_FOUND');
    const other = new RangeError('x');
    expect(toAppError(own)).toBe(own);
    expect(toAppError(other)).toMatchObject({ code: 'SERVICE.FAULT', cause: other });
    expect(toAppError('text')).toMatchObject({ code: 'SERVICE.FAULT', cause: 'text' });
  });
});

describe('an AppError over gRPC', () => {
  it.each(codes)('%s arrives as it was thrown', (code) => {
    const received = fromGrpcError(arrive(toGrpcError(new AppError(code))));
    expect(received).toMatchObject({ code, problems: [] });
  });

  it('brings its problems along, Chinese text unharmed', () => {
    const sent = new AppError('REQUEST.INVALID', undefined, [problem, { ...problem, pointer: '/', zh: '' }]);
    expect(fromGrpcError(arrive(toGrpcError(sent))).problems).toEqual(sent.problems);
  });

  it('brings no cause and no stack along', () => {
    const { details, message, metadata } = toGrpcError(new AppError('SERVICE.FAULT', new Error('样例甲')));
    expect([details, message]).toEqual(['SERVICE.FAULT', 'SERVICE.FAULT']);
    expect(Object.keys(metadata.getMap())).toEqual(['error-code']);
  });

  it.each<[status, ErrorCode]>([
    [status.DEADLINE_EXCEEDED, 'SERVICE.TIMEOUT'],
    [status.UNAVAILABLE, 'SERVICE.UNAVAILABLE'],
    [status.CANCELLED, 'SERVICE.UNAVAILABLE'],
    [status.RESOURCE_EXHAUSTED, 'SERVICE.UNAVAILABLE'],
    [status.NOT_FOUND, 'RESOURCE.NOT_FOUND'],
    [status.INTERNAL, 'SERVICE.FAULT'],
    [status.UNIMPLEMENTED, 'SERVICE.FAULT'],
  ])('status %i without a code of ours is %s', (grpc, code) => {
    expect(fromGrpcError(arrive({ code: grpc, details: '', metadata: new Metadata() })).code).toBe(code);
  });

  it('goes by status when the code is one that this build does not know', () => {
    const metadata = new Metadata();
    metadata.set('error-code', 'FUTURE.CODE');
    expect(fromGrpcError(arrive({ code: status.UNAVAILABLE, details: '', metadata })).code).toBe('SERVICE.UNAVAILABLE');
  });
});
