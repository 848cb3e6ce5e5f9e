import { addDays, addYears, findLocalDate, type LocalDate } from '../dates';
import type { Bilingual } from '../decision';
import { parseResidentId } from '../identifiers';
import { findLicenceType } from '../licence-types';
import { hasInvisible } from '../text/look-alikes';
import { toWrittenText, withoutSpaces } from '../text/normalise';
import type { MandateTerms } from './mandate';
import { MANDATE_ACTIONS, MANDATE_PARAMETERS, type MandateAction } from './parameters';

/** What the grantor wrote. */
export interface MandateOffer {
  agentName: string;
  agentIdNumber: string;
  licenceTypes: readonly string[];
  actions: readonly string[];
  validUntil: string;
  agreed: boolean;
}

/** One thing that is wrong with an offer, by its RFC 6901 pointer. Repeats nothing of what was written. */
export interface MandateProblem extends Bilingual {
  pointer: string;
  code: string;
  todo: Bilingual;
}

/** An offer that can stand, with its codes and days in their kept form, or everything that is wrong with it. */
export type CheckedMandateOffer =
  | {
      kind: 'valid';
      terms: Pick<MandateTerms, 'agent' | 'licenceTypes' | 'actions' | 'givenOn' | 'acceptBy' | 'validUntil'>;
    }
  | { kind: 'invalid'; problems: MandateProblem[] };

/**
 * Whether the agent exists, and under that name, is **not** asked of any register here: whoever could ask that could find
 * out who somebody is. The agent proves it by signing in to accept.
 *
 * @param on the day in China on which it is given
 */
export function checkMandateOffer(offer: MandateOffer, grantorIdNumber: string, on: LocalDate): CheckedMandateOffer {
  const agentId = parseResidentId(offer.agentIdNumber);
  const actions = MANDATE_ACTIONS.filter((action) => offer.actions.includes(action));
  const validUntil = findLocalDate(offer.validUntil);
  const problems = [
    ...checkName(offer.agentName),
    ...(agentId.kind === 'valid'
      ? checkOther(agentId.value, grantorIdNumber)
      : [
          problem(
            '/agentIdNumber',
            agentId.reason,
            agentId.zh,
            agentId.en,
            '请对照受托人的居民身份证填写',
            'Copy it from the agent’s identity card',
          ),
        ]),
    ...checkLicenceTypes(offer.licenceTypes),
    ...checkActions(offer.actions, actions),
    ...checkTerm(validUntil, on),
    ...(offer.agreed ? [] : [NOT_AGREED]),
  ];
  if (problems.length > 0 || agentId.kind === 'invalid' || validUntil === undefined)
    return { kind: 'invalid', problems };
  return {
    kind: 'valid',
    terms: {
      agent: { name: toWrittenText(offer.agentName), idNumber: agentId.value },
      licenceTypes: [...offer.licenceTypes],
      actions,
      givenOn: on,
      acceptBy: addDays(on, MANDATE_PARAMETERS.acceptWithinDays.value),
      validUntil,
    },
  };
}

function checkName(name: string): MandateProblem[] {
  const at = '/agentName';
  const visible = withoutSpaces(name);
  if (visible === '')
    return [
      problem(
        at,
        'required',
        '未填写受托人姓名',
        'the agent’s name is missing',
        '请填写受托人姓名',
        'Write the agent’s name',
      ),
    ];
  const { value: longest } = MANDATE_PARAMETERS.longestName;
  if (name.length > 2 * longest || Array.from(name).length > longest) {
    return [
      problem(
        at,
        'too-long',
        `姓名超过${longest}个字`,
        `the name has more than ${longest} characters`,
        '请按居民身份证填写姓名',
        'Write it as on the identity card',
      ),
    ];
  }
  if (/\p{Cc}/u.test(name) || hasInvisible(visible)) {
    return [
      problem(
        at,
        'invisible',
        '姓名含有看不见的字符',
        'the name has characters that nobody can see',
        '请清空后用键盘重新输入',
        'Clear the field and type it anew',
      ),
    ];
  }
  return [];
}

function checkOther(agentId: string, grantorId: string): MandateProblem[] {
  if (agentId !== grantorId) return [];
  return [
    problem(
      '/agentIdNumber',
      'oneself',
      '不能委托本人',
      'nobody can be their own agent',
      '您本人可直接办理，无需委托',
      'Act yourself: no mandate is needed',
    ),
  ];
}

function checkLicenceTypes(ids: readonly string[]): MandateProblem[] {
  if (ids.length === 0) {
    return [
      problem(
        '/licenceTypes',
        'required',
        '未选择许可类型',
        'no licence type is chosen',
        '请至少选择一种许可类型',
        'Choose at least one',
      ),
    ];
  }
  return ids.flatMap((id, index) => {
    const at = `/licenceTypes/${index}`;
    if (ids.indexOf(id) < index)
      return [
        problem(at, 'duplicate', '许可类型重复', 'a licence type is chosen twice', '请只选一次', 'Choose it once'),
      ];
    if (findLicenceType(id) !== undefined) return [];
    return [
      problem(
        at,
        'choice',
        '没有这种许可类型',
        'there is no such licence type',
        '请从列表中选择',
        'Choose from the list',
      ),
    ];
  });
}

function checkActions(asked: readonly string[], known: readonly MandateAction[]): MandateProblem[] {
  if (asked.length === 0) {
    return [
      problem('/actions', 'required', '未选择委托事项', 'no action is chosen', '请至少选择一项', 'Choose at least one'),
    ];
  }
  return asked.flatMap((action, index) => {
    const at = `/actions/${index}`;
    if (asked.indexOf(action) < index)
      return [problem(at, 'duplicate', '委托事项重复', 'an action is chosen twice', '请只选一次', 'Choose it once')];
    if (known.some((one) => one === action)) return [];
    return [
      problem(at, 'choice', '没有这种委托事项', 'there is no such action', '请从列表中选择', 'Choose from the list'),
    ];
  });
}

function checkTerm(validUntil: LocalDate | undefined, on: LocalDate): MandateProblem[] {
  const at = '/validUntil';
  const last = addYears(on, MANDATE_PARAMETERS.longestYears.value);
  if (validUntil === undefined) {
    return [
      problem(
        at,
        'date',
        '委托期限不是存在的日期',
        'the last day is no existing day',
        '请按YYYY-MM-DD填写最后一日',
        'Write the last day as YYYY-MM-DD',
      ),
    ];
  }
  if (validUntil < on) {
    return [
      problem(
        at,
        'past',
        '委托期限已经过去',
        'the last day has passed',
        '请填写今天或以后的日期',
        'Give today or a later day',
      ),
    ];
  }
  if (validUntil > last) {
    return [
      problem(
        at,
        'too-long',
        `委托期限超过${MANDATE_PARAMETERS.longestYears.value}年`,
        `the term is longer than ${MANDATE_PARAMETERS.longestYears.value} years`,
        `请填写不晚于${last}的日期`,
        `Give ${last} or an earlier day`,
      ),
    ];
  }
  return [];
}

const NOT_AGREED = problem(
  '/agreed',
  'required',
  '尚未同意委托书内容',
  'the statement has not been agreed to',
  '请阅读委托书并确认同意',
  'Read the statement and agree to it',
);

function problem(
  pointer: string,
  code: string,
  zh: string,
  en: string,
  todoZh: string,
  todoEn: string,
): MandateProblem {
  const sentence = en.charAt(0).toUpperCase() + en.slice(1);
  return { pointer, code, zh: `${zh}。`, en: `${sentence}.`, todo: { zh: `${todoZh}。`, en: `${todoEn}.` } };
}
