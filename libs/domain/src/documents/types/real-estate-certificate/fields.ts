import { critical, defineFields, personal, required } from '../../define-fields';
import type { DocumentFieldDefinition } from '../../document-type';

const field = defineFields('不动产登记暂行条例 art 21; 不动产登记暂行条例实施细则 art 20');

/** The page of facts of the certificate of real-estate rights. */
export const REAL_ESTATE_CERTIFICATE_FIELDS: readonly DocumentFieldDefinition[] = [
  field('number', 'text', '不动产权证书号', 'Certificate number', required),
  field('holder', 'text', '权利人', 'Holder of the right', critical(0.9), required, personal),
  field('address', 'text', '坐落', 'Location', critical(0.9), required),
  field('unitNumber', 'text', '不动产单元号', 'Real-estate unit number', { source: 'GB/T 37346-2019' }),
  field('rightType', 'text', '权利类型', 'Kind of right'),
  field('use', 'text', '用途', 'Use', critical(0.9), required),
  field('area', 'number', '房屋建筑面积', 'Building area (m²)', critical(0.9), required),
  field('termEnd', 'date', '使用期限至', 'Right of use ends'),
];
