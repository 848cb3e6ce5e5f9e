import type { DocumentTypeDefinition } from '../../document-type';
import { checkLease } from './check';
import { LEASE_FIELDS } from './fields';
import { parseLease } from './parse';

/** 租赁合同: free text over one or more pages. */
export const LEASE: DocumentTypeDefinition = {
  id: 'lease',
  version: '1',
  name: { zh: '租赁合同', en: 'Lease' },
  source: '民法典 arts 703-707',
  marks: [
    ...[
      '租赁合同',
      '房屋租赁合同',
      '商铺租赁合同',
      '房屋租赁协议',
      '租赁协议',
      '租赁合同书',
      '房屋租赁合同书',
      '商业用房租赁合同',
      '店铺租赁合同',
    ].map((text) => ({ text, weight: 1, title: true as const })),
    { text: '出租方', weight: 0.3 },
    { text: '承租方', weight: 0.3 },
    { text: '出租人', weight: 0.3 },
    { text: '承租人', weight: 0.3 },
    { text: '租赁期限', weight: 0.3 },
    { text: '租期', weight: 0.2 },
    { text: '租金', weight: 0.3 },
    { text: '租赁合同', weight: 0.3 },
    { text: '授权委托书', weight: -1, title: true },
    { text: '不动产权证书', weight: -1, title: true },
    { text: '第一条', weight: 0, twin: true },
    { text: '第二条', weight: 0, twin: true },
  ],
  fields: LEASE_FIELDS,
  parse: parseLease,
  check: checkLease,
};
