import type { ChoiceDefinition } from '../definition';

/** 主体业态: one choice, by the main item. `digit` is the first digit of the licence number. */
export const BUSINESS_FORMS: readonly (ChoiceDefinition & { digit: string })[] = [
  {
    code: 'food-sales',
    digit: '1',
    label: { zh: '食品销售经营者', en: 'Food seller' },
    source: '食品经营许可和备案管理办法 (主体业态)',
  },
  {
    code: 'catering',
    digit: '2',
    label: { zh: '餐饮服务经营者', en: 'Caterer' },
    source: '食品经营许可和备案管理办法 (主体业态)',
  },
  {
    code: 'canteen',
    digit: '3',
    label: { zh: '集中用餐单位食堂', en: 'Canteen' },
    source: '食品经营许可和备案管理办法 (主体业态)',
  },
];

/** Ways of trading that must be declared; all optional. */
export const SALES_MODES: readonly ChoiceDefinition[] = [
  { code: 'online', label: { zh: '网络经营', en: 'Online' }, source: '食品经营许可和备案管理办法 (网络经营应报告)' },
  {
    code: 'external-warehouse',
    label: { zh: '外设仓库', en: 'External warehouse' },
    source: '食品经营许可和备案管理办法 (外设仓库应报告)',
  },
  {
    code: 'wholesale',
    label: { zh: '批发销售', en: 'Wholesale' },
    source: '食品经营许可和备案管理办法 (主体业态标注)',
  },
  {
    code: 'vending',
    label: { zh: '利用自动设备', en: 'Vending machines' },
    source: '食品经营许可和备案管理办法 (自动设备放置地点)',
  },
];
