import { critical, defineFields, required } from '../../define-fields';
import type { DocumentTypeDefinition } from '../../document-type';
import { checkTerm } from '../../problems';
import { parseResidentIdBack } from './parse';

const LAW = '居民身份证法 arts 3, 5';
const field = defineFields(LAW);

/** 居民身份证, the side with the national emblem. */
export const RESIDENT_ID_BACK: DocumentTypeDefinition = {
  id: 'resident-id-back',
  version: '1',
  name: { zh: '居民身份证（国徽面）', en: 'Resident identity card, back (emblem side)' },
  source: LAW,
  marks: [
    { text: '居民身份证', weight: 0.8, title: true, once: true },
    { text: '中华人民共和国', weight: 0.2, title: true },
    { text: '签发机关', weight: 0.5 },
    { text: '有效期限', weight: 0.4 },
    { text: '公民身份号码', weight: -0.3 },
  ],
  fields: [
    field('issuedBy', 'text', '签发机关', 'Issued by', required),
    field('validFrom', 'date', '有效期限（起）', 'Valid from', critical(0.8), required),
    field('validTo', 'date', '有效期限（止）', 'Valid to', critical(0.8), required),
  ],
  parse: parseResidentIdBack,
  check: (values, on) => checkTerm(values, on, 'validFrom', 'validTo'),
};
