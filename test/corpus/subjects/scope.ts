import type { Random } from '../random';

const freeNote = '（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）';
const permitNote =
  '（依法须经批准的项目，经相关部门批准后方可开展经营活动，具体经营项目以相关部门批准文件或许可证件为准）';

const free =
  '日用百货销售 食用农产品零售 新鲜水果零售 新鲜蔬菜零售 鲜肉零售 水产品零售 鲜蛋零售 日用品销售 办公用品销售 厨具卫具及日用杂品零售 互联网销售（除销售需要许可的商品） 初级农产品收购 农副产品销售 餐饮管理 食品销售（仅销售预包装食品） 保健食品（预包装）销售 外卖递送服务 食用农产品批发 企业管理 会议及展览服务 国内贸易代理'.split(
    ' ',
  );
const permit =
  '食品销售 餐饮服务 小餐饮 酒类经营 食品互联网销售 烟草制品零售 食品小作坊经营 城市配送运输服务（不含危险货物）'.split(
    ' ',
  );

function some(random: Random, list: readonly string[], from: number, to: number): string[] {
  const wanted = random.whole(from, to);
  const taken = new Set<string>();
  while (taken.size < wanted) taken.add(random.pick(list));
  return [...taken];
}

/** Business scope as registries print it: two headings in either order, each closed by its note. */
export function scopeText(random: Random): string {
  const freePart = `一般项目：${some(random, free, 2, random.chance(0.2) ? 14 : 6).join('；')}。${freeNote}`;
  const permitPart = `许可项目：${some(random, permit, 1, 2).join('；')}。${permitNote}`;
  const form = random.next();
  if (form < 0.15) return freePart;
  if (form < 0.25) return permitPart;
  return form < 0.7 ? `${freePart}${permitPart}` : `${permitPart}${freePart}`;
}

/** Scope as licences before 2019 printed it: no headings, one note at the end. */
export function oldScopeText(random: Random): string {
  const old =
    '零售：预包装食品、散装食品、日用百货、卷烟 餐饮服务 批发、零售：食用农产品、水产品 销售：农副产品 食品经营 中餐制售'.split(
      ' ',
    );
  return `${some(random, old, 1, 3).join('；')}。（依法须经批准的项目，经相关部门批准后方可开展经营活动）〓`;
}
