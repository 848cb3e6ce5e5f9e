import type { Random } from './random';

export type Sex = '男' | '女';

/** Surnames with rough weights for the Wuyi area around Jiangmen. */
const surnames: readonly (readonly [string, number])[] = [
  ['陈', 12],
  ['李', 9],
  ['黄', 8],
  ['梁', 7],
  ['林', 5],
  ['谭', 5],
  ['吴', 5],
  ['张', 5],
  ['伍', 4],
  ['余', 4],
  ['冯', 4],
  ['何', 4],
  ['周', 3],
  ['邓', 3],
  ['区', 3],
  ['叶', 3],
  ['许', 3],
  ['甄', 3],
  ['关', 3],
  ['方', 2],
  ['司徒', 2],
  ['谢', 2],
  ['胡', 2],
  ['容', 2],
  ['赵', 2],
  ['刘', 3],
  ['王', 3],
  ['麦', 2],
  ['钟', 2],
  ['吕', 2],
  ['苏', 2],
  ['莫', 2],
  ['聂', 1],
  ['施', 1],
  ['劳', 1],
  ['岑', 1],
  ['汤', 1],
  ['朱', 1],
  ['罗', 2],
  ['曾', 2],
];

const male = Array.from('伟强健明辉华杰锋军超荣文志家俊国永耀锦炳振浩宇铭海龙德昌桂培广润钊沛坚雄彬亮');
const female = Array.from('芳丽敏静燕玲珍娟霞慧美惠少秀婉嘉雅颖淑莹佩琼凤翠洁怡欣晴妍珊倩彩薇莲容娴瑶');

/** A plausible, invented name. */
export function personName(random: Random, sex: Sex): string {
  const given = sex === '男' ? male : female;
  const first = random.pick(given);
  const second = random.chance(0.82) ? random.pick(given.filter((character) => character !== first)) : '';
  return `${random.pickWeighted(surnames)}${first}${second}`;
}
