import { critical, defineFields, personal, required } from '../../define-fields';
import type { DocumentFieldDefinition } from '../../document-type';

const field = defineFields('民法典 art 704');

/** What a lease of premises says; free text, so no layout. */
export const LEASE_FIELDS: readonly DocumentFieldDefinition[] = [
  field('lessor', 'text', '出租方', 'Lessor', required, personal),
  field('lessee', 'text', '承租方', 'Lessee', critical(0.9), required, personal),
  field(
    'lesseeCode',
    'subject-code',
    '承租方统一社会信用代码或公民身份号码',
    "Lessee's credit code or identity number",
    critical(0.6),
    personal,
    { source: 'GB 32100-2015; GB 11643' },
  ),
  field('address', 'text', '房屋坐落', 'Address of the premises', critical(0.9), required),
  field('use', 'text', '用途', 'Use'),
  field('area', 'number', '租赁面积', 'Area (m²)', critical(0.9)),
  field('from', 'date', '租赁期限自', 'Lease begins', critical(0.8), required),
  field('to', 'date', '租赁期限至', 'Lease ends', critical(0.8), required, { source: '民法典 art 704, 705' }),
  field('rent', 'number', '租金（元）', 'Rent (yuan)'),
  field('signedOn', 'date', '签订日期', 'Signed on', { source: '民法典 art 490' }),
];
