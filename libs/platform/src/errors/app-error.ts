import { status } from '@grpc/grpc-js';
import { ObjectError, type ObjectFault } from '../objects/object-error';

interface ErrorKind {
  readonly grpc: status;
  readonly http: number;
  /** Whether the same call can succeed later: workflows retry these and give up on the others. */
  readonly retry: boolean;
  readonly zh: string;
  readonly en: string;
}

/**
 * Every unexpected failure by its stable code, `SERVICE.REASON`. Expected outcomes are values, not errors.
 * One table maps a code to gRPC, HTTP, retry and a sentence in both languages.
 */
export const ERROR_KINDS = {
  'REQUEST.INVALID': { grpc: status.INVALID_ARGUMENT, http: 422, retry: false, zh: '提交的内容有误，请按提示修改。', en: 'Some of what was sent is not right; see the list of problems.' },
  'REQUEST.MALFORMED': { grpc: status.INVALID_ARGUMENT, http: 400, retry: false, zh: '请求格式无法识别。', en: 'The request could not be read.' },
  'REQUEST.TOO_LARGE': { grpc: status.INVALID_ARGUMENT, http: 413, retry: false, zh: '提交的内容超过大小限制。', en: 'The request is larger than allowed.' },
  'REQUEST.MEDIA_TYPE': { grpc: status.INVALID_ARGUMENT, http: 415, retry: false, zh: '不支持的内容类型，请使用 application/json。', en: 'This content type is not accepted; use application/json.' },
  'REQUEST.METHOD': { grpc: status.UNIMPLEMENTED, http: 405, retry: false, zh: '该地址不支持此操作。', en: 'This address does not offer that method.' },
  'REQUEST.TOO_MANY': { grpc: status.RESOURCE_EXHAUSTED, http: 429, retry: false, zh: '操作过于频繁，请按 Retry-After 稍后再试。', en: 'Too many of these in a short time; try again after Retry-After.' },
  'SESSION.MISSING': { grpc: status.UNAUTHENTICATED, http: 401, retry: false, zh: '请先登录。', en: 'Sign in first.' },
  'SESSION.EXPIRED': { grpc: status.UNAUTHENTICATED, http: 401, retry: false, zh: '登录已失效，请重新登录。', en: 'The session has ended; sign in again.' },
  'SESSION.SIGN_IN_FAILED': { grpc: status.UNAUTHENTICATED, http: 400, retry: false, zh: '登录未完成，请重新登录。', en: 'Sign-in could not be completed; start again.' },
  'SESSION.CSRF': { grpc: status.PERMISSION_DENIED, http: 403, retry: false, zh: '请求未通过跨站校验，请刷新页面后重试。', en: 'The request did not carry the page’s token; reload and try again.' },
  'SESSION.FORBIDDEN': { grpc: status.PERMISSION_DENIED, http: 403, retry: false, zh: '您没有此项权限。', en: 'You are not permitted to do this.' },
  'SESSION.ROLES_APART': { grpc: status.PERMISSION_DENIED, http: 403, retry: false, zh: '您的账号同时拥有不得由一人兼任的岗位，不能登录，请联系管理员。', en: 'Your account holds roles that one person may not hold together; ask an administrator.' },
  'SESSION.SECOND_FACTOR': { grpc: status.PERMISSION_DENIED, http: 403, retry: false, zh: '请先完成第二因素认证。', en: 'Prove your second factor first.' },
  'SESSION.FACTOR_WRONG': { grpc: status.PERMISSION_DENIED, http: 403, retry: false, zh: '验证未通过，请重试。', en: 'That was not accepted; try again.' },
  'SESSION.FACTOR_USED': { grpc: status.PERMISSION_DENIED, http: 403, retry: false, zh: '该动态口令已使用过，请等待下一个口令。', en: 'This code has been used; wait for the next one.' },
  'SESSION.FACTOR_PRESENT': { grpc: status.ALREADY_EXISTS, http: 409, retry: false, zh: '已登记第二因素，请用它完成认证。', en: 'A second factor is enrolled already; prove that one.' },
  'SESSION.LOCKED': { grpc: status.PERMISSION_DENIED, http: 423, retry: false, zh: '验证失败次数过多，账号已暂时锁定，请稍后再试或联系管理员解锁。', en: 'Too many wrong tries: the account is locked for a while. Try later, or ask an administrator.' },
  'SESSION.STEP_UP': { grpc: status.PERMISSION_DENIED, http: 403, retry: false, zh: '此项操作需要更高等级的实名认证，请按 stepUp 重新认证，已填写的内容不会丢失。', en: 'This asks for a surer sign-in; follow stepUp and repeat, nothing is lost.' },
  'AUTHORITY.QUESTIONS': { grpc: status.PERMISSION_DENIED, http: 403, retry: false, zh: '办理前还需您处理以下事项。', en: 'There is something for you to answer or mend first; see the list of problems.' },
  'MANDATE.ENDED': { grpc: status.PERMISSION_DENIED, http: 403, retry: false, zh: '您对该经营者的委托已经终止。', en: 'The mandate under which you acted for this business has ended.' },
  'MANDATE.ANOTHER': { grpc: status.PERMISSION_DENIED, http: 403, retry: false, zh: '这份草稿是依据另一份委托开始填写的，不能改用现在的委托。', en: 'The draft was begun under another mandate than the one that now lets you do this.' },
  'MANDATE.ACCEPTED': { grpc: status.FAILED_PRECONDITION, http: 409, retry: false, zh: '委托已经接受，不能再谢绝；如需终止，请解除委托。', en: 'It has been accepted and can no longer be declined; revoke it instead.' },
  'REGISTRY.SILENT': { grpc: status.UNAVAILABLE, http: 503, retry: true, zh: '登记机关暂未答复，请稍后再试，已填写的内容不会丢失。', en: 'A registry does not answer right now; try again shortly, nothing is lost.' },
  'APPLICATION.NOT_ASKED': { grpc: status.FAILED_PRECONDITION, http: 409, retry: false, zh: '该申请目前没有需要您答复的问题。', en: 'Nothing is being asked about this application at the moment.' },
  'RESOURCE.NOT_FOUND': { grpc: status.NOT_FOUND, http: 404, retry: false, zh: '未找到所请求的内容。', en: 'There is nothing here under that name for you.' },
  'DRAFT.CONFLICT': { grpc: status.ABORTED, http: 412, retry: false, zh: '草稿已在别处修改，请重新载入后再保存。', en: 'The draft was changed elsewhere; load it again and repeat your change.' },
  'DRAFT.VERSION_REQUIRED': { grpc: status.FAILED_PRECONDITION, http: 428, retry: false, zh: '保存草稿须在 If-Match 中注明所读版本。', en: 'Say in If-Match which version of the draft you have read.' },
  'DRAFT.SUBMITTED': { grpc: status.FAILED_PRECONDITION, http: 409, retry: false, zh: '草稿已提交，不能再修改。', en: 'The draft has been submitted and cannot be changed any more.' },
  'DRAFT.CHANGED': { grpc: status.FAILED_PRECONDITION, http: 409, retry: false, zh: '登记机关的信息在您填写后有变化，请核对下列变化；注明所示版本（version）再次提交即表示确认。', en: 'What registries say has changed since the form was filled: look at the changes. Submitting again with the version named here confirms them.' },
  'DOCUMENT.EMPTY': { grpc: status.INVALID_ARGUMENT, http: 400, retry: false, zh: '没有收到文件内容，请将文件本身作为请求正文上传。', en: 'No file arrived; send the file itself as the body.' },
  'DOCUMENT.MEDIA_TYPE': { grpc: status.INVALID_ARGUMENT, http: 415, retry: false, zh: '请将文件本身作为请求正文上传（例如 Content-Type: image/jpeg），不要使用表单、JSON 或压缩编码。', en: 'Send the file itself as the body, for example with Content-Type: image/jpeg; no form, no JSON, no content encoding.' },
  'DOCUMENT.CONFLICT': { grpc: status.ABORTED, http: 412, retry: false, zh: '该文件的内容已有变化，请重新载入后再修改。', en: 'The document is not as you have read it any more; load it again and repeat your change.' },
  'DOCUMENT.SUBMITTED': { grpc: status.FAILED_PRECONDITION, http: 409, retry: false, zh: '文件已随申请提交，不能再修改或删除。', en: 'The document belongs to an application and can no longer be changed or erased.' },
  'DOCUMENT.QUEUE_FULL': { grpc: status.RESOURCE_EXHAUSTED, http: 503, retry: true, zh: '等待识读的文件较多，请稍后再试。', en: 'Many documents are waiting to be read; try again shortly.' },
  'DOCUMENT.UNREAD': { grpc: status.FAILED_PRECONDITION, http: 409, retry: false, zh: '文件仍在识读中，请稍后再试，已上传的内容不会丢失。', en: 'A document is still being read; try again shortly, nothing is lost.' },
  'LEDGER.CONFLICT': { grpc: status.FAILED_PRECONDITION, http: 500, retry: false, zh: '台账记录冲突。', en: 'A different record already stands at that place of the ledger.' },
  'ISSUANCE.NOT_GRANTED': { grpc: status.FAILED_PRECONDITION, http: 409, retry: false, zh: '未作出准予决定，不得发证。', en: 'Only a granted application is issued.' },
  'ISSUANCE.LINT': { grpc: status.FAILED_PRECONDITION, http: 500, retry: false, zh: '证照成品未通过检查。', en: 'The rendered certificate did not pass its checks.' },
  'OBJECT.DAMAGED': { grpc: status.DATA_LOSS, http: 500, retry: false, zh: '存储的文件缺失或已损坏，已记录，请联系管理机关。', en: 'A stored file is missing or damaged; it has been logged.' },
  'CALLS.REFUSED': { grpc: status.PERMISSION_DENIED, http: 500, retry: false, zh: '系统内部调用未获许可，已记录，请联系管理机关。', en: 'One part of the system may not ask this of another; it has been logged.' },
  'SERVICE.UNAVAILABLE': { grpc: status.UNAVAILABLE, http: 503, retry: true, zh: '系统暂时繁忙，请稍后再试，已填写的内容不会丢失。', en: 'A part of the system does not answer right now; try again shortly, nothing is lost.' },
  'SERVICE.TIMEOUT': { grpc: status.DEADLINE_EXCEEDED, http: 504, retry: true, zh: '处理超时，请稍后再试。', en: 'It took too long; try again shortly.' },
  'SERVICE.FAULT': { grpc: status.INTERNAL, http: 500, retry: true, zh: '系统发生意外错误，请稍后再试。', en: 'Something unexpected went wrong; try again shortly.' },
} as const satisfies Record<string, ErrorKind>; // prettier-ignore

/** A stable error code, `SERVICE.REASON`. */
export type ErrorCode = keyof typeof ERROR_KINDS;

/** One thing that is wrong with a request: where (RFC 6901 pointer), what, and what to do about it. */
export interface Problem {
  readonly pointer: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly todo: { readonly zh: string; readonly en: string };
  /** What may be chosen instead. Never chosen for the person. */
  readonly choices?: readonly {
    readonly value: string;
    readonly label: { readonly zh: string; readonly en: string };
  }[];
}

/** An unexpected failure with a stable code; `problems` lists everything that is wrong with the caller's input. */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: ErrorCode,
    cause?: unknown,
    readonly problems: readonly Problem[] = [],
  ) {
    super(code, { cause });
  }

  get kind(): ErrorKind {
    return ERROR_KINDS[this.code];
  }
}

export function isErrorCode(text: unknown): text is ErrorCode {
  return typeof text === 'string' && Object.hasOwn(ERROR_KINDS, text);
}

const OBJECT_CODES = {
  'too-large': 'REQUEST.TOO_LARGE',
  missing: 'OBJECT.DAMAGED',
  damaged: 'OBJECT.DAMAGED',
  unavailable: 'SERVICE.UNAVAILABLE',
} as const satisfies Record<ObjectFault, ErrorCode>;

/** Any thrown value as an AppError; what is neither one nor an ObjectError is a fault. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ObjectError) return new AppError(OBJECT_CODES[error.fault], error);
  return new AppError('SERVICE.FAULT', error);
}
