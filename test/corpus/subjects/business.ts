import { addDays, completeCreditCode, type LocalDate } from '@licensing/domain';
import type { Random } from '../random';
import { person, type Person, TODAY } from './people';
import { type District, districts, shortPlace } from './places';

export const businessKinds = ['个体工商户', '有限责任公司', '分公司', '个人独资企业'] as const;
export type BusinessKind = (typeof businessKinds)[number];

export interface Business {
  readonly creditCode: string;
  readonly name: string;
  readonly kind: BusinessKind;
  /** As the licence words it, e.g. `有限责任公司(自然人独资)`. */
  readonly kindText: string;
  readonly representative: Person;
  readonly district: District;
  readonly address: string;
  readonly establishedOn: LocalDate;
  readonly registrar: string;
}

const CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const brand1 = Array.from('邑侨鑫顺福恒润万家乐佳益兴盛和丰源泰新嘉宏聚金百信优美汇陈葵乡江城圭峰碉楼');
const brand2 = Array.from('客来隆源香鲜味园记品旺利达康惠民安辉通德富华友邻悦享满堂食尚坊诚');
const shops =
  '食品商行 便利店 副食店 杂货店 粮油店 百货商行 超市 土特产店 生鲜店 餐饮店 饭店 茶餐厅 小吃店 面馆 烧腊店 奶茶店 早餐店 大排档 煲仔饭店 包点店'.split(
    ' ',
  );
const trades = '食品 商贸 贸易 农产品 超市 供应链管理 餐饮服务 餐饮管理 酒楼 连锁超市 冷链物流'.split(' ');
const mentions = ['', '', '', '', '（一照多址）', '（自编01号）', '（首层）', '（申报制）', '（住改商）'];

export const brandName = (random: Random): string =>
  `${random.pick(brand1)}${random.pick(brand2)}${random.chance(0.55) ? random.pick(brand2) : ''}`;

export function creditCode(random: Random, kind: BusinessKind, divisionCode: string): string {
  const first = `${kind === '个体工商户' ? '92' : '91'}${divisionCode}`;
  const isNew = random.chance(0.85);
  const body = Array.from({ length: isNew ? 6 : 8 }, () =>
    random.pick(Array.from(isNew ? CODE_ALPHABET : '0123456789')),
  );
  return completeCreditCode(first, `${isNew ? 'MA' : ''}${body.join('')}`);
}

/** A standard or everyday address of premises. */
export function premisesAddress(random: Random, { name, towns, roads }: District): string {
  const head = random.pickWeighted([
    [`广东省江门市${name}`, 4],
    [name.endsWith('区') ? `江门市${name}` : name, 5],
  ]);
  const town = random.chance(0.45) ? random.pick(towns) : '';
  const tail = random.pick([
    `${random.whole(1, 398)}号`,
    `${random.whole(1, 398)}号${random.whole(1, 12)}${String(random.whole(1, 18)).padStart(2, '0')}铺`,
    `${random.whole(1, 398)}号${random.whole(1, 16)}幢${random.whole(101, 128)}`,
    `${random.whole(1, 398)}号${random.whole(1, 16)}幢首层${random.whole(1, 30)}卡`,
    `${random.whole(1, 398)}号之${random.pick(['一', '二', '三'])}`,
    `${random.whole(1, 398)}号万达广场室内步行街${random.whole(1, 3)}F层${random.whole(1, 3)}0${random.whole(1, 9)}${random.pick(['A', 'B', 'C'])}号商铺`,
    `${random.whole(1, 98)}号${random.pick(['新城市场', '中心市场', '东湖综合市场'])}内${random.whole(1, 60)}、${random.whole(61, 99)}号档`,
  ]);
  return `${head}${town}${random.pick(roads)}${tail}${random.pick(mentions)}`;
}

export function business(random: Random): Business {
  const kind = random.pickWeighted([
    ['个体工商户', 5],
    ['有限责任公司', 4],
    ['分公司', 1],
    ['个人独资企业', 1],
  ] as const);
  const district = random.pick(districts);
  const place = shortPlace(district);
  const brand = brandName(random);
  return {
    creditCode: creditCode(random, kind, district.code),
    name: nameOf(random, kind, place, brand, district),
    kind,
    kindText: kindTextOf(random, kind),
    representative: person(random),
    district,
    address: premisesAddress(random, district),
    establishedOn: addDays(TODAY, -random.whole(1, 4_300)),
    registrar: `${place}市场监督管理局`,
  };
}

function nameOf(random: Random, kind: BusinessKind, place: string, brand: string, { name }: District): string {
  const wide = random.chance(0.5) ? '江门市' : place;
  switch (kind) {
    case '个体工商户':
      return `${place}${brand}${random.pick(shops)}${random.chance(0.4) ? '（个体工商户）' : ''}`;
    case '有限责任公司':
      if (random.chance(0.15)) return `${brand}（江门）${random.pick(trades)}有限公司`;
      return `${wide}${brand}${random.pick(trades)}有限公司`;
    case '分公司':
      return `江门市${brand}${random.pick(trades)}有限公司${name.slice(0, 2)}${random.pick(['', '第一', '万达'])}分公司`;
    case '个人独资企业':
      return `${place}${brand}${random.pick(shops)}`;
  }
}

function kindTextOf(random: Random, kind: BusinessKind): string {
  switch (kind) {
    case '有限责任公司':
      return `有限责任公司（${random.pick(['自然人独资', '自然人投资或控股', '法人独资'])}）`;
    case '分公司':
      return random.pick(['有限责任公司分公司', '有限责任公司分公司（自然人独资）']);
    default:
      return kind;
  }
}

const han = '零壹贰叁肆伍陆柒捌玖';

/** Capital as licences print it, e.g. `人民币伍拾万元整` or `人民币50万元`. */
export function capitalText(random: Random): string {
  const tens = random.whole(1, 9);
  const unit = random.pick(['拾', '佰'] as const);
  const amount = tens * (unit === '拾' ? 10 : 100);
  return random.pick([
    `人民币${han.charAt(tens)}${unit}万元`,
    `${amount}万元人民币`,
    `人民币${han.charAt(tens)}${unit}万元整`,
  ]);
}
