import { Inject, Injectable } from '@nestjs/common';
import { type Action, AuthoriseOutcome, type Authority, type Business, type DocumentRef } from '@licensing/contracts';
import { type LicenceTypeDefinition } from '@licensing/domain';
import { AppError, type Problem } from '@licensing/platform';
import { IDENTITY, type IdentityClient } from '../neighbours/neighbours';
import { type SignedInPerson } from '../session/session';
import { toQuestionsError } from './questions';
import { toSilentError } from './silent-registry';

export interface Authorised {
  readonly business: Business;
  readonly authority: Authority;
  /** The provider's subject of the representative when the person acts under a mandate; empty otherwise. */
  readonly grantorSubject: string;
}

/** What somebody wants to do, for whom, and where to come back to from a surer sign-in. */
export interface Wanted {
  readonly creditCode: string;
  readonly definition: LicenceTypeDefinition;
  readonly action: Action;
  readonly returnTo: string;
  /** What stands in for a register that does not know the business yet. */
  readonly documents?: readonly DocumentRef[];
  /** Ids of those that a person is to look at as they are. */
  readonly asIs?: readonly string[];
}

/** May this person act for this business? Asked anew at every action: a mandate can end at any moment. */
@Injectable()
export class AuthorityService {
  constructor(@Inject(IDENTITY) private readonly identity: IdentityClient) {}

  /**
   * @throws AppError RESOURCE.NOT_FOUND alike for a business that is absent and one of others, AUTHORITY.QUESTIONS with
   * everything to answer, REGISTRY.SILENT with the registry's name
   */
  async authorise(person: SignedInPerson, wanted: Wanted): Promise<Authorised> {
    const { creditCode, definition, action, returnTo, documents = [], asIs = [] } = wanted;
    const answer = await this.identity.authorise({
      person, creditCode, action, licenceType: definition.id, typeVersion: definition.version, documents: [...documents],
      asIs: [...asIs],
    }); // prettier-ignore
    const { outcome, business, authority, questions, waiting, grantorSubject } = answer;
    if (outcome === AuthoriseOutcome.AUTHORISE_OUTCOME_ASK) throw toQuestionsError(questions, returnTo);
    if (outcome === AuthoriseOutcome.AUTHORISE_OUTCOME_WAITING && waiting !== undefined) {
      throw toSilentError(definition, waiting);
    }
    const isProved = outcome === AuthoriseOutcome.AUTHORISE_OUTCOME_PROVED;
    if (!isProved || business === undefined || authority === undefined) {
      throw new AppError('SERVICE.FAULT', new TypeError(`an unusable answer about authority: ${outcome}`));
    }
    return { business, authority, grantorSubject };
  }

  /**
   * For what was begun under a mandate: that very mandate must still hold, or, when none is named, any authority.
   *
   * @throws AppError MANDATE.ENDED, MANDATE.ANOTHER, and as {@link authorise}
   */
  async demandStill(person: SignedInPerson, wanted: Wanted, mandateId?: string): Promise<void> {
    const authorised = await this.find(person, wanted).catch((error: unknown) => {
      throw isOver(error) ? new AppError('MANDATE.ENDED', error, error.problems) : error;
    });
    if (authorised === undefined) throw new AppError('MANDATE.ENDED', undefined, [NONE]);
    const isSame = mandateId === undefined || authorised.authority.mandateId === mandateId;
    if (!isSame) throw new AppError('MANDATE.ANOTHER', undefined, [ANOTHER]);
  }

  /** As {@link authorise}; undefined when there is no such business for this person. */
  async find(person: SignedInPerson, wanted: Wanted): Promise<Authorised | undefined> {
    try {
      return await this.authorise(person, wanted);
    } catch (error) {
      if (error instanceof AppError && error.code === 'RESOURCE.NOT_FOUND') return undefined;
      throw error;
    }
  }
}

/** What identity asks where a mandate has ended, as against one that holds and does not cover the action. */
const OVER = new Set(['MANDATE_ENDED', 'MANDATE_MISSING', 'MANDATE_NOT_ACCEPTED']);

const isOver = (error: unknown): error is AppError =>
  error instanceof AppError &&
  error.code === 'AUTHORITY.QUESTIONS' &&
  error.problems.some(({ code }) => OVER.has(code));

const TODO = {
  zh: '请经营者的法定代表人重新委托，再新建申请；原草稿可以删除。',
  en: 'Ask the representative of the business for a new mandate and begin anew; the old draft can be erased.',
};

const NONE: Problem = {
  pointer: '',
  code: 'mandate-missing',
  zh: '您对该经营者没有有效的委托，也不是其登记的负责人。',
  en: 'You have no mandate for this business that holds, and are not its registered representative.',
  todo: TODO,
};

const ANOTHER: Problem = {
  pointer: '',
  code: 'another-mandate',
  zh: '开始填写草稿所依据的委托已经终止，或者不包括此项操作；现在允许此项操作的是另一份委托。',
  en: 'The mandate under which the draft was begun has ended or does not cover this; what lets you do it now is another one.',
  todo: {
    zh: '请依据现有委托新建申请；原草稿可以删除。',
    en: 'Begin anew under the mandate you have now; the old draft can be erased.',
  },
};
