import type { LabelDefinition } from '../../layout';

/** The words on certificates of training and assessment. */
export const LABELS: readonly LabelDefinition[] = [
  { field: 'holderName', texts: ['持证人姓名', '姓名', '持证人', '持证'] },
  {
    field: 'idNumber',
    texts: ['公民身份号码', '身份证号码', '身份证件号码', '身份证号', '证件号码', '身份证', '身份号码'],
  },
  { field: 'number', texts: ['证书编号', '合格证编号', '证书号码', '证书号', '编号', '证号', 'NO'] },
  {
    field: 'level',
    texts: [
      '证书类别',
      '人员类别',
      '岗位类别',
      '管理类别',
      '考核类别',
      '培训类别',
      '证书级别',
      '级别',
      '等级',
      '类别',
      '岗位',
      '职务',
      '职位',
    ],
  },
  { field: 'unitName', texts: ['工作单位', '所在单位', '单位名称', '聘用单位', '企业名称', '单位'] },
  { field: 'issuedOn', texts: ['发证日期', '颁发日期', '签发日期', '发证时间', '批准日期'] },
  { field: 'assessedOn', texts: ['考核日期', '考试日期', '培训日期', '考核时间', '培训时间'] },
  {
    field: 'validTo',
    texts: ['有效期限至', '有效期至', '有效日期至', '有效截止日期', '有效期限', '有效日期', '有效期'],
  },
  { texts: ['发证机构', '发证单位', '培训机构', '考核机构', '颁发机构', '颁证单位', '发证机关'] },
  {
    texts: ['考核成绩', '考核结果', '成绩', '性别', '出生日期', '文化程度', '学历', '照片', '查询网址', '备注', '学时'],
  },
];
