import { getLocalDate, type LocalDate } from '../../dates';
import type { Bilingual } from '../../decision';
import type { ScopeSupport } from '../../scope';

/** What an item leads to when it is applied for. */
export type ItemRoute =
  /** Can be decided on the spot. */
  | 'on-the-spot'
  /** Always needs people on site. */
  | 'on-site'
  /** Alone: a filing, no licence. With a licensed item: covered by the licence. */
  | 'filing'
  /** Neither licence nor filing. */
  | 'none';

export interface ItemDefinition {
  code: string;
  label: Bilingual;
  /** Code of the business form it belongs to. */
  businessForms: readonly string[];
  route: ItemRoute;
  scope: ScopeSupport;
  validFrom?: LocalDate;
  validTo?: LocalDate;
  source: string;
}

const ORDER_78 = '食品经营许可和备案管理办法';
const IN_FORCE = getLocalDate('2023-12-01');
const OLD_ITEMS_END = getLocalDate('2023-11-30');

/** Catalogue phrases of 经营范围 (市场主体登记管理条例 art 14). The mapping is to be confirmed by the authority. */
const FILING_PHRASES = [
  '食品销售（仅销售预包装食品）',
  '食品互联网销售（仅销售预包装食品）',
  '保健食品（预包装）销售',
  '特殊医学用途配方食品销售',
  '婴幼儿配方乳粉及其他婴幼儿配方食品销售',
];
const SALES: ScopeSupport = { licensed: ['食品销售', '食品互联网销售'], filingOnly: FILING_PHRASES };
const CATERING: ScopeSupport = { licensed: ['餐饮服务'], filingOnly: [] };
const MANAGEMENT: ScopeSupport = { licensed: ['餐饮管理', '企业管理', '餐饮服务', '食品销售'], filingOnly: [] };

const sales = (code: string, zh: string, en: string, route: ItemRoute, source: string): ItemDefinition => ({
  code,
  label: { zh, en },
  businessForms: ['food-sales'],
  route,
  scope: route === 'filing' ? { licensed: SALES.licensed, filingOnly: [] } : SALES,
  validFrom: IN_FORCE,
  source,
});
const catering = (code: string, zh: string, en: string): ItemDefinition => ({
  code,
  label: { zh, en },
  businessForms: ['catering', 'canteen'],
  route: 'on-site',
  scope: CATERING,
  validFrom: IN_FORCE,
  source: `${ORDER_78} (经营项目); 食品安全法 art 35 (现场核查)`,
});
const management = (code: string, zh: string, en: string): ItemDefinition => ({
  ...catering(code, zh, en),
  businessForms: ['food-sales', 'catering'],
  scope: MANAGEMENT,
});

/**
 * 经营项目 of Order 78, with codes of our own: no national code list was found. Old labels stay, with the day on which
 * they ended, because certificates that bear them are still valid.
 */
export const ITEMS: readonly ItemDefinition[] = [
  sales('bulk-food', '散装食品销售', 'Bulk food sales', 'on-the-spot', `${ORDER_78} (经营项目)`),
  sales(
    'bulk-and-prepackaged-food',
    '散装食品和预包装食品销售',
    'Bulk and pre-packaged food sales',
    'on-the-spot',
    `${ORDER_78} (经营项目)`,
  ),
  sales(
    'bulk-cooked-food',
    '散装食品销售（含散装熟食）',
    'Bulk food sales, cooked food included',
    'on-site',
    `${ORDER_78} (散装熟食须标注)`,
  ),
  sales(
    'bulk-cooked-and-prepackaged-food',
    '散装食品和预包装食品销售（含散装熟食）',
    'Bulk and pre-packaged food sales, cooked bulk food included',
    'on-site',
    `${ORDER_78} (散装熟食须标注)`,
  ),
  {
    ...sales('prepackaged-food', '预包装食品销售', 'Pre-packaged food sales', 'filing', `${ORDER_78} arts 2, 4, 5`),
    scope: { licensed: [...SALES.licensed, ...FILING_PHRASES], filingOnly: [] },
  },
  {
    ...sales(
      'agricultural-products',
      '食用农产品销售',
      'Edible agricultural products',
      'none',
      `${ORDER_78} art 4; 食品安全法 art 35`,
    ),
    scope: { licensed: ['食用农产品零售', '食用农产品批发', '初级农产品收购', ...SALES.licensed], filingOnly: [] },
  },
  catering('hot-food', '热食类食品制售', 'Hot food made and sold'),
  catering('cold-food', '冷食类食品制售', 'Cold food made and sold'),
  catering('cold-cakes', '冷食类食品制售（冷加工糕点制售）', 'Cold-processed cakes made and sold'),
  catering('cold-meat', '冷食类食品制售（冷荤类食品制售）', 'Cold meat dishes made and sold'),
  catering('raw-food', '生食类食品制售', 'Raw food made and sold'),
  catering('semi-finished', '半成品制售', 'Semi-finished food made and sold'),
  catering('drinks', '自制饮品制售', 'Drinks made and sold'),
  management('sales-chain-management', '食品销售连锁管理', 'Management of food sales chains'),
  management('catering-chain-management', '餐饮服务连锁管理', 'Management of catering chains'),
  management('catering-management', '餐饮服务管理', 'Management of catering'),
  {
    ...catering('cakes-before-2023', '糕点类食品制售', 'Cakes made and sold (until 2023)'),
    validFrom: getLocalDate('2015-10-01'),
    validTo: OLD_ITEMS_END,
    source: '食品经营许可管理办法 (Order 17) art 10',
  },
];

export function findItem(code: string): ItemDefinition | undefined {
  return ITEMS.find((item) => item.code === code);
}
