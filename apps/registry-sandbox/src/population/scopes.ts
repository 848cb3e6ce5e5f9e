import type { Random } from './random';

/** What a business is registered to do, as far as food licensing cares. */
export type ScopeLine = 'food-sales' | 'restaurant' | 'pre-packaged-only' | 'no-food';

const freeNote = '（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）';
const permitNote =
  '（依法须经批准的项目，经相关部门批准后方可开展经营活动，具体经营项目以相关部门批准文件或许可证件为准）';

const sideItems = [
  '日用百货销售',
  '食用农产品零售',
  '新鲜水果零售',
  '新鲜蔬菜零售',
  '鲜肉零售',
  '水产品零售',
  '鲜蛋零售',
  '日用品销售',
  '办公用品销售',
  '厨具卫具及日用杂品零售',
  '互联网销售（除销售需要许可的商品）',
  '初级农产品收购',
  '农副产品销售',
];

const lines: Record<ScopeLine, { free: readonly string[]; permit: readonly string[]; permitExtra: readonly string[] }> =
  {
    'food-sales': { free: [], permit: ['食品销售'], permitExtra: ['烟草制品零售', '食品互联网销售', '酒类经营'] },
    restaurant: { free: ['餐饮管理'], permit: ['餐饮服务'], permitExtra: ['烟草制品零售', '小餐饮'] },
    'pre-packaged-only': { free: ['食品销售（仅销售预包装食品）'], permit: [], permitExtra: ['烟草制品零售'] },
    'no-food': { free: ['企业管理'], permit: [], permitExtra: ['烟草制品零售'] },
  };

/** Business scope in the form registries print it: two headings in either order, each closed by its note. */
export function scopeText(random: Random, line: ScopeLine): string {
  const { free, permit, permitExtra } = lines[line];
  const side = new Set(free);
  const wanted = free.length + random.whole(2, 5);
  while (side.size < wanted) side.add(random.pick(sideItems));
  const permits = random.chance(0.35) ? [...permit, random.pick(permitExtra)] : permit;
  const freePart = `一般项目：${[...side].join('；')}。${freeNote}`;
  if (permits.length === 0) return freePart;
  const permitPart = `许可项目：${permits.join('；')}。${permitNote}`;
  return random.chance(0.7) ? `${freePart}${permitPart}` : `${permitPart}${freePart}`;
}
