import { parseBusinessScope, scopeSupports } from '../../../scope';
import { asDate, asList, asObject, asText, orNull } from '../../readers';
import type { RuleDefinition } from '../../definition';
import { declared, defineRule, registered } from '../../rule';
import { STATUS_BY_LICENCE, TERM_BY_LICENCE } from './new-business';
import { findItem } from '../items';
import { AUTHORITIES } from '../numbering';
import { PARAMETERS } from '../parameters';

const businessStatus = defineRule({
  id: 'BUSINESS_STATUS',
  basis: '食品经营许可和备案管理办法 (申请人应当先取得营业执照等合法主体资格); 市场主体登记管理条例',
  title: { zh: '市场主体处于存续（开业）状态。', en: 'The business is registered and active.' },
  remedy: { zh: '请先向登记机关恢复正常状态。', en: 'Have the registry restore the business to good standing first.' },
  needs: { status: registered('business-registration', 'status', asText) },
  decide: ({ status }) => {
    const fact = `business-registration.status=${status}`;
    if ((PARAMETERS.activeStatuses.value as readonly string[]).includes(status)) return { outcome: 'pass', fact };
    return {
      outcome: 'refer',
      fact,
      zh: `市场主体登记状态为“${status}”。`,
      en: `The registered status of the business is "${status}".`,
    };
  },
  byDocument: STATUS_BY_LICENCE,
});

const businessTerm = defineRule({
  id: 'BUSINESS_TERM',
  basis: '市场主体登记管理条例; 食品经营许可和备案管理办法 (合法主体资格)',
  title: { zh: '营业期限未届满。', en: 'The business term has not ended.' },
  remedy: { zh: '请先办理营业期限变更登记。', en: 'Have the business term extended first.' },
  needs: { termEnd: registered('business-registration', 'termEnd', orNull(asDate)) },
  decide: ({ termEnd }, { applicationDate }) => {
    const fact = `business-registration.termEnd=${termEnd ?? 'none'}`;
    if (termEnd === null || termEnd >= applicationDate) return { outcome: 'pass', fact };
    return { outcome: 'refer', fact, zh: `营业期限已于${termEnd}届满。`, en: `The business term ended on ${termEnd}.` };
  },
  byDocument: TERM_BY_LICENCE,
});

const identityProved = defineRule({
  id: 'IDENTITY_PROVED',
  basis: '行政许可法 art 31; 食品安全法 art 135',
  title: { zh: '申请人身份、主体资格和代理权限已核验。', en: 'Person, business and the authority to act are proved.' },
  remedy: { zh: '由工作人员核验身份和代理权限。', en: 'A clerk checks identity and authority.' },
  needs: {},
  decide: (_values, { verification }) => {
    const fact = `verification.outcome=${verification.outcome}`;
    // A proof that comes with reasons against it is no proof.
    if (verification.outcome === 'proved' && verification.reasons.length === 0) return { outcome: 'pass', fact };
    return {
      outcome: 'refer',
      code: 'VERIFICATION',
      fact,
      zh: '身份、主体或代理权限的核验中有须由工作人员核实的情况。',
      en: 'Verification of person, business and authority found something that a person has to look at.',
    };
  },
});

const asBars = asList(asObject({ ground: asText, from: asDate, until: orNull(asDate), reference: orNull(asText) }));

const notBarred = defineRule({
  id: 'NOT_BARRED',
  basis: '食品安全法 art 135; 行政许可法 arts 78, 79',
  title: {
    zh: '申请人和食品安全管理人员不在从业禁止期内。',
    en: 'Neither applicant nor food-safety person is barred.',
  },
  remedy: {
    zh: '由工作人员核实禁止记录；可更换食品安全管理人员。',
    en: 'A clerk checks the bar; another food-safety person may be named.',
  },
  field: 'foodSafetyPersonId',
  needs: { bars: registered('food-safety-bars', 'bars', asBars) },
  decide: ({ bars }, { applicationDate }) => {
    const live = bars.filter(
      ({ from, until }) => from <= applicationDate && (until === null || until >= applicationDate),
    );
    const [first] = live;
    if (first === undefined)
      return { outcome: 'pass', fact: `food-safety-bars: ${bars.length} on record, none in force` };
    return {
      outcome: 'refer',
      fact: `food-safety-bars: ${live.map(({ ground }) => ground).join(',')}`,
      zh: `存在生效的从业禁止记录，${first.until === null ? '没有期限' : `至${first.until}`}。`,
      en: `A bar is in force, ${first.until === null ? 'for life' : `until ${first.until}`}.`,
    };
  },
});

const region = defineRule({
  id: 'REGION',
  basis: '食品经营许可和备案管理办法 (县级以上地方市场监督管理部门管辖); 行政许可法 art 32(2)',
  title: { zh: '经营场所在本机关管辖区域内。', en: 'The premises lie within our region.' },
  remedy: {
    zh: '请向经营场所所在地的市场监督管理部门申请。',
    en: 'Apply to the authority of the place where the premises are.',
  },
  field: 'premisesAddressCode',
  needs: { division: registered('standard-addresses', 'divisionCode', asText) },
  decide: ({ division }) => {
    const fact = `standard-addresses.divisionCode=${division}`;
    if (AUTHORITIES.some(({ divisionCode }) => divisionCode === division)) return { outcome: 'pass', fact };
    return {
      outcome: 'refer',
      fact,
      zh: `经营场所所在区划${division}不属于本机关管辖。`,
      en: `The premises are in division ${division}, which is not ours.`,
    };
  },
});

const scopeCovers = defineRule({
  id: 'SCOPE_SUPPORTS_ITEMS',
  basis: '市场主体登记管理条例 art 14',
  title: { zh: '经营范围支持所申请的经营项目。', en: 'The business scope supports the items.' },
  remedy: {
    zh: '请先变更经营范围，增加相应的许可项目；这不是不予许可的理由。',
    en: 'Have the scope extended; this is no ground for refusal.',
  },
  field: 'items',
  needs: { items: declared('items', asList(asText)), scopeText: registered('business-registration', 'scope', asText) },
  decide: ({ items, scopeText }) => {
    const scope = parseBusinessScope(scopeText);
    const answers = items.map((code) => {
      const item = findItem(code);
      return {
        label: item?.label ?? { zh: code, en: code },
        answer: item === undefined ? undefined : scopeSupports(scope, item.scope),
      };
    });
    const unsupported = answers.filter(({ answer }) => answer?.kind !== 'supported');
    if (unsupported.length === 0 && answers.length > 0) {
      return {
        outcome: 'pass',
        fact: answers.map(({ answer }) => (answer?.kind === 'supported' ? answer.phrase : '')).join('; '),
      };
    }
    const isFiling = unsupported.some(({ answer }) => answer?.kind === 'filing-only');
    return {
      outcome: 'refer',
      fact: `business-registration.scope: ${isFiling ? 'pre-packaged only' : 'no phrase'} for ${unsupported.length} of ${answers.length} items`,
      zh: `经营范围${isFiling ? '仅限预包装食品' : '没有相应表述'}，不支持：${unsupported.map(({ label }) => label.zh).join('、')}。`,
      en: `The scope ${isFiling ? 'covers pre-packaged food only' : 'has no such phrase'}: ${unsupported.map(({ label }) => label.en).join(', ')}.`,
    };
  },
});

export const BUSINESS_RULES: readonly RuleDefinition[] = [
  businessStatus,
  businessTerm,
  identityProved,
  notBarred,
  region,
  scopeCovers,
];
