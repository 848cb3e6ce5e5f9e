import { toChinaDate } from '../../dates';
import { comparePersonName } from '../../names';
import { findAt } from '../case-facts';
import type { Freshness, MaterialDefinition, MaterialDocument } from '../definition';
import { asText } from '../readers';
import { BUSINESS_LICENCE, forPeople, HEALTH_CERTIFICATE, PREMISES_RIGHT, STAFF_CERTIFICATE } from './documents';
import { holdsRight } from './rights';

const SHARING = '国务院关于在线政务服务的若干规定 art 7; 优化营商环境条例 art 44';
const ORDER_78 = '食品经营许可和备案管理办法 (申请材料)';

const within = (days: number): Freshness => ({
  days,
  source: '提交时重新查询; 数据更新周期由发证机关设定, 法律没有规定',
});

type Covers = NonNullable<NonNullable<MaterialDefinition['replacedBy']>['covers']>;

interface Obtained {
  basis: string;
  source: string;
  days?: number;
  covers?: Covers;
  document?: MaterialDocument;
  ask?: MaterialDefinition['ask'];
}

const obtained = (id: string, zh: string, en: string, wanted: Obtained): MaterialDefinition => ({
  id,
  name: { zh, en },
  basis: wanted.basis,
  status: 'obtained',
  replacedBy: {
    source: wanted.source,
    basis: SHARING,
    ...(wanted.days !== undefined && { freshness: within(wanted.days) }),
    ...(wanted.covers && { covers: wanted.covers }),
  },
  ...(wanted.document && { document: wanted.document }),
  ...(wanted.ask && { ask: wanted.ask }),
});

/**
 * Whether somebody is in a register of people is nobody's business but theirs, and an applicant may type any number. So no more
 * is told than whether a certificate is wanted, and "not wanted" only to one who knows number and name as registered: who
 * mistypes, guesses, or names somebody who is not there hears the same. At submission the register is asked again, and whoever
 * was asked about sees it in their list of accesses.
 */
const isTheNamedPerson: Covers = {
  reads: ['foodSafetyPersonId', 'foodSafetyPersonName'],
  holds: (record, { declared }) => {
    const [name, registered] = [asText(declared['foodSafetyPersonName']), asText(findAt(record, 'holderName'))];
    return name !== undefined && registered !== undefined && comparePersonName(name, registered) === 'same';
  },
};

const hasOwnRight: Covers = {
  reads: ['premisesAddressCode'],
  holds: (record, { registered }) => {
    const asOf = registered['premises']?.asOf ?? '';
    return asOf !== '' && holdsRight(record, registered['business-registration']?.record, toChinaDate(asOf));
  },
};

/** What the law asks for, what stands in for it, and what is asked when that is silent. */
export const MATERIALS: readonly MaterialDefinition[] = [
  {
    id: 'application-form',
    name: { zh: '食品经营许可申请书', en: 'Application form' },
    basis: `${ORDER_78}; 行政许可法 art 29`,
    status: 'form',
  },
  obtained('business-licence', '营业执照', 'Business licence', {
    basis: ORDER_78,
    source: 'business-registration',
    days: 1,
    document: BUSINESS_LICENCE,
    ask: {
      zh: '市场主体登记尚无记录：请拍摄营业执照（正本或者副本）上传。',
      en: 'The business register has no record yet: upload a photo of the business licence.',
    },
  }),
  obtained('identity-card', '法定代表人（负责人）身份证明', "Representative's identity card", {
    basis: '行政许可法 art 31',
    // Proved at sign-in, and by the population register when the application is verified.
    source: 'identity-provider',
    document: forPeople('resident-id-front', 'resident-id-back'),
    ask: {
      zh: '工作人员要求时，请拍摄居民身份证正反两面上传。',
      en: 'When a clerk asks for it: photos of both sides of the card.',
    },
  }),
  obtained('premises-right', '经营场所使用证明', 'Right to use the premises', {
    basis: '食品安全法 art 33(1)',
    source: 'premises',
    days: 7,
    covers: hasOwnRight,
    document: PREMISES_RIGHT,
    ask: {
      zh: '登记中没有您对该场所的使用权：请拍摄租赁合同或者不动产权证书上传。',
      en: 'No right of yours to the premises is registered: upload the lease or the title.',
    },
  }),
  obtained('staff-certificate', '食品安全管理人员证明', 'Certificate of the food-safety person', {
    basis: '食品安全法 art 44',
    source: 'food-safety-staff',
    days: 7,
    covers: isTheNamedPerson,
    document: STAFF_CERTIFICATE,
    ask: {
      zh: '请拍摄所填食品安全管理人员的培训考核证明（载有身份证号码）上传。',
      en: 'Upload the certificate of the person named, one that bears the identity number.',
    },
  }),
  obtained('health-certificate', '健康证明', 'Health certificate', {
    basis: '食品安全法 art 45',
    source: 'health-certificates',
    days: 7,
    covers: isTheNamedPerson,
    document: HEALTH_CERTIFICATE,
    ask: {
      zh: '请拍摄所填人员的健康证明（载有身份证号码）上传。',
      en: 'Upload the health certificate of the person named, one that bears the identity number.',
    },
  }),
  {
    id: 'mandate-letter',
    name: { zh: '授权委托书和代理人身份证明', en: "Letter of authority and the agent's identity" },
    basis: `${ORDER_78} (委托代理人); 行政许可法 art 29`,
    status: 'not-needed',
    document: forPeople('letter-of-authority'),
    note: {
      zh: '本人办理的不需要；代理人凭法定代表人（负责人）在线出具的委托办理。',
      en: 'Not asked of the representative; an agent acts under a mandate that the representative gives online.',
    },
  },
  {
    id: 'earlier-licence',
    name: { zh: '原食品经营许可证', en: 'The earlier food-business licence' },
    basis: '食品经营许可和备案管理办法 (变更、延续、补办)',
    status: 'not-needed',
    document: forPeople('food-licence'),
    note: {
      zh: '首次申请不需要；持证情况由电子证照库核查。',
      en: 'Not asked for a first licence; the certificate library says what is held.',
    },
  },
  {
    id: 'equipment-and-layout',
    name: { zh: '主要设备设施、经营布局', en: 'Main equipment and layout' },
    basis: `${ORDER_78}; 食品安全法 art 33(2)`,
    status: 'not-needed',
    note: {
      zh: '不需要现场核查的食品销售：由申请书中的声明代替。',
      en: 'Sales without an on-site check: the declaration in the form stands in.',
    },
  },
  {
    id: 'process',
    name: { zh: '操作流程', en: 'Process' },
    basis: `${ORDER_78}; 食品安全法 art 33(4)`,
    status: 'not-needed',
    note: { zh: '仅从事食品销售的不需要提交。', en: 'Not asked of those who only sell.' },
  },
  {
    id: 'rules-list',
    name: { zh: '食品安全规章制度目录清单', en: 'List of food-safety rules' },
    basis: `${ORDER_78}; 食品安全法 art 33(3)`,
    status: 'form',
    note: {
      zh: '自查、从业人员健康管理、进货查验记录、事故处置：提交申请书即声明已建立。',
      en: 'Self-inspection, staff health, purchase checks, accidents: submitting the form declares them.',
    },
  },
];
