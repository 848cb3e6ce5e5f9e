import { HttpException, NotFoundException } from '@nestjs/common';
import { AppError } from '@licensing/platform';
import { toGatewayError, toProblemDocument } from './problem-document';

const fastifyError = (statusCode: number): Error => Object.assign(new Error('from the framework'), { statusCode });

describe('toGatewayError', () => {
  it.each([
    [new AppError('DRAFT.CONFLICT'), 'DRAFT.CONFLICT', 412],
    [new NotFoundException(), 'RESOURCE.NOT_FOUND', 404],
    [new HttpException('method', 405), 'REQUEST.METHOD', 405],
    [fastifyError(413), 'REQUEST.TOO_LARGE', 413],
    [fastifyError(415), 'REQUEST.MEDIA_TYPE', 415],
    [fastifyError(400), 'REQUEST.MALFORMED', 400],
    [fastifyError(414), 'REQUEST.MALFORMED', 400],
    [fastifyError(500), 'SERVICE.FAULT', 500],
    [new TypeError('bug'), 'SERVICE.FAULT', 500],
    ['a thrown text', 'SERVICE.FAULT', 500],
  ])('%p becomes %s', (thrown, code, status) => {
    const error = toGatewayError(thrown);
    expect(error.code).toBe(code);
    expect(error.kind.http).toBe(status);
  });
});

describe('toProblemDocument', () => {
  it('carries code, both languages and all problems, and nothing of the cause', () => {
    const problem = { pointer: '/a', code: 'isString', zh: '应为文字。', en: 'Text.', todo: { zh: '改', en: 'Mend' } };
    const error = new AppError('REQUEST.INVALID', new Error('secret detail'), [problem, { ...problem, pointer: '/b' }]);
    const document = toProblemDocument(error, { path: '/v1/drafts', correlationId: 'correlation-1' });
    expect(document).toMatchObject({
      type: 'urn:licensing:problem:REQUEST.INVALID', status: 422, code: 'REQUEST.INVALID', instance: '/v1/drafts',
      correlationId: 'correlation-1', title: error.kind.en, title_zh: error.kind.zh,
    }); // prettier-ignore
    expect(document.problems.map(({ pointer }) => pointer)).toEqual(['/a', '/b']);
    expect(JSON.stringify(document)).not.toContain('secret detail');
  });
});
