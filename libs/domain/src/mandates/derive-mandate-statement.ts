import type { LocalDate } from '../dates';
import type { Bilingual } from '../decision';
import { findLicenceType } from '../licence-types';
import type { MandateTerms } from './mandate';
import { MANDATE_ACTION_WORDS, MANDATE_ACTIONS } from './parameters';

/**
 * What the grantor agrees to, in plain words: who, for which business, what, until when, and how it ends (民法典 art 165).
 * Made from the terms alone, so that what is shown before is what is kept. Holds names: shown to the two of them only.
 */
export function deriveMandateStatement(terms: MandateTerms): Bilingual {
  const actions = MANDATE_ACTIONS.filter((action) => terms.actions.includes(action)).map(
    (action) => MANDATE_ACTION_WORDS[action],
  );
  const types = terms.licenceTypes.map((id) => findLicenceType(id)?.name ?? { zh: id, en: id });
  const { grantor, agent, businessName, creditCode, givenOn, acceptBy, validUntil } = terms;
  return {
    zh: [
      `${grantor.name}是“${businessName}”（统一社会信用代码${creditCode}）登记的负责人，现委托${agent.name}（身份证号码末四位${agent.idNumber.slice(-4)}）代为办理该经营主体的${types.map(({ zh }) => `“${zh}”`).join('、')}。`,
      `受托人可以：${actions.map(({ zh }) => zh).join('；')}。除此以外无权办理，也不得转委托。`,
      `委托自受托人接受之日起生效，至${toChineseDay(validUntil)}止；受托人须在${toChineseDay(acceptBy)}前（含当日）接受，逾期失效。委托书出具日期：${toChineseDay(givenOn)}。`,
      '受托人在权限内所办事项，由该经营主体承担法律后果。双方均可随时在线解除委托，解除立即生效；登记的负责人变更后，委托自动终止。',
    ].join('\n'),
    en: [
      `${grantor.name}, registered as representative of "${businessName}" (credit code ${creditCode}), authorises ${agent.name} (identity number ending in ${agent.idNumber.slice(-4)}) to act for this business in matters of: ${types.map(({ en }) => en).join(', ')}.`,
      `The agent may: ${actions.map(({ en }) => en).join('; ')}. Nothing else, and the authority cannot be passed on.`,
      `It holds from the day the agent accepts until ${validUntil}; if not accepted by ${acceptBy} it lapses. Given on ${givenOn}.`,
      'What the agent does within it binds the business. Either of the two may end it online at any time, at once; it ends by itself when another representative is registered.',
    ].join('\n'),
  };
}

function toChineseDay(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${String(year)}年${String(month)}月${String(day)}日`;
}
