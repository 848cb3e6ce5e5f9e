import { AppError, type Problem } from '@licensing/platform';

const FORM = /^[\w-]{8,64}$/;

const WRONG_FORM: Problem = {
  pointer: '/headers/idempotency-key',
  code: 'form',
  zh: 'Idempotency-Key 应为8至64位字母、数字、下划线或连字符。',
  en: 'Idempotency-Key is 8 to 64 letters, digits, _ or -.',
  todo: { zh: '请使用随机值，例如 UUID。', en: 'Use something random, for example a UUID.' },
};

/** A caller's own name for a request, or none. @throws AppError REQUEST.INVALID when it has no acceptable form */
export function toKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (!FORM.test(header)) throw new AppError('REQUEST.INVALID', undefined, [WRONG_FORM]);
  return header;
}
