import { Inject, Injectable } from '@nestjs/common';
import { type Business } from '@licensing/contracts';
import { AppError, type Problem } from '@licensing/platform';
import { IDENTITY, type IdentityClient } from '../neighbours/neighbours';
import { type SignedInPerson } from '../session/session';

const POINTER = '/creditCode';
/** Longer than any code that somebody mistyped. */
const MAX_LENGTH = 64;

const NOT_YOURS: Problem = {
  pointer: POINTER,
  code: 'no-such-business',
  zh: '未查到以此代码登记且由您办理的经营者。',
  en: 'No business that you may act for is registered under this code.',
  todo: {
    zh: '请核对营业执照上的统一社会信用代码；如代他人办理，请先由法定代表人在线委托。',
    en: 'Check the code on the business licence; to act for somebody else, ask their representative for a mandate first.',
  },
};

const toChoice = ({ creditCode, name }: Business) => ({ value: creditCode, label: { zh: name, en: name } });

/**
 * Businesses of this person's own whose code looks like the one they typed: offered, never put in its place. An absent
 * business and one of others are the same here, in the answer and in the work.
 */
@Injectable()
export class BusinessSuggestions {
  constructor(@Inject(IDENTITY) private readonly identity: IdentityClient) {}

  /** The same failure, with choices where it is about the credit code. */
  async addTo(error: unknown, person: SignedInPerson, typed: unknown): Promise<unknown> {
    if (!(error instanceof AppError)) return error;
    const isAbsent = error.code === 'RESOURCE.NOT_FOUND';
    if (!isAbsent && !error.problems.some(({ pointer }) => pointer === POINTER)) return error;
    const choices = (await this.find(person, typed)).map(toChoice);
    const offered = choices.length === 0 ? {} : { choices };
    const problems = isAbsent ? [NOT_YOURS] : error.problems;
    return new AppError(
      error.code,
      error,
      problems.map((problem) => (problem.pointer === POINTER ? { ...problem, ...offered } : problem)),
    );
  }

  private async find(person: SignedInPerson, typed: unknown): Promise<Business[]> {
    if (typeof typed !== 'string' || typed.trim() === '' || typed.length > MAX_LENGTH) return [];
    try {
      return (await this.identity.suggestBusinesses({ person, creditCode: typed })).businesses;
    } catch (error) {
      // What is wrong is said also while the register is silent; only the help towards it is missing.
      if (error instanceof AppError && error.code !== 'SERVICE.FAULT') return [];
      throw error;
    }
  }
}
