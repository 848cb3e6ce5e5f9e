import { addDays, addYears, ageOn, completeResidentId, getLocalDate, type LocalDate } from '@licensing/domain';
import type { Random } from '../random';
import { districts, origins } from './places';

/** The day on which the whole corpus is thought to be made. */
export const TODAY = getLocalDate('2026-11-24');

export interface Person {
  readonly name: string;
  readonly sex: '男' | '女';
  readonly ethnicity: string;
  readonly bornOn: LocalDate;
  readonly address: string;
  readonly idNumber: string;
  readonly police: string;
}

const surnames = Array.from('陈李黄梁林谭吴张伍余冯何周邓区叶许甄关方谢胡容赵刘王麦钟吕苏莫聂施劳岑汤朱罗曾郑').concat(
  '司徒',
  '欧阳',
);
const male = Array.from('伟强健明辉华杰锋军超荣文志家俊国永耀锦炳振浩宇铭海龙德昌桂培广润钊沛坚雄彬亮一');
const female = Array.from('芳丽敏静燕玲珍娟霞慧美惠少秀婉嘉雅颖淑莹佩琼凤翠洁怡欣晴妍珊倩彩薇莲容娴瑶云');
const ethnicities: readonly (readonly [string, number])[] = [
  ['汉', 85],
  ['壮', 6],
  ['瑶', 2],
  ['土家', 2],
  ['苗', 2],
  ['侗', 1],
  ['维吾尔', 1],
];
const minorityNames = ['阿依努尔·买买提', '古丽巴哈尔·艾山', '艾力·吐尔逊', '木合塔尔·阿不都热依木'];

/** An invented adult, with a number whose check digit, birth date and sex agree with the rest. */
export function person(random: Random): Person {
  const sex = random.chance(0.55) ? '男' : '女';
  const ethnicity = random.pickWeighted(ethnicities);
  const given = sex === '男' ? male : female;
  const second = random.chance(0.8) ? random.pick(given) : '';
  const name =
    ethnicity === '维吾尔' ? random.pick(minorityNames) : `${random.pick(surnames)}${random.pick(given)}${second}`;
  const bornOn = addDays(getLocalDate('1958-02-10'), random.whole(0, 18_200));
  const home = homeOf(random);
  const sequence = String(random.whole(0, 497) * 2 + (sex === '男' ? 1 : 2)).padStart(3, '0');
  const idNumber = completeResidentId(`${home.code}${bornOn.replaceAll('-', '')}${sequence}`);
  return { name, sex, ethnicity, bornOn, address: home.address, idNumber, police: home.police };
}

/** When a card was issued and how long it holds; people of 46 and more have theirs for life. */
export function cardTerm(random: Random, { bornOn }: Person): { from: LocalDate; to: LocalDate | '长期' } {
  const from = addDays(TODAY, -random.whole(30, 2_900));
  const age = ageOn(bornOn, from);
  if (age >= 46) return { from, to: '长期' };
  return { from, to: addYears(from, age >= 26 ? 20 : age >= 16 ? 10 : 5) };
}

function homeOf(random: Random): { code: string; address: string; police: string } {
  const tail = (): string =>
    random.pick([
      `${random.whole(1, 400)}号`,
      `${random.whole(1, 90)}号${random.whole(1, 30)}幢${random.whole(1, 20)}0${random.whole(1, 9)}室`,
      `${random.whole(1, 260)}号之${random.pick(['一', '二', '三'])}`,
      `${random.whole(1, 160)}号${random.whole(101, 1_604)}房`,
    ]);
  if (random.chance(0.3)) {
    const { code, place, police, streets } = random.pick(origins);
    return { code, police, address: `${place}${random.pick(streets)}${tail()}` };
  }
  const { code, name, towns, roads } = random.pick(districts);
  const isCity = name.endsWith('市');
  const place = isCity ? `广东省${name}` : `广东省江门市${name}`;
  const street = random.chance(0.6)
    ? random.pick(roads)
    : `${random.pick(towns.slice(1))}${random.pick(['康乐村', '大岗里', '南兴里', '仁和村', '旧圩街'])}`;
  return {
    code,
    police: isCity ? `${name}公安局` : `江门市公安局${name.slice(0, 2)}分局`,
    address: `${place}${street}${tail()}`,
  };
}
