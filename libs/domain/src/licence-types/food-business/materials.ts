import type { MaterialDefinition } from '../definition';

const SHARING = '国务院关于在线政务服务的若干规定 art 7; 优化营商环境条例 art 44';
const ORDER_78 = '食品经营许可和备案管理办法 (申请材料)';

const obtained = (id: string, zh: string, en: string, basis: string, source: string): MaterialDefinition => ({
  id,
  name: { zh, en },
  basis,
  status: 'obtained',
  replacedBy: { source, basis: SHARING },
});

/** What the law asks for, and why the applicant need not bring it. */
export const MATERIALS: readonly MaterialDefinition[] = [
  {
    id: 'application-form',
    name: { zh: '食品经营许可申请书', en: 'Application form' },
    basis: `${ORDER_78}; 行政许可法 art 29`,
    status: 'form',
  },
  obtained('business-licence', '营业执照', 'Business licence', ORDER_78, 'business-registration'),
  obtained(
    'identity-card',
    '法定代表人（负责人）身份证明',
    "Representative's identity card",
    '行政许可法 art 31',
    'population',
  ),
  obtained('premises-right', '经营场所使用证明', 'Right to use the premises', '食品安全法 art 33(1)', 'premises'),
  obtained(
    'staff-certificate',
    '食品安全管理人员证明',
    'Certificate of the food-safety person',
    '食品安全法 art 44',
    'food-safety-staff',
  ),
  obtained('health-certificate', '健康证明', 'Health certificate', '食品安全法 art 45', 'health-certificates'),
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
