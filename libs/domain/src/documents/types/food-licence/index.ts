import { critical, defineFields, personal, required } from '../../define-fields';
import type { DocumentTypeDefinition } from '../../document-type';
import { checkFoodLicence } from './check';
import { parseFoodLicence } from './parse';

const ORDER = '食品经营许可和备案管理办法 (许可证载明事项)';
const field = defineFields(ORDER);

/** 食品经营许可证, as issued under Order 17 and Order 78. */
export const FOOD_LICENCE: DocumentTypeDefinition = {
  id: 'food-licence',
  version: '1',
  name: { zh: '食品经营许可证', en: 'Food-business licence' },
  source: ORDER,
  marks: [
    { text: '食品经营许可证', weight: 1, title: true, once: true },
    { text: '许可证编号', weight: 0.4 },
    { text: '主体业态', weight: 0.4 },
    { text: '经营项目', weight: 0.3 },
    { text: '经营者名称', weight: 0.2 },
    { text: '发证机关', weight: 0.1 },
    { text: '日常监督管理机构', weight: 0.2 },
    { text: '营业执照', weight: -0.5, title: true },
  ],
  fields: [
    field('operatorName', 'text', '经营者名称', 'Operator', critical(0.85), required),
    field('creditCode', 'credit-code', '统一社会信用代码', 'Credit code', critical(0.6), required),
    field('representative', 'person-name', '法定代表人（负责人）', 'Representative', required, personal),
    field('domicile', 'text', '住所', 'Domicile'),
    field('premises', 'text', '经营场所', 'Premises', critical(0.85), required),
    field('businessForm', 'text', '主体业态', 'Business form', required),
    field('items', 'list', '经营项目', 'Items', critical(0.85), required),
    field('number', 'licence-number', '许可证编号', 'Licence number', critical(0.7), required),
    field('authority', 'text', '发证机关', 'Issued by'),
    field('issuedOn', 'date', '发证日期', 'Issued on'),
    field('validTo', 'date', '有效期至', 'Valid to', critical(0.8), required),
  ],
  parse: parseFoodLicence,
  check: checkFoodLicence,
};
