import { type Question } from '@licensing/contracts';
import { AppError, type Problem } from '@licensing/platform';
import { ProblemWith } from '../problems/problem-with';
import { toStepUpLink } from './step-up';

const LOW_ASSURANCE = 'ASSURANCE_TOO_LOW';

const NOTHING_TO_DO = { zh: '请核对后重试。', en: 'Check and try again.' };

/**
 * A question as the problem it is for whoever asked.
 *
 * @param above pointer of the object that its field is in
 */
export function toProblem({ code, zh, en, todo, field, choices }: Question, above = '/fields'): Problem {
  const offered = choices.map(({ value, label }) => ({ value, label: label ?? { zh: value, en: value } }));
  return {
    pointer: field === '' ? '' : `${above}/${field}`,
    code, zh, en,
    todo: todo ?? NOTHING_TO_DO,
    ...(offered.length === 0 ? {} : { choices: offered }),
  }; // prettier-ignore
}

/** The level of sign-in that questions ask for: the easiest of those that do; undefined when none is asked. */
export function findAskedLevel(
  questions: readonly { readonly code: string; readonly choices?: readonly { readonly value: string }[] }[],
): string | undefined {
  return questions.find(({ code }) => code === LOW_ASSURANCE)?.choices?.[0]?.value;
}

/** Everything that has to be answered or mended first, at once; with the sign-in to take when the present one is too weak. */
export function toQuestionsError(questions: readonly Question[], returnTo: string, above?: string): AppError {
  const problems = questions.map((question) => toProblem(question, above));
  const level = findAskedLevel(questions);
  if (level === undefined) return new AppError('AUTHORITY.QUESTIONS', undefined, problems);
  return new ProblemWith('AUTHORITY.QUESTIONS', { stepUp: toStepUpLink(level, returnTo) }, problems);
}
