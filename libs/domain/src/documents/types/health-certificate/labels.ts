import type { LabelDefinition } from '../../layout';

/** The words that the regions print. `examinedOn` stands in for the day of issue where a card has no other day. */
export const LABELS: readonly LabelDefinition[] = [
  { field: 'name', texts: ['姓名'] },
  { field: 'sex', texts: ['性别'] },
  { field: 'age', texts: ['年龄'] },
  {
    field: 'idNumber',
    texts: ['公民身份号码', '身份证号码', '身份证件号码', '身份证号', '身份证', '证件号码', '身份号码'],
  },
  { field: 'number', texts: ['健康证编号', '健康证号', '证书编号', '证件编号', '编号', '证号', '号码', 'NO'] },
  {
    field: 'trade',
    texts: [
      '从业类别',
      '从业行业',
      '行业类别',
      '从业工种',
      '行业/工种',
      '行业工种',
      '从事行业',
      '从事工种',
      '行业',
      '工种',
      '岗位',
      '类别',
    ],
  },
  {
    field: 'institution',
    texts: ['体检机构', '检查机构', '体检单位', '检查单位', '发证单位', '发证机构', '发证机关', '检查医院', '体检医院'],
  },
  { field: 'issuedOn', texts: ['发证日期', '发证时间', '签发日期', '办证日期', '发证日'] },
  { field: 'examinedOn', texts: ['体检日期', '检查日期', '体检时间', '检查时间'] },
  {
    field: 'validTo',
    texts: ['有效期限至', '有效期至', '有效日期至', '有效截止日期', '有效期限', '有效日期', '有效期', '有效至'],
  },
  { texts: ['工作单位', '所在单位', '从业单位', '单位名称', '单位'] },
  { texts: ['检查结论', '体检结论', '体检结果', '检查结果', '结论', '检验结果', '培训结果', '培训情况'] },
  { texts: ['籍贯', '民族', '出生日期', '联系电话', '电话', '照片', '相片', '备注', '查询电话', '监督电话'] },
];
