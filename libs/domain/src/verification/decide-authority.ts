import { findInstant } from '../dates';
import type { Bilingual, Question } from '../decision';
import type { MandateAction, MandateState } from '../mandates';
import { toQuestion } from './claims';
import type { BusinessRecord } from './registry-records';

/** By what right a person acts for a business. */
export interface Authority {
  kind: 'representative' | 'mandate';
  /** As registered; empty for a mandate. */
  role: string;
  /** Empty for a representative. */
  mandateId: string;
}

/** A mandate of which a person is the agent, for one business. */
export interface HeldMandate {
  id: string;
  state: MandateState;
  /** Identity number of whoever gave it. */
  grantorId: string;
  /** ISO instant at which it was given. */
  givenAt: string;
  licenceTypes: readonly string[];
  actions: readonly MandateAction[];
}

/** What a person wants to do for a business. */
export interface Errand {
  licenceType: string;
  action: MandateAction;
  /** The mandate that was named; empty when none was. */
  mandateId: string;
}

/** `none`: nothing connects the person with the business. */
export type AuthorityDecision =
  { kind: 'proved'; authority: Authority } | { kind: 'ask'; questions: Question[] } | { kind: 'none' };

/**
 * May this person do this for this business? The representative may, by registration. Anybody else needs a mandate that is
 * active, covers it, and was given by whoever is the representative **now**.
 *
 * @param mandates those of this person for this business, the newest last
 */
export function decideAuthority(
  personId: string,
  { representative }: Pick<BusinessRecord, 'representative'>,
  mandates: readonly HeldMandate[],
  errand: Errand,
): AuthorityDecision {
  if (representative.idNumber === personId) {
    return { kind: 'proved', authority: { kind: 'representative', role: representative.role, mandateId: '' } };
  }
  const current = mandates.map((mandate) =>
    isOutdated(mandate, representative.idNumber) ? { ...mandate, state: 'ended' as const } : mandate,
  );
  const usable = current.filter((mandate) => mandate.state === 'active' && covers(mandate, errand));
  // The oldest that holds: what was begun under one mandate goes on under it when another is added.
  const chosen = usable.find(({ id }) => id === errand.mandateId) ?? usable[0];
  if (chosen !== undefined) return { kind: 'proved', authority: { kind: 'mandate', role: '', mandateId: chosen.id } };
  const nearest =
    current.findLast(({ state }) => state === 'active') ??
    current.findLast(({ state }) => state === 'offered') ??
    current.at(-1);
  if (nearest !== undefined) return { kind: 'ask', questions: askMandate(nearest, errand) };
  return errand.mandateId === '' ? { kind: 'none' } : { kind: 'ask', questions: [MISSING] };
}

/**
 * Mandates that still stand though the business has another representative than the one who gave them: they end.
 *
 * @param asOf ISO instant for which the register speaks: an older answer than the mandate says nothing about who gave it
 */
export function listOutdatedMandates(
  mandates: readonly HeldMandate[],
  representativeId: string,
  asOf: string,
): HeldMandate[] {
  const spoken = findInstant(asOf);
  if (spoken === undefined) return [];
  return mandates.filter((mandate) => {
    const given = findInstant(mandate.givenAt);
    return isOutdated(mandate, representativeId) && given !== undefined && given <= spoken;
  });
}

function isOutdated({ state, grantorId }: HeldMandate, representativeId: string): boolean {
  return (state === 'active' || state === 'offered') && grantorId !== representativeId;
}

function covers({ licenceTypes, actions }: HeldMandate, { licenceType, action }: Errand): boolean {
  return licenceTypes.includes(licenceType) && actions.includes(action);
}

const ASK_FOR_NEW: Bilingual = {
  zh: '请登记的法定代表人（经营者、负责人）在线出具新的委托，或由其本人办理。',
  en: 'Ask the registered representative to give a new mandate online, or to act in person.',
};

const ENDED: Readonly<Record<Exclude<MandateState, 'active' | 'offered'>, Bilingual>> = {
  declined: { zh: '该委托已被谢绝。', en: 'The mandate was declined.' },
  revoked: { zh: '该委托已被解除。', en: 'The mandate was revoked.' },
  expired: { zh: '该委托已过期。', en: 'The mandate has run out.' },
  ended: { zh: '登记的负责人已变更，原负责人出具的委托已终止。', en: 'Another representative is registered: mandates given by the one before have ended.' },
}; // prettier-ignore

const MISSING = toQuestion({
  code: 'MANDATE_MISSING',
  zh: '没有找到您代为办理的委托。',
  en: 'There is no mandate under which you act for this business.',
  basis: '民法典 arts 161, 165; 行政许可法 art 29',
  todo: ASK_FOR_NEW,
});

function askMandate(mandate: HeldMandate, errand: Errand): Question[] {
  const { state } = mandate;
  if (state === 'offered') {
    return [
      toQuestion({
        code: 'MANDATE_NOT_ACCEPTED',
        zh: '您尚未接受该委托。',
        en: 'You have not accepted the mandate yet.',
        basis: '民法典 art 163',
        todo: { zh: '请先在“我的委托”中查看并接受。', en: 'Read and accept it among your mandates first.' },
      }),
    ];
  }
  if (state !== 'active') {
    return [toQuestion({ code: 'MANDATE_ENDED', ...ENDED[state], basis: '民法典 art 173', todo: ASK_FOR_NEW })];
  }
  const questions: Question[] = [];
  if (!mandate.licenceTypes.includes(errand.licenceType)) {
    questions.push(
      toQuestion({
        code: 'MANDATE_LICENCE_TYPE',
        zh: '该委托不包括这种许可。',
        en: 'The mandate does not cover this type of licence.',
        basis: '民法典 arts 165, 171',
        todo: ASK_FOR_NEW,
      }),
    );
  }
  if (!mandate.actions.includes(errand.action)) {
    questions.push(
      toQuestion({
        code: 'MANDATE_ACTION',
        zh: '该委托不包括此项操作。',
        en: 'The mandate does not cover this action.',
        basis: '民法典 arts 165, 171',
        todo: ASK_FOR_NEW,
      }),
    );
  }
  return questions;
}
