import { critical, defineFields, personal, required } from '../../define-fields';
import type { DocumentTypeDefinition } from '../../document-type';
import { checkBusinessLicence } from './check';
import { parseBusinessLicence } from './parse';

const DETAILS = '市场主体登记管理条例实施细则 art 23';
const field = defineFields(DETAILS);

/** 营业执照: current landscape and portrait, and the layouts before the credit code. */
export const BUSINESS_LICENCE: DocumentTypeDefinition = {
  id: 'business-licence',
  version: '1',
  name: { zh: '营业执照', en: 'Business licence' },
  source: DETAILS,
  marks: [
    { text: '营业执照', weight: 1, title: true, once: true },
    { text: '个体工商户营业执照', weight: 1, title: true },
    { text: '企业法人营业执照', weight: 1, title: true },
    { text: '统一社会信用代码', weight: 0.2 },
    { text: '经营范围', weight: 0.3 },
    { text: '登记机关', weight: 0.3 },
    { text: '成立日期', weight: 0.3 },
    { text: '注册日期', weight: 0.3 },
    { text: '注册资本', weight: 0.2 },
    { text: '营业期限', weight: 0.2 },
    { text: '组成形式', weight: 0.2 },
    { text: '注册号', weight: 0.2 },
    { text: '食品经营许可证', weight: -1, title: true },
    { text: '许可证编号', weight: -0.6 },
    { text: '授权委托书', weight: -1, title: true },
  ],
  fields: [
    field('creditCode', 'credit-code', '统一社会信用代码', 'Credit code', critical(0.6), required),
    field('name', 'text', '名称', 'Name', critical(0.85), required),
    field('kind', 'text', '类型', 'Kind', critical(0.8), required),
    field(
      'representative',
      'person-name',
      '法定代表人（经营者、负责人）',
      'Representative',
      critical(0.85),
      required,
      personal,
    ),
    field('address', 'text', '住所（经营场所）', 'Address', critical(0.85), required),
    field('scope', 'text', '经营范围', 'Scope of business', critical(0.8), required),
    field('establishedOn', 'date', '成立日期', 'Established on', critical(0.8), required),
    field('capital', 'text', '注册资本', 'Registered capital'),
    field('registeredBy', 'text', '登记机关', 'Registered by'),
    field('issuedOn', 'date', '发照日期', 'Issued on'),
    field('termEnd', 'date', '营业期限', 'End of term'),
  ],
  parse: parseBusinessLicence,
  check: checkBusinessLicence,
};
