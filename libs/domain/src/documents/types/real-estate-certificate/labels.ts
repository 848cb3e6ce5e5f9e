import type { LabelDefinition } from '../../layout';

/** The rows of the table that the whole country prints, and words around it that end a value. */
export const LABELS: readonly LabelDefinition[] = [
  { field: 'holder', texts: ['权利人', '权利', '房屋所有权人', '所有权人'] },
  { field: 'sharing', texts: ['共有情况'] },
  { field: 'address', texts: ['房屋坐落', '坐落', '座落'] },
  { field: 'unitNumber', texts: ['不动产单元号', '单元号'] },
  { field: 'rightType', texts: ['权利类型'] },
  { texts: ['权利性质'] },
  { field: 'use', texts: ['规划用途', '用途'] },
  { field: 'area', texts: ['面积'] },
  { field: 'buildingArea', texts: ['房屋建筑面积', '建筑面积', '房屋面积'] },
  {
    texts: [
      '共有宗地面积',
      '宗地面积',
      '土地使用权面积',
      '独用土地面积',
      '分摊土地面积',
      '专有建筑面积',
      '套内建筑面积',
      '分摊建筑面积',
    ],
  },
  { field: 'term', texts: ['使用期限', '使用年限'] },
  { texts: ['权利其他状况', '附记', '登记机构', '登记时间', '登记日期', '附图页', '宗地图'] },
];
