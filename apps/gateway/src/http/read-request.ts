import { AppError, validateRequest } from '@licensing/platform';

const NOT_AN_OBJECT = {
  pointer: '', code: 'isObject', zh: '请求内容应为 JSON 对象。', en: 'The body must be a JSON object.',
  todo: { zh: '请按接口文档填写。', en: 'Send what the API document shows.' },
}; // prettier-ignore

/** A request body or query checked against its class. @throws AppError REQUEST.INVALID with everything that is wrong */
export function readRequest<T extends object>(Dto: new () => T, given: unknown): T {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new AppError('REQUEST.INVALID', undefined, [NOT_AN_OBJECT]);
  }
  return validateRequest(Dto, given);
}
