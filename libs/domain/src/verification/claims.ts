import type { Bilingual, Question, Reason } from '../decision';

/** What is proved, each by a rule of its own: its evidence and its reasons bear the rule's id. */
export const CLAIM_RULES = {
  person: 'identity/person',
  business: 'identity/business',
  authority: 'identity/authority',
  bars: 'identity/bars',
} as const;

/** One of the things that are proved. */
export type Claim = keyof typeof CLAIM_RULES;

/** Source of what the identity provider said at sign-in: a stranger's word, kept as evidence of who came and when. */
export const SIGN_IN_SOURCE = 'identity-provider';

/** Source of what a business licence says where the register knows no such business: `document:` and its slot. */
export const LICENCE_SOURCE = 'document:business-licence';

/** The sources whose answers each claim rests on. A source that serves two is evidence for both. */
export const CLAIM_SOURCES: Readonly<Record<Claim, readonly string[]>> = {
  person: [SIGN_IN_SOURCE, 'population'],
  business: ['business-registration', LICENCE_SOURCE],
  authority: ['business-registration', LICENCE_SOURCE, 'mandates'],
  bars: ['food-safety-bars'],
};

const CLERK_CHECKS: Bilingual = {
  zh: '由工作人员核实，申请人暂无需操作。',
  en: 'A clerk checks it; there is nothing to do for now.',
};

/** What reasons and questions are made of. Never a name, a number or any text that a registry sent. */
interface Words extends Bilingual {
  code: string;
  basis: string;
  field?: string;
}

export function toReason(claim: Claim, { remedy, ...words }: Words & { remedy?: Bilingual }): Reason {
  return { ...words, remedy: remedy ?? CLERK_CHECKS, rule: CLAIM_RULES[claim] };
}

export function toQuestion(words: Words & { todo: Bilingual } & Pick<Question, 'choices'>): Question {
  return words;
}
