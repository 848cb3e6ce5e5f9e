import type { LocalDate } from '../../../dates';
import { asList, asText, orNull } from '../../readers';
import type { RuleDefinition } from '../../definition';
import { declared, defineRule } from '../../rule';
import { findItem, type ItemDefinition } from '../items';
import { PARAMETERS } from '../parameters';

const NEED_ITEMS = { codes: declared('items', asList(asText)) };
const ORDER_78 = '食品经营许可和备案管理办法';

function findItems(codes: readonly string[]): ItemDefinition[] {
  return codes.map(findItem).filter((item) => item !== undefined);
}

function isInForce(item: ItemDefinition, date: LocalDate): boolean {
  return (
    (item.validFrom === undefined || item.validFrom <= date) && (item.validTo === undefined || item.validTo >= date)
  );
}

const labels = (items: readonly ItemDefinition[]): { zh: string; en: string } => ({
  zh: items.map(({ label }) => label.zh).join('、'),
  en: items.map(({ label }) => label.en).join(', '),
});

const itemsInForce = defineRule({
  id: 'ITEMS_IN_FORCE',
  basis: `${ORDER_78} (经营项目)`,
  title: { zh: '所申请的经营项目均为现行项目。', en: 'Every item may be applied for on this day.' },
  remedy: { zh: '请从现行经营项目中选择。', en: 'Choose among the items in force.' },
  field: 'items',
  needs: NEED_ITEMS,
  decide: ({ codes }, { applicationDate }) => {
    const items = findItems(codes);
    const ended = items.filter((item) => !isInForce(item, applicationDate));
    const fact = `declared.items: ${items.map(({ code }) => code).join(',')}`;
    if (items.length > 0 && items.length === codes.length && ended.length === 0) return { outcome: 'pass', fact };
    const words = labels(ended);
    return {
      outcome: 'refer',
      fact,
      zh:
        ended.length > 0 ? `在申请之日不适用的经营项目：${words.zh}。` : '没有选择经营项目，或者含有不认识的经营项目。',
      en:
        ended.length > 0
          ? `Not in force on the day of application: ${words.en}.`
          : 'No item is chosen, or one is not known.',
    };
  },
});

const licenceRequired = defineRule({
  id: 'LICENCE_REQUIRED',
  basis: `${ORDER_78} arts 2, 4, 5; 食品安全法 art 35`,
  title: { zh: '所申请的经营项目需要取得许可。', en: 'The items need a licence.' },
  remedy: {
    zh: '请删除不需要许可的项目，或者按提示办理备案。',
    en: 'Leave out what needs no licence, or file as told.',
  },
  field: 'items',
  needs: NEED_ITEMS,
  decide: ({ codes }) => {
    const items = findItems(codes);
    const fact = `declared.items: ${items.map(({ code, route }) => `${code}=${route}`).join(',')}`;
    if (items.length > 0 && items.every(({ route }) => route === 'none')) {
      return {
        outcome: 'refer',
        code: 'NO_LICENCE_REQUIRED',
        fact,
        zh: '销售食用农产品，不需要取得食品经营许可。',
        en: 'Selling edible agricultural products needs no licence.',
        remedy: { zh: '无需申请，可以直接经营。', en: 'Nothing to apply for: you may trade.' },
      };
    }
    if (items.some(({ route }) => route === 'none')) {
      return {
        outcome: 'refer',
        code: 'ITEM_NEEDS_NO_LICENCE',
        fact,
        zh: '食用农产品销售不属于许可项目。',
        en: 'Agricultural products are no licensed item.',
      };
    }
    if (!items.some(({ route }) => route === 'on-the-spot' || route === 'on-site')) {
      return {
        outcome: 'refer',
        code: 'FILING_NOT_LICENCE',
        fact,
        zh: '仅销售预包装食品的，应当备案，不需要取得食品经营许可。',
        en: 'Selling only pre-packaged food takes a filing, not a licence.',
        remedy: { zh: '请办理仅销售预包装食品备案。', en: 'File as a seller of pre-packaged food only.' },
      };
    }
    return { outcome: 'pass', fact };
  },
});

const formFits = defineRule({
  id: 'BUSINESS_FORM_FITS',
  basis: `${ORDER_78} (主体业态)`,
  title: { zh: '主体业态与经营项目相符。', en: 'The business form fits the items.' },
  remedy: { zh: '请按主要经营项目选择主体业态。', en: 'Choose the form of the main item.' },
  field: 'businessForm',
  needs: { ...NEED_ITEMS, form: declared('businessForm', asText) },
  decide: ({ codes, form }) => {
    const items = findItems(codes);
    const fact = `declared.businessForm=${form}`;
    // The main item decides: one that fits is enough, the others are looked at by ON_SITE_CHECK.
    if (items.some(({ businessForms }) => businessForms.includes(form))) return { outcome: 'pass', fact };
    return {
      outcome: 'refer',
      fact,
      zh: '主体业态与所选经营项目不符。',
      en: 'The business form does not fit any item.',
    };
  },
});

const onSiteCheck = defineRule({
  id: 'ON_SITE_CHECK',
  basis: `食品安全法 art 35; ${ORDER_78} (现场核查)`,
  title: { zh: '所申请的项目不需要现场核查。', en: 'No item needs an on-site check.' },
  remedy: {
    zh: '市场监督管理部门将安排现场核查，请等候通知。',
    en: 'An on-site check will be arranged: wait for notice.',
  },
  field: 'items',
  needs: { ...NEED_ITEMS, form: declared('businessForm', asText) },
  decide: ({ codes, form }) => {
    const items = findItems(codes);
    const onSite = items.filter(({ route }) => route === 'on-site');
    const fact = `declared.items: ${items.map(({ code, route }) => `${code}=${route}`).join(',')}; form=${form}`;
    if (onSite.length === 0 && items.length === codes.length && form === 'food-sales') return { outcome: 'pass', fact };
    const words = onSite.length > 0 ? labels(onSite) : { zh: '餐饮服务、单位食堂', en: 'catering or a canteen' };
    return {
      outcome: 'refer',
      fact,
      zh: `需要现场核查：${words.zh}。`,
      en: `An on-site check is required: ${words.en}.`,
    };
  },
});

const salesModes = defineRule({
  id: 'SALES_MODES',
  basis: `${ORDER_78} (自动设备)`,
  title: { zh: '经营方式不需要另行提交材料。', en: 'The ways of trading need no further material.' },
  remedy: {
    zh: '请提交每台自动设备的放置地点、公示方式和风险防控方案。',
    en: 'Give the place of each machine, how the licence is shown, and the risk plan.',
  },
  field: 'salesModes',
  needs: { modes: declared('salesModes', orNull(asList(asText))) },
  decide: ({ modes }) => {
    const listed = modes ?? [];
    const fact = `declared.salesModes: ${listed.join(',') || 'none'}`;
    if (!listed.some((mode) => (PARAMETERS.modesForPeople.value as readonly string[]).includes(mode)))
      return { outcome: 'pass', fact };
    return {
      outcome: 'refer',
      fact,
      zh: '利用自动设备经营需要另行审查。',
      en: 'Vending machines are examined separately.',
    };
  },
});

export const ITEM_RULES: readonly RuleDefinition[] = [itemsInForce, licenceRequired, formFits, onSiteCheck, salesModes];
