import type { Problem } from '@licensing/platform';

interface ProblemKind {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}

/** What a registry or the admin API answers instead of a record. */
export const PROBLEM_KINDS = {
  'REGISTRY.BAD_REQUEST': { status: 400, zh: '请求内容有误，请按提示修改。', en: 'Something in the request is not right; see the list of problems.' },
  'REGISTRY.API_KEY': { status: 401, zh: '缺少或使用了错误的接口密钥。', en: 'The header x-api-key is missing or wrong.' },
  'REGISTRY.NOT_FOUND': { status: 404, zh: '没有这个登记库或接口地址。', en: 'There is no such registry or address.' },
  'REGISTRY.GONE': { status: 410, zh: '该登记库已停止服务。', en: 'This registry has been withdrawn.' },
  'REGISTRY.UNAVAILABLE': { status: 503, zh: '该登记库暂时无法应答，请稍后再试。', en: 'This registry does not answer right now; try again shortly.' },
  'REGISTRY.REQUEST': { status: 400, zh: '请求无法处理。', en: 'The request could not be handled.' },
  'REGISTRY.FAULT': { status: 500, zh: '发生意外错误。', en: 'Something unexpected went wrong.' },
} as const satisfies Record<string, ProblemKind>; // prettier-ignore

export type ProblemCode = keyof typeof PROBLEM_KINDS;

/** Ends a request with an `application/problem+json` answer. */
export class SandboxProblem extends Error {
  override readonly name = 'SandboxProblem';
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly problems: readonly Problem[] = [],
    /** Replaces the usual status of the code, for faults that ask for one. */
    status?: number,
    readonly retryAfterSeconds?: number,
  ) {
    super(code);
    this.status = status ?? PROBLEM_KINDS[code].status;
  }
}

/** One field of the address that has the wrong form. */
export function badForm(field: string, form: { zh: string; en: string }): SandboxProblem {
  return new SandboxProblem('REGISTRY.BAD_REQUEST', [
    {
      pointer: `/${field}`,
      code: 'form',
      zh: `${field} 的格式不正确。`,
      en: `${field} does not have the right form.`,
      todo: { zh: `应为${form.zh}。`, en: `Send ${form.en}.` },
    },
  ]);
}
