import type { DocumentTypeDefinition } from '../../document-type';
import { checkLetterOfAuthority } from './check';
import { LETTER_OF_AUTHORITY_FIELDS } from './fields';
import { parseLetterOfAuthority } from './parse';

/** 授权委托书: labels and values, or sentences. */
export const LETTER_OF_AUTHORITY: DocumentTypeDefinition = {
  id: 'letter-of-authority',
  version: '1',
  name: { zh: '授权委托书', en: 'Letter of authority' },
  source: '民法典 arts 161-165',
  marks: [
    ...['授权委托书', '委托书', '授权书', '委托代理书', '法人授权委托书', '法定代表人授权委托书', '代办委托书'].map(
      (text) => ({ text, weight: 1, title: true as const }),
    ),
    { text: '委托人', weight: 0.3 },
    { text: '受托人', weight: 0.3 },
    { text: '委托事项', weight: 0.4 },
    { text: '委托期限', weight: 0.4 },
    { text: '特此委托', weight: 0.4 },
    { text: '租赁合同', weight: -0.4 },
    { text: '委托事项', weight: 0, twin: true },
    { text: '委托期限', weight: 0, twin: true },
  ],
  fields: LETTER_OF_AUTHORITY_FIELDS,
  parse: parseLetterOfAuthority,
  check: checkLetterOfAuthority,
};
