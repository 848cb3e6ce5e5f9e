import { critical, defineFields, personal, required } from '../../define-fields';
import type { DocumentFieldDefinition } from '../../document-type';

const field = defineFields('民法典 art 165');

/** What an authority given in writing must say, and the codes that tell who gave it to whom. */
export const LETTER_OF_AUTHORITY_FIELDS: readonly DocumentFieldDefinition[] = [
  field('principal', 'text', '委托人', 'Principal', critical(0.9), required, personal),
  field(
    'principalCode',
    'subject-code',
    '委托人统一社会信用代码或公民身份号码',
    "Principal's credit code or identity number",
    critical(0.6),
    required,
    personal,
    { source: '民法典 art 165; GB 32100-2015; GB 11643' },
  ),
  field('agentName', 'person-name', '受托人', 'Agent', critical(0.9), required, personal),
  field(
    'agentIdNumber',
    'resident-id',
    '受托人公民身份号码',
    "Agent's identity number",
    critical(0.6),
    required,
    personal,
    { source: '民法典 art 165; GB 11643' },
  ),
  field('matters', 'text', '委托事项', 'Matters', required),
  field('from', 'date', '委托期限自', 'Authority begins', critical(0.8)),
  field('to', 'date', '委托期限至', 'Authority ends', critical(0.8), required),
  field('signedOn', 'date', '签署日期', 'Signed on', required),
];
