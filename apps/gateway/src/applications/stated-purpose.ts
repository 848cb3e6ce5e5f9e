import { findReadingRole, purposesOf, type StaffRole } from '@licensing/domain';
import { AppError, type Problem } from '@licensing/platform';

export interface StatedPurpose {
  readonly role: StaffRole;
  readonly purpose: string;
}

/**
 * What a member of staff reads somebody else's data for. It is recorded, and shown to the person.
 *
 * @throws AppError REQUEST.INVALID with the purposes that these roles may state, SESSION.FORBIDDEN when there is none
 */
export function toStatedPurpose(roles: readonly StaffRole[], stated: string | undefined): StatedPurpose {
  const role = stated === undefined ? undefined : findReadingRole(roles, stated);
  if (role !== undefined && stated !== undefined) return { role, purpose: stated };
  const choices = purposesOf(roles).map(({ code, text }) => ({ value: code, label: text }));
  if (choices.length === 0) throw new AppError('SESSION.FORBIDDEN');
  throw new AppError('REQUEST.INVALID', undefined, [toProblem(stated, choices)]);
}

function toProblem(stated: string | undefined, choices: Problem['choices']): Problem {
  const isMissing = stated === undefined;
  return {
    pointer: '/purpose',
    code: isMissing ? 'required' : 'unknown-purpose',
    zh: isMissing ? '查阅他人信息须注明目的。' : '该目的不在您的岗位可用的目的清单中。',
    en: isMissing ? 'Say what you read this for.' : 'This is none of the purposes that your role may state.',
    todo: {
      zh: '请在 purpose 参数中填写清单中的一项；查阅会被记录，当事人可以查看。',
      en: 'Give one of the choices as ?purpose=; it is recorded, and the person concerned can see it.',
    },
    choices,
  };
}
