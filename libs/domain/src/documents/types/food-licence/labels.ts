import type { LabelDefinition } from '../../layout';

/** What is printed on licences of Order 17 and Order 78; without a field: words that end a value. */
export const LABELS: readonly LabelDefinition[] = [
  { field: 'operatorName', texts: ['经营者名称', '经营者名称(姓名)', '单位名称'] },
  {
    field: 'creditCode',
    texts: ['统一社会信用代码(身份证号码)', '统一社会信用代码', '社会信用代码(身份证号码)', '社会信用代码'],
  },
  { field: 'representative', texts: ['法定代表人(负责人)', '法定代表人', '负责人', '法定代表人(负责人、业主)'] },
  { field: 'domicile', texts: ['住所'] },
  { field: 'premises', texts: ['经营场所', '经营地址'] },
  { field: 'businessForm', texts: ['主体业态'] },
  { field: 'items', texts: ['经营项目'] },
  { field: 'number', texts: ['许可证编号', '编号'] },
  { field: 'authority', texts: ['发证机关'] },
  { field: 'validTo', texts: ['有效期至', '有效期限至'] },
  { field: 'issuedOn', texts: ['发证日期', '签发日期'] },
  { texts: ['日常监督管理机构', '日常监督管理人员'] },
  { texts: ['投诉举报电话'] },
  { texts: ['签发人'] },
  { texts: ['外设仓库地址', '仓库地址', '外设仓库'] },
  { texts: ['网络经营'] },
  { texts: ['国家市场监督管理总局监制', '国家食品药品监督管理总局监制', '国家市场监督管理总局'] },
];
