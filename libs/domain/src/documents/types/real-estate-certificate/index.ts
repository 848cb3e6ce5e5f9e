import type { DocumentTypeDefinition } from '../../document-type';
import { checkRealEstateCertificate } from './check';
import { REAL_ESTATE_CERTIFICATE_FIELDS } from './fields';
import { parseRealEstateCertificate } from './parse';

/** 不动产权证书: the page of facts, or the open booklet. */
export const REAL_ESTATE_CERTIFICATE: DocumentTypeDefinition = {
  id: 'real-estate-certificate',
  version: '1',
  name: { zh: '不动产权证书', en: 'Real-estate certificate' },
  source: '不动产登记暂行条例 art 21; 不动产登记暂行条例实施细则 art 20',
  marks: [
    { text: '不动产权证书', weight: 1, title: true },
    { text: '不动产单元号', weight: 0.5 },
    { text: '不动产权第', weight: 0.4 },
    { text: '权利人', weight: 0.2 },
    { text: '共有情况', weight: 0.3 },
    { text: '权利类型', weight: 0.3 },
    { text: '权利性质', weight: 0.3 },
    { text: '使用期限', weight: 0.2 },
    { text: '坐落', weight: 0.1 },
    { text: '授权委托书', weight: -1, title: true },
    { text: '租赁合同', weight: -0.4 },
    { text: '不动产单元号', weight: 0, twin: true },
    { text: '权利类型', weight: 0, twin: true },
  ],
  fields: REAL_ESTATE_CERTIFICATE_FIELDS,
  parse: parseRealEstateCertificate,
  check: checkRealEstateCertificate,
};
