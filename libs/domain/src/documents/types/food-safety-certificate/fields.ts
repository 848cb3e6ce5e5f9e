import { critical, defineFields, personal, required } from '../../define-fields';
import type { DocumentFieldDefinition } from '../../document-type';

const field = defineFields('食品安全法 art 44; 企业落实食品安全主体责任监督管理规定');

/** What a certificate of training and assessment shows. */
export const FOOD_SAFETY_CERTIFICATE_FIELDS: readonly DocumentFieldDefinition[] = [
  field('holderName', 'person-name', '姓名', 'Holder', critical(0.9), required, personal),
  field('idNumber', 'resident-id', '公民身份号码', 'Identity number', critical(0.6), required, personal, {
    source: 'GB 11643',
  }),
  field('number', 'text', '证书编号', 'Certificate number', critical(0.9), required),
  field('level', 'text', '级别', 'Level', critical(0.9), required),
  field('unitName', 'text', '所在单位', 'Employer'),
  field('issuedOn', 'date', '发证日期', 'Issued on', critical(0.8), required),
  field('validTo', 'date', '有效期至', 'Valid to', critical(0.8), {
    source: '发证机构或地方规定; 食品安全法 art 44 没有规定有效期',
  }),
];
