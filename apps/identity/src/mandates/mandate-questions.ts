import {
  ASSURANCE_LEVELS, askAssurance, type AssuranceDemand, findLicenceType, type MandateAction, type Question,
  suggestResidentId,
} from '@licensing/domain'; // prettier-ignore

/** The surest sign-in that any of these licence types asks for any of these. */
export function askStrictest(
  assurance: string,
  licenceTypes: readonly string[],
  actions: readonly (MandateAction | 'grantMandate')[],
): Question[] {
  const demands = licenceTypes.flatMap((id) => {
    const definition = findLicenceType(id);
    return definition === undefined ? [] : actions.map((action) => definition.assurance[action]);
  });
  const rank = ({ level }: AssuranceDemand): number => ASSURANCE_LEVELS.indexOf(level);
  const strictest = demands.toSorted((a, b) => rank(b) - rank(a))[0];
  return strictest === undefined ? [] : askAssurance(assurance, strictest);
}

/** An old number of 15 digits: what it became may be chosen, and is never filled in. */
export function askOldNumber(typed: string): Question[] {
  const suggested = suggestResidentId(typed);
  if (suggested === undefined) return [];
  return [
    {
      code: 'ID_NUMBER_OLD',
      zh: '您填写的是15位旧号码。',
      en: 'This is an old number of 15 digits.',
      basis: '居民身份证法 art 3; GB 11643-1999',
      todo: {
        zh: '请对照受托人的居民身份证，确认下面的18位号码后选用；不一致的，请按证件填写。',
        en: 'Compare the number below with the agent’s identity card and choose it, or write the one on the card.',
      },
      field: 'agentIdNumber',
      choices: [{ value: suggested, label: { zh: '换算得到的18位号码', en: 'The 18 characters it became' } }],
    },
  ];
}

/** It is over: there is nothing to accept any more. */
export const OFFER_OVER: Question = {
  code: 'MANDATE_ENDED',
  zh: '这份委托已经终止，不能再接受。',
  en: 'This mandate is over and cannot be accepted any more.',
  basis: '民法典 art 173',
  todo: {
    zh: '请登记的法定代表人（经营者、负责人）在线出具新的委托。',
    en: 'Ask the registered representative to give a new mandate online.',
  },
};
