import type { LabelDefinition } from '../../layout';

/** Labels of the current layouts and of those before the credit code; without a field: words that end a value. */
export const LABELS: readonly LabelDefinition[] = [
  { field: 'creditCode', texts: ['统一社会信用代码', '社会信用代码'] },
  { field: 'registrationNumber', texts: ['注册号', '营业执照注册号'] },
  { field: 'name', texts: ['名称', '字号名称', '企业名称', '公司名称', '字号'] },
  { field: 'kind', texts: ['类型', '组成形式', '公司类型', '企业类型', '主体类型', '经济性质'] },
  {
    field: 'representative',
    texts: [
      '法定代表人',
      '法定代表人姓名',
      '执行事务合伙人',
      '经营者',
      '经营者姓名',
      '投资人',
      '投资人姓名',
      '负责人',
      '负责人姓名',
    ],
  },
  { field: 'address', texts: ['住所', '经营场所', '主要经营场所', '营业场所'] },
  { field: 'scope', texts: ['经营范围', '经营范围及方式', '业务范围'] },
  { field: 'establishedOn', texts: ['成立日期', '注册日期', '成立时间'] },
  { field: 'capital', texts: ['注册资本', '出资额', '注册资金', '成员出资总额', '资金数额'] },
  { field: 'term', texts: ['营业期限', '经营期限', '合伙期限'] },
  { field: 'registeredBy', texts: ['登记机关', '发照机关'] },
  { texts: ['实收资本'] },
  { texts: ['核准日期', '发照日期'] },
  { texts: ['证照编号'] },
  { texts: ['副本编号', '编号'] },
  { texts: ['扫描二维码登录', '扫描二维码了解', '扫描市场主体身份码'] },
  { texts: ['国家企业信用信息公示系统', '企业信用信息公示系统', '市场主体应当于每年'] },
  { texts: ['国家市场监督管理总局监制', '国家工商行政管理总局监制', '国家市场监督管理总局'] },
];
