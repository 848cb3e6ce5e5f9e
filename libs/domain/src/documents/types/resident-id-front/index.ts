import { critical, defineFields, personal, required } from '../../define-fields';
import type { DocumentTypeDefinition } from '../../document-type';
import { checkResidentIdFront } from './check';
import { parseResidentIdFront } from './parse';

const LAW = '居民身份证法 art 3';
const field = defineFields(LAW);

/** 居民身份证, the side with portrait and number. */
export const RESIDENT_ID_FRONT: DocumentTypeDefinition = {
  id: 'resident-id-front',
  version: '1',
  name: { zh: '居民身份证（人像面）', en: 'Resident identity card, front (portrait side)' },
  source: LAW,
  marks: [
    { text: '公民身份号码', weight: 0.6, once: true },
    { text: '姓名', weight: 0.2 },
    { text: '性别', weight: 0.2 },
    { text: '民族', weight: 0.3 },
    { text: '出生', weight: 0.2 },
    { text: '住址', weight: 0.3 },
    { text: '健康证', weight: -1 },
    { text: '健康合格证', weight: -1 },
    { text: '合格证', weight: -0.5 },
    { text: '授权委托书', weight: -1 },
    { text: '合同', weight: -0.5 },
  ],
  fields: [
    field('name', 'person-name', '姓名', 'Name', critical(0.8), required, personal),
    field('sex', 'text', '性别', 'Sex', required, personal),
    field('ethnicity', 'text', '民族', 'Ethnic group', required, personal),
    field('bornOn', 'date', '出生', 'Date of birth', required, personal),
    field('address', 'text', '住址', 'Address', required, personal),
    field('idNumber', 'resident-id', '公民身份号码', 'Identity number', critical(0.7), required, personal),
  ],
  parse: parseResidentIdFront,
  check: checkResidentIdFront,
};
