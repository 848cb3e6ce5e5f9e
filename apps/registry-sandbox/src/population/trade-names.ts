import type { District } from './places';
import type { Random } from './random';
import type { BusinessKind } from './records/business.records';
import type { ScopeLine } from './scopes';

const first = Array.from('邑侨鑫顺福恒润万家乐佳益兴盛和丰源泰新嘉宏聚金百信优美汇陈皮葵乡江城圭峰碉楼');
const second = Array.from('客来隆源香鲜味园记品旺利达康惠民安辉通德富华友邻悦享满堂食尚坊诚');

const shopWords = [
  '食品商行',
  '便利店',
  '副食店',
  '杂货店',
  '粮油店',
  '百货商行',
  '超市',
  '土特产店',
  '食品店',
  '生鲜店',
];
const restaurantWords = [
  '餐饮店',
  '饭店',
  '茶餐厅',
  '小吃店',
  '面馆',
  '烧腊店',
  '奶茶店',
  '早餐店',
  '大排档',
  '煲仔饭店',
];
const companyWords = {
  shop: ['食品', '商贸', '贸易', '农产品', '超市', '供应链'],
  restaurant: ['餐饮服务', '餐饮管理', '酒楼'],
};

/** A trade name in the form its kind of business bears: division, brand, trade, form of organisation. */
export function tradeName(
  random: Random,
  kind: BusinessKind,
  district: District,
  line: ScopeLine,
  brand?: string,
): string {
  const mark = brand ?? `${random.pick(first)}${random.pick(second)}${random.chance(0.55) ? random.pick(second) : ''}`;
  const restaurant = line === 'restaurant';
  const place = district.name.endsWith('区') ? `江门市${district.name}` : district.name;
  const companyWord = random.pick(restaurant ? companyWords.restaurant : companyWords.shop);
  const shopWord = random.pick(restaurant ? restaurantWords : shopWords);
  switch (kind) {
    case '个体工商户':
      return `${place}${mark}${shopWord}${random.chance(0.4) ? '（个体工商户）' : ''}`;
    case '有限责任公司':
      return `${random.chance(0.5) ? '江门市' : place}${mark}${companyWord}有限公司`;
    case '有限责任公司分公司':
      return `江门市${mark}${companyWord}有限公司${district.name.slice(0, 2)}分公司`;
    case '个人独资企业':
      return `${place}${mark}${shopWord}`;
    case '农民专业合作社':
      return `${place}${mark}种养专业合作社`;
  }
}
