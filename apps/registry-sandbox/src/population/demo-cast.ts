import type { Sex } from './names';
import type { CaseKind } from './population';
import type { BusinessKind } from './records/business.records';
import type { AssuranceLevel } from './records/person.records';

export interface DemoBusiness {
  readonly kind: CaseKind;
  readonly businessKind: BusinessKind;
  readonly divisionCode: string;
  readonly name: string;
}

export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly sex: Sex;
  readonly roles: string[];
  /** Division code of a member of staff's office. */
  readonly office?: string;
  /** What the password alone is worth; `real-name` unless told. */
  readonly acr?: AssuranceLevel;
  readonly noteZh: string;
  readonly noteEn: string;
  readonly businesses: readonly DemoBusiness[];
  /** Registered today: no register knows it yet. */
  readonly newBusiness?: DemoBusiness;
}

/** The login of the operator who owns the stores of `SANDBOX_CHAIN_STORES`. */
export const CHAIN_LOGIN = 'chain';

/** People anyone may sign in as. Their place in this list numbers them: append, never reorder. */
export const demoCast: readonly DemoPerson[] = [
  {
    login: 'lin',
    name: '林惠珍',
    sex: '女',
    roles: [],
    noteZh: '蓬江区食品店店主，资料齐全，可自动办结',
    noteEn: 'Food shop owner, everything in order',
    businesses: [
      {
        kind: 'straight-through',
        businessKind: '个体工商户',
        divisionCode: '440703',
        name: '江门市蓬江区惠珍食品商行（个体工商户）',
      },
    ],
  },
  {
    login: 'chen',
    name: '陈志强',
    sex: '男',
    roles: [],
    noteZh: '两家公司的法定代表人：一家食品公司，一家餐饮公司',
    noteEn: 'Two companies: food sales, and a restaurant',
    businesses: [
      {
        kind: 'straight-through',
        businessKind: '有限责任公司',
        divisionCode: '440705',
        name: '江门市新会区志强陈皮食品有限公司',
      },
      {
        kind: 'restaurant',
        businessKind: '有限责任公司',
        divisionCode: '440705',
        name: '江门市新会区冈州味餐饮服务有限公司',
      },
    ],
  },
  {
    login: 'wu',
    name: '伍家豪',
    sex: '男',
    roles: [],
    noteZh: '店铺被列入经营异常名录',
    noteEn: 'Business listed as abnormal',
    businesses: [{ kind: 'abnormal', businessKind: '个体工商户', divisionCode: '440781', name: '台山市家豪副食店' }],
  },
  {
    login: 'zhao',
    name: '赵国华',
    sex: '男',
    roles: [],
    noteZh: '五年内不得申请食品经营许可',
    noteEn: 'Barred for five years',
    businesses: [{ kind: 'barred', businessKind: '个体工商户', divisionCode: '440783', name: '开平市国华粮油店' }],
  },
  {
    login: 'huang',
    name: '黄美玲',
    sex: '女',
    roles: [],
    noteZh: '经营场所没有不动产登记信息',
    noteEn: 'No registry record of the premises',
    businesses: [
      { kind: 'premises-missing', businessKind: '个体工商户', divisionCode: '440784', name: '鹤山市美玲便利店' },
    ],
  },
  {
    login: 'liang',
    name: '梁少芬',
    sex: '女',
    roles: [],
    noteZh: '名下没有市场主体',
    noteEn: 'Has no business',
    businesses: [],
  },
  {
    login: 'auditor',
    name: '区文静',
    sex: '女',
    roles: ['auditor'],
    office: '440700',
    noteZh: '审计人员',
    noteEn: 'Auditor (staff)',
    businesses: [],
  },
  {
    login: 'clerk',
    name: '关建明',
    sex: '男',
    roles: ['clerk'],
    office: '440703',
    noteZh: '蓬江区窗口工作人员',
    noteEn: 'Clerk in Pengjiang (staff)',
    businesses: [],
  },
  {
    login: CHAIN_LOGIN,
    name: '司徒健',
    sex: '男',
    roles: [],
    noteZh: '连锁经营者，门店数量由配置决定',
    noteEn: 'Chain operator, stores set in the configuration',
    businesses: [],
  },
  {
    login: 'yu',
    name: '余嘉敏',
    sex: '女',
    roles: [],
    acr: 'password',
    noteZh: '食品店店主，仅有密码认证，提交前须实名认证',
    noteEn: 'Food shop owner with a password only: steps up before submitting',
    businesses: [
      {
        kind: 'straight-through',
        businessKind: '个体工商户',
        divisionCode: '440703',
        name: '江门市蓬江区嘉敏食品店（个体工商户）',
      },
    ],
  },
  {
    login: 'feng',
    name: '冯伟强',
    sex: '男',
    roles: [],
    acr: 'face-verified',
    noteZh: '已通过人脸认证，名下没有市场主体',
    noteEn: 'Signs in face-verified, has no business',
    businesses: [],
  },
  {
    login: 'clerk-taishan',
    name: '甄秀兰',
    sex: '女',
    roles: ['clerk'],
    office: '440781',
    noteZh: '台山市窗口工作人员',
    noteEn: 'Clerk in Taishan (staff)',
    businesses: [],
  },
  {
    login: 'inspector',
    name: '容志明',
    sex: '男',
    roles: ['inspector'],
    office: '440703',
    noteZh: '蓬江区核查人员',
    noteEn: 'Inspector in Pengjiang (staff)',
    businesses: [],
  },
  {
    login: 'reviewer',
    name: '谭慧敏',
    sex: '女',
    roles: ['reviewer'],
    office: '440700',
    noteZh: '江门市复核人员',
    noteEn: 'Reviewer in Jiangmen (staff)',
    businesses: [],
  },
  {
    login: 'administrator',
    name: '简立',
    sex: '男',
    roles: ['administrator'],
    office: '440700',
    noteZh: '账号管理员，不接触案件',
    noteEn: 'Looks after accounts and sees no case (staff)',
    businesses: [],
  },
  {
    login: 'two-roles',
    name: '钟启明',
    sex: '男',
    roles: ['clerk', 'reviewer'],
    office: '440703',
    noteZh: '同时拥有不得兼任的岗位，不能登录',
    noteEn: 'Holds roles that are kept apart: refused (staff)',
    businesses: [],
  },
  {
    login: 'inspector-taishan',
    name: '雷俊杰',
    sex: '男',
    roles: ['inspector'],
    office: '440781',
    noteZh: '台山市核查人员',
    noteEn: 'Inspector in Taishan (staff)',
    businesses: [],
  },
  {
    login: 'xin',
    name: '辛晓燕',
    sex: '女',
    roles: [],
    noteZh: '今天刚办好营业执照，登记系统尚无记录，拍照上传营业执照和租赁合同即可申请',
    noteEn: 'Registered today and in no register yet: applies with photos of licence and lease',
    businesses: [],
    newBusiness: {
      kind: 'straight-through',
      businessKind: '个体工商户',
      divisionCode: '440703',
      name: '江门市蓬江区晓燕食品店（个体工商户）',
    },
  },
];
