import { ASSURANCE_LEVELS, type AssuranceLevel, meetsAssurance } from '@licensing/domain';
import { AppError, type Problem } from '@licensing/platform';

/** A provider that recognised the person longer ago than this asks again before it vouches for a higher level. */
const MAX_AGE_SECONDS = 600;

/** The level that a request for sign-in asks; undefined when it asks none. @throws AppError REQUEST.INVALID */
export function toAskedLevel(offered: unknown): AssuranceLevel | undefined {
  if (offered === undefined || offered === '') return undefined;
  const level = ASSURANCE_LEVELS.find((known) => known === offered);
  if (level !== undefined) return level;
  throw new AppError('REQUEST.INVALID', undefined, [
    {
      pointer: '/acr', code: 'isIn', zh: '没有此认证等级。', en: 'There is no such level.',
      todo: { zh: `请使用 ${ASSURANCE_LEVELS.join('、')}。`, en: `Use one of ${ASSURANCE_LEVELS.join(', ')}.` },
    },
  ]); // prettier-ignore
}

/**
 * What an authorization request says besides the usual to get a level or a higher one (OpenID Connect Core, 3.1.2.1 and
 * 5.5.1.1): the essential claim makes a provider that cannot give it say so; `max_age` makes it look at the person again.
 */
export function stepUpParameters(asked: AssuranceLevel): Record<string, string> {
  const values = ASSURANCE_LEVELS.filter((level) => meetsAssurance(level, asked));
  return {
    acr_values: values.join(' '),
    claims: JSON.stringify({ id_token: { acr: { essential: true, values } } }),
    max_age: String(MAX_AGE_SECONDS),
  };
}

/** How old the provider's look at the person may be when a level was asked. */
export const stepUpMaxAge = (asked: AssuranceLevel | undefined): number | undefined =>
  asked === undefined ? undefined : MAX_AGE_SECONDS;

/** That the level asked for was not reached, for the person who came back without it. */
export const levelProblem = (asked: AssuranceLevel): Problem => ({
  pointer: '/acr', code: asked,
  zh: `认证未达到所要求的等级（${asked}）。`, en: `The sign-in did not reach the level asked (${asked}).`,
  todo: { zh: '请重新认证并完成全部步骤。', en: 'Sign in again and complete every step.' },
}); // prettier-ignore

/** @throws AppError SESSION.SIGN_IN_FAILED naming the level that was not reached */
export function checkLevel(reached: string, asked: AssuranceLevel | undefined): void {
  if (asked === undefined || meetsAssurance(reached, asked)) return;
  throw new AppError('SESSION.SIGN_IN_FAILED', undefined, [levelProblem(asked)]);
}

/** @throws AppError SESSION.SIGN_IN_FAILED when somebody else came back than the one who left to prove who they are */
export function checkSamePerson(subject: string, before: string | undefined): void {
  if (before === undefined || before === subject) return;
  throw new AppError('SESSION.SIGN_IN_FAILED', undefined, [
    {
      pointer: '/sub', code: 'another-person', zh: '登录的不是同一个人。', en: 'Somebody else has signed in.',
      todo: { zh: '请以原来的身份认证，或先退出登录。', en: 'Sign in as the same person, or sign out first.' },
    },
  ]); // prettier-ignore
}
