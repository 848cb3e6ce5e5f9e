import { critical, defineFields, personal, required } from '../../define-fields';
import type { DocumentFieldDefinition } from '../../document-type';

const field = defineFields('食品安全法 art 45');

/** What the cards of the regions show. */
export const HEALTH_CERTIFICATE_FIELDS: readonly DocumentFieldDefinition[] = [
  field('name', 'person-name', '姓名', 'Name', critical(0.9), required, personal),
  field('sex', 'text', '性别', 'Sex', personal, { source: '各地健康证样式' }),
  field('age', 'number', '年龄', 'Age', personal, { source: '各地健康证样式' }),
  field('idNumber', 'resident-id', '公民身份号码', 'Identity number', critical(0.6), personal, {
    source: '各地健康证样式; GB 11643',
  }),
  field('number', 'text', '健康证编号', 'Certificate number', { source: '各地健康证样式' }),
  field('trade', 'text', '从业类别', 'Trade'),
  field('institution', 'text', '体检机构', 'Examining institution', { source: '各地健康证样式' }),
  field('issuedOn', 'date', '发证日期', 'Issued on', critical(0.8), required),
  field('validTo', 'date', '有效期至', 'Valid to', critical(0.8), required),
];
