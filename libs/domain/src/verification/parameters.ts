import type { Bilingual } from '../decision';

/** The numbers of verification, each with its source. */
export const VERIFICATION_PARAMETERS = {
  adultAge: { value: 18, source: '民法典 arts 17, 18' },
  /** From this age on somebody who lives on their own earnings counts as an adult: a person looks at that. */
  ownLivingAge: { value: 16, source: '民法典 art 18' },
} as const;

interface StatusRow {
  /** Whether a business registered so may apply; every other status goes to a person with its own code. */
  standing: 'good' | 'refer';
  code: string;
  text: Bilingual;
  basis: string;
  remedy: Bilingual;
}

const NONE: Bilingual = { zh: '无需操作。', en: 'Nothing to do.' };
const GOOD_BASIS =
  '市场主体登记管理条例 (登记状态); 食品经营许可和备案管理办法 (申请人应当先取得营业执照等合法主体资格)';

/** Every status of the business register, and what it means for an application. One that is not here refers. */
export const BUSINESS_STATUSES: Readonly<Record<string, StatusRow>> = {
  存续: { standing: 'good', code: 'BUSINESS_ACTIVE', text: { zh: '存续', en: 'active' }, basis: GOOD_BASIS, remedy: NONE },
  开业: { standing: 'good', code: 'BUSINESS_OPEN', text: { zh: '开业', en: 'open' }, basis: GOOD_BASIS, remedy: NONE },
  注销: {
    standing: 'refer', code: 'BUSINESS_DEREGISTERED', text: { zh: '注销', en: 'deregistered' },
    basis: '市场主体登记管理条例 art 31; 民法典 art 59',
    remedy: { zh: '该经营主体已注销；请先办理新的营业执照，再以新主体申请。', en: 'The business no longer exists: register a new one and apply in its name.' },
  },
  吊销: {
    standing: 'refer', code: 'BUSINESS_LICENCE_REVOKED', text: { zh: '吊销', en: 'business licence revoked' },
    basis: '市场主体登记管理条例 第五章 (法律责任: 吊销营业执照); 食品经营许可和备案管理办法',
    remedy: { zh: '营业执照已被吊销；如不服处罚，可向作出决定的机关申请复议；继续经营须重新设立。', en: 'The business licence was revoked: ask for review of that decision, or register anew.' },
  },
  经营异常: {
    standing: 'refer', code: 'BUSINESS_ABNORMAL', text: { zh: '列入经营异常名录', en: 'listed as abnormal' },
    basis: '企业信息公示暂行条例 (经营异常名录)',
    remedy: { zh: '请先向登记机关补报年报或更正住所等信息，申请移出经营异常名录。', en: 'File what is missing (annual report, address) with the registration authority and ask to be taken off the list.' },
  },
  严重违法: {
    standing: 'refer', code: 'BUSINESS_SERIOUSLY_ILLEGAL', text: { zh: '列入严重违法失信名单', en: 'listed for serious violations' },
    basis: '企业信息公示暂行条例 (严重违法名单); 市场监督管理严重违法失信名单管理办法',
    remedy: { zh: '由工作人员审查；符合条件的，可向列入机关申请信用修复。', en: 'A clerk looks at it; where the conditions are met, ask the listing authority for credit repair.' },
  },
}; // prettier-ignore

/** Who represents a business by registration alone. */
export const REPRESENTATIVE_ROLES = {
  value: ['法定代表人', '经营者', '负责人'],
  source: '市场主体登记管理条例 art 8; 民法典 arts 61, 54, 105',
} as const;

interface BarGround extends Bilingual {
  basis: string;
  /** How long the law bars; null for life. A register that says less is contradicted by the law. */
  years: number | null;
}

/** Why somebody may be barred, by the code of the register of bars. A ground that is not here refers too. */
export const BAR_GROUNDS: Readonly<Record<string, BarGround>> = {
  'licence-revoked-five-years': { zh: '被吊销许可证未满五年', en: 'a licence was revoked less than five years ago', basis: '食品安全法 art 135', years: 5 },
  'food-safety-crime-life': { zh: '因食品安全犯罪被判处有期徒刑以上刑罚，终身不得从事', en: 'a prison sentence for a food-safety crime bars for life', basis: '食品安全法 art 135', years: null },
  'false-material-one-year': { zh: '隐瞒情况或者提供虚假材料申请许可未满一年', en: 'false material was given less than a year ago', basis: '行政许可法 art 78', years: 1 },
  'fraud-three-years': { zh: '以欺骗、贿赂等不正当手段取得许可未满三年', en: 'a licence was obtained by fraud less than three years ago', basis: '行政许可法 art 79', years: 3 },
}; // prettier-ignore
